#include "summary/light.h"

#include <doctest/doctest.h>

#include "support/small_ledger.h"

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

  LightVerdict on(int day) { return light_of(assignment, task, plan, kMonday + day); }
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
  CHECK(missed_cycles(scene.assignment, scene.plan, kMonday + 6) == 0);
  CHECK(scene.on(7) == LightVerdict{Light::yellow, LightReason::last_cycle, 0, 0});
  CHECK(scene.on(14) == LightVerdict{Light::red, LightReason::two_cycles, 0, 0});
  scene.reported_through(7);
  CHECK(scene.on(14).light == Light::green);
}

TEST_CASE("a cycle that began before the assignment was issued asks nothing") {
  Scene scene;
  scene.assignment.issued_on = kMonday + 2;
  CHECK(missed_cycles(scene.assignment, scene.plan, kMonday + 7) == 0);
  CHECK(missed_cycles(scene.assignment, scene.plan, kMonday + 14) == 1);
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
  const TaskState state = state_of(scene.task, scene.plan, {&good, &gone, &bad}, kMonday + 14);
  CHECK(state.verdict.light == Light::red);
  CHECK(state.worst == bad.id);
  CHECK(state.assignments == 2);
  CHECK(state.percent == 25);
  CHECK(state_of(scene.task, scene.plan, {}, kMonday).verdict.light == Light::grey);
}
