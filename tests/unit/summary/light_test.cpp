#include "summary/light.h"

#include <doctest/doctest.h>

#include "summary/missed.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

// Issued on a Monday with a deadline 140 days later.
struct Scene {
  SmallLedger ledger;
  Assignment assignment = ledger.assignment();
  Task task = *ledger.records.task(ledger.dated);
  Plan plan = *ledger.records.plan(ledger.plan);

  LightVerdict on(int day) {
    return light_of(assignment, task, plan, ledger.records, kMonday + day);
  }
  int32_t missed_on(int day) {
    return missed_cycles(assignment, plan, ledger.records, kMonday + day);
  }
  void miss(CivilDate cycle, std::optional<Exemption> exemption) {
    MissedReport missed;
    missed.id = missed_report_id_for(assignment.id, cycle);
    missed.assignment = assignment.id;
    missed.cycle = cycle;
    missed.exemption = std::move(exemption);
    ledger.records.put(missed);
  }
  void excuse(CivilDate cycle) { miss(cycle, Exemption{"停电", ledger.office.person, ledger.now}); }
  void reported_through(int day) { assignment.reported_cycle = monday_of(kMonday + day); }
};

}  // namespace

TEST_CASE("a fresh assignment with a deadline is green") {
  Scene scene;
  CHECK(scene.on(0) == LightVerdict{Light::green, LightReason::on_course, 0, 0});
}

TEST_CASE("without a deadline a light is grey, never green, never red") {
  Scene scene;
  scene.task.deadline.reset();
  CHECK(scene.on(0).light == Light::grey);
  CHECK(scene.on(300).light == Light::grey);
  scene.assignment.stage = Stage::completed;
  CHECK(scene.on(300).light == Light::blue);
}

TEST_CASE("a deadline is kept until the end of its day") {
  Scene scene;
  scene.assignment.percent = 95;
  scene.reported_through(140);
  CHECK(scene.on(140).light == Light::green);
  CHECK(scene.on(141) == LightVerdict{Light::red, LightReason::overdue, 1, 0});
}

TEST_CASE("one missed cycle is yellow, two running are red") {
  Scene scene;
  CHECK(scene.missed_on(6) == 0);
  CHECK(scene.on(7) == LightVerdict{Light::yellow, LightReason::last_cycle, 0, 0});
  CHECK(scene.on(14) == LightVerdict{Light::red, LightReason::two_cycles, 0, 0});
  scene.reported_through(7);
  CHECK(scene.on(14).light == Light::green);
}

TEST_CASE("a cycle that began before the assignment was issued asks nothing") {
  Scene scene;
  scene.assignment.issued_on = kMonday + 2;
  CHECK(scene.missed_on(7) == 0);
  CHECK(scene.missed_on(14) == 1);
}

TEST_CASE("near the deadline less than the threshold is yellow") {
  Scene scene;
  scene.reported_through(125);
  scene.assignment.percent = 79;
  CHECK(scene.on(124).reason != LightReason::due_soon);
  CHECK(scene.on(125) == LightVerdict{Light::yellow, LightReason::due_soon, 15, 80});
  scene.assignment.percent = 80;
  CHECK(scene.on(125).light == Light::green);
}

TEST_CASE("twenty points behind the expected percent is yellow") {
  Scene scene;
  scene.reported_through(70);
  CHECK(expected_percent(scene.assignment, scene.task, kMonday + 70) == 50);
  scene.assignment.percent = 31;
  CHECK(scene.on(70).light == Light::green);
  scene.assignment.percent = 30;
  CHECK(scene.on(70) == LightVerdict{Light::yellow, LightReason::behind, 20, 0});
}

TEST_CASE("waiting for somebody else's review never reddens the reporter") {
  Scene scene;
  scene.assignment.stage = Stage::declared;
  CHECK(scene.on(300) == LightVerdict{Light::green, LightReason::waiting_review, 0, 0});
}

TEST_CASE("a task is as its worst assignment is, and cancelled ones do not count") {
  Scene scene;
  Assignment good = scene.assignment;
  good.reported_cycle = kMonday + 7;
  good.percent = 50;
  Assignment gone = scene.assignment;
  gone.stage = Stage::cancelled;
  Assignment bad = scene.assignment;
  bad.id = AssignmentId(testing::uuid_no(700));
  const TaskState state =
      state_of(scene.task, scene.plan, {&good, &gone, &bad}, scene.ledger.records, kMonday + 14);
  CHECK(state.verdict.light == Light::red);
  CHECK(state.worst == bad.id);
  CHECK(state.assignments == 2);
  CHECK(state.percent == 25);
  CHECK(state_of(scene.task, scene.plan, {}, scene.ledger.records, kMonday).verdict.light ==
        Light::grey);
}

TEST_CASE("a deadline of the unit's own counts instead of the task's") {
  Scene scene;
  scene.reported_through(140);
  scene.assignment.percent = 95;
  scene.assignment.deadline = kMonday + 200;
  CHECK(scene.on(141).light == Light::green);
  CHECK(expected_percent(scene.assignment, scene.task, kMonday + 100) == 50);
  scene.assignment.deadline = kMonday + 100;
  CHECK(scene.on(101) == LightVerdict{Light::red, LightReason::overdue, 1, 0});
  scene.task.deadline.reset();
  CHECK(scene.on(101).light == Light::red);
}

TEST_CASE("an order unanswered past its deadline is red; one that waits for its check is not") {
  Scene scene;
  scene.reported_through(7);
  testing::put_order(scene.ledger, OrderState::issued, kMonday + 5);
  CHECK(scene.on(5).light == Light::green);
  CHECK(scene.on(7) == LightVerdict{Light::red, LightReason::order_overdue, 2, 0});
  scene.assignment.stage = Stage::declared;
  CHECK(scene.on(7).reason == LightReason::order_overdue);
  testing::put_order(scene.ledger, OrderState::answered, kMonday + 5);
  CHECK(scene.on(7).reason == LightReason::waiting_review);
  scene.assignment.stage = Stage::active;
  CHECK(scene.on(7).light == Light::green);
}

TEST_CASE("an open severe problem is yellow; a normal or a resolved one is not") {
  Scene scene;
  const ProblemId id = testing::put_problem(scene.ledger, Severity::severe);
  CHECK(scene.on(0) == LightVerdict{Light::yellow, LightReason::severe_problem, 0, 0});
  Problem resolved = *scene.ledger.records.problem(id);
  resolved.resolution = testing::remark_by(scene.ledger.clerk, scene.ledger);
  scene.ledger.records.put(resolved);
  CHECK(scene.on(0).light == Light::green);
  testing::put_problem(scene.ledger, Severity::normal);
  CHECK(scene.on(0).light == Light::green);
}

TEST_CASE("without a deadline a light stays grey, whatever else is wrong") {
  Scene scene;
  scene.task.deadline.reset();
  testing::put_order(scene.ledger, OrderState::issued, kMonday);
  testing::put_problem(scene.ledger, Severity::severe);
  CHECK(scene.on(30) == LightVerdict{Light::grey, LightReason::no_deadline, 0, 0});
}

TEST_CASE("a cycle that the office excused counts as none") {
  Scene scene;
  scene.excuse(kMonday);
  CHECK(scene.on(7).light == Light::green);
  CHECK(scene.on(14).reason == LightReason::last_cycle);
  CHECK(scene.on(21).reason == LightReason::two_cycles);
  scene.excuse(kMonday + 7);
  CHECK(scene.missed_on(21) == 1);
}

TEST_CASE("once a cycle is closed, only what the ledger wrote down as missed counts") {
  Scene scene;
  testing::put_cycle(scene.ledger, kMonday);
  CHECK(scene.missed_on(7) == 1);
  testing::put_cycle(scene.ledger, kMonday, true);
  CHECK(scene.missed_on(7) == 0);
  scene.miss(kMonday, std::nullopt);
  CHECK(scene.missed_on(7) == 1);
}

TEST_CASE("a report is due of running work that was issued in time, unless it is excused") {
  Scene scene;
  const Cycle week = window_of(Cadence::weekly, kMonday);
  const RecordSet& records = scene.ledger.records;
  CHECK(lacks_report(scene.assignment, scene.task, week, records));
  Assignment other = scene.assignment;
  other.issued_on = kMonday + 1;
  CHECK_FALSE(lacks_report(other, scene.task, week, records));
  other = scene.assignment;
  other.reported_cycle = kMonday;
  CHECK_FALSE(lacks_report(other, scene.task, week, records));
  other = scene.assignment;
  other.stage = Stage::suspended;
  CHECK_FALSE(lacks_report(other, scene.task, week, records));
  scene.excuse(kMonday);
  CHECK_FALSE(lacks_report(scene.assignment, scene.task, week, records));
}

TEST_CASE("a task that is closed out is blue, and so is what remains of it") {
  Scene scene;
  scene.task.closed = testing::remark_by(scene.ledger.office, scene.ledger);
  for (const Stage stage : {Stage::issued, Stage::active, Stage::declared, Stage::suspended}) {
    scene.assignment.stage = stage;
    CHECK(scene.on(300) == LightVerdict{Light::blue, LightReason::closed, 0, 0});
  }
  scene.assignment.stage = Stage::completed;
  CHECK(scene.on(300).reason == LightReason::completed);
  scene.assignment.stage = Stage::cancelled;
  CHECK(scene.on(300).light == Light::grey);
  const RecordSet& records = scene.ledger.records;
  CHECK(state_of(scene.task, scene.plan, {}, records, kMonday).verdict.light == Light::blue);
}
