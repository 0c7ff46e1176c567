// Reporting cycles: how the office steers them, what the server opens and closes, who is excused.
#include "rules/cycle.h"

#include <doctest/doctest.h>

#include "model/limits.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

const Actor kServer{PersonId(testing::uuid_no(20)), UnitId(), {Role::office}, true};

struct CycleLedger : SmallLedger {
  void open() { REQUIRE(run(kServer, OpenCycle{plan, kMonday})); }
  // At the first instant at which the first cycle can be closed.
  Result<Decision> close() {
    now = end_of_grace({kMonday, kMonday + 6}, 72);
    return run(kServer, CloseCycle{plan, kMonday});
  }
  const MissedReport* missed(AssignmentId assignment, CivilDate cycle = kMonday) const {
    return records.missed_report(missed_report_id_for(assignment, cycle));
  }
  size_t missed_count() const { return records.all_of<MissedReport>().size(); }
  const Plan& the_plan() const { return *records.plan(plan); }
  AssignmentId of_lead(TaskId task) const { return assignment_of(task, lead_unit); }

  void put_stage(AssignmentId id, Stage stage) {
    Assignment assignment = *records.assignment(id);
    assignment.stage = stage;
    records.put(assignment);
  }
};

Steering monthly() {
  return {civil_from({2021, 1, 1}), Cadence::monthly, 24, {10, 70, 15}};
}

}  // namespace

TEST_CASE("the office steers a plan from the day after the running cycle") {
  CycleLedger ledger;
  ledger.now = morning_of(kMonday + 2);
  REQUIRE(ledger.run(ledger.office, SteerPlan{ledger.plan, monthly()}));
  const Plan& plan = ledger.the_plan();
  REQUIRE(plan.steering.size() == 1);
  CHECK(plan.steering[0].from == kMonday + 7);
  CHECK(plan.cadence == Cadence::weekly);
  CHECK(cycle_of(plan, kMonday + 2) == Cycle{kMonday, kMonday + 6});
  CHECK(cycle_of(plan, kMonday + 7) == Cycle{kMonday + 7, civil_from({2021, 5, 31})});
  CHECK(steering_on(plan, kMonday + 6).thresholds == LightThresholds{});
  CHECK(steering_on(plan, kMonday + 7).thresholds == monthly().thresholds);
  CHECK(steering_on(plan, kMonday + 7).grace_hours == 24);
}

TEST_CASE("steering again within the cycle replaces what was said before, later adds to it") {
  CycleLedger ledger;
  REQUIRE(ledger.run(ledger.office, SteerPlan{ledger.plan, monthly()}));
  Steering quarterly = monthly();
  quarterly.cadence = Cadence::quarterly;
  REQUIRE(ledger.run(ledger.office, SteerPlan{ledger.plan, quarterly}));
  REQUIRE(ledger.the_plan().steering.size() == 1);
  CHECK(ledger.the_plan().steering[0].cadence == Cadence::quarterly);
  ledger.now = morning_of(kMonday + 7);
  REQUIRE(ledger.run(ledger.office, SteerPlan{ledger.plan, monthly()}));
  REQUIRE(ledger.the_plan().steering.size() == 2);
  CHECK(ledger.the_plan().steering[1].from == civil_from({2021, 7, 1}));
}

TEST_CASE("before a plan's period its steering holds from the first day") {
  CycleLedger ledger;
  ledger.now = morning_of(civil_from({2020, 11, 10}));
  REQUIRE(ledger.run(ledger.office, SteerPlan{ledger.plan, monthly()}));
  ledger.now = morning_of(civil_from({2020, 12, 10}));
  REQUIRE(ledger.run(ledger.office, SteerPlan{ledger.plan, monthly()}));
  REQUIRE(ledger.the_plan().steering.size() == 1);
  CHECK(ledger.the_plan().steering[0].from == civil_from({2021, 1, 1}));
}

TEST_CASE("a plan is steered by the office, as it now is") {
  CycleLedger ledger;
  const SteerPlan body{ledger.plan, monthly()};
  CHECK(ledger.run(ledger.lead, body).error().code == ErrorCode::not_allowed);
  CHECK(ledger.run(ledger.supervisor, body).error().code == ErrorCode::not_allowed);
  CHECK(ledger.run_seen(ledger.office, body, 0).error().code == ErrorCode::stale);
  CHECK(
      ledger.run(ledger.office, SteerPlan{PlanId(testing::uuid_no(77)), monthly()}).error().code ==
      ErrorCode::not_found);
}

TEST_CASE("a plan is not steered more often than its record can hold") {
  CycleLedger ledger;
  Plan plan = ledger.the_plan();
  for (size_t i = 0; i < kMaxSteerings; ++i) {
    plan.steering.push_back(monthly());
    plan.steering.back().from = kMonday - 1000 + static_cast<int32_t>(i);
  }
  ledger.records.put(plan);
  CHECK(ledger.run(ledger.office, SteerPlan{ledger.plan, monthly()}).error().code ==
        ErrorCode::too_many);
}

TEST_CASE("the ends of a plan's period cut its cycles short") {
  CycleLedger ledger;
  const Plan& plan = ledger.the_plan();
  const CivilDate first = civil_from({2021, 1, 1});  // a Friday
  const CivilDate last = civil_from({2021, 12, 31});
  CHECK(cycle_of(plan, first) == Cycle{first, civil_from({2021, 1, 3})});
  CHECK(cycle_of(plan, last) == Cycle{civil_from({2021, 12, 27}), last});
  CHECK(cycle_of(plan, last + 1) == Cycle{last + 1, civil_from({2022, 1, 2})});
  CHECK(is_cycle_start(plan, first));
  CHECK(is_cycle_start(plan, kMonday));
  CHECK_FALSE(is_cycle_start(plan, kMonday + 1));
  CHECK_FALSE(is_cycle_start(plan, last + 1));
  CHECK_FALSE(is_cycle_start(plan, first - 4));
}

TEST_CASE("the server opens a cycle at its first instant") {
  CycleLedger ledger;
  ledger.now = shanghai_start_of(kMonday);
  ledger.open();
  const ReportingCycle* cycle = ledger.records.cycle(cycle_id_for(ledger.plan, kMonday));
  REQUIRE(cycle != nullptr);
  CHECK(cycle->plan == ledger.plan);
  CHECK(cycle->first == kMonday);
  CHECK(cycle->last == kMonday + 6);
  CHECK(cycle->opened_at == ledger.now);
  CHECK_FALSE(cycle->closed_at);
  CHECK(ledger.records.cycles_of(ledger.plan).size() == 1);
}

TEST_CASE("a cycle is opened by the server alone, once, when it has come, where one begins") {
  CycleLedger ledger;
  const auto code = [&](const Actor& actor, PlanId plan, CivilDate first) {
    return ledger.judge(actor, OpenCycle{plan, first}, 0).error().code;
  };
  CHECK(code(ledger.office, ledger.plan, kMonday) == ErrorCode::not_allowed);
  CHECK(code(kServer, PlanId(testing::uuid_no(77)), kMonday) == ErrorCode::not_found);
  CHECK(code(kServer, ledger.plan, kMonday + 1) == ErrorCode::not_cycle_start);
  CHECK(code(kServer, ledger.plan, kMonday + 7) == ErrorCode::cycle_not_due);
  ledger.now = morning_of(civil_from({2022, 2, 1}));
  CHECK(code(kServer, ledger.plan, civil_from({2022, 1, 3})) == ErrorCode::not_cycle_start);
  ledger.open();
  CHECK(code(kServer, ledger.plan, kMonday) == ErrorCode::already_exists);
}

TEST_CASE("a closing cycle finds missing who owed a report and gave none") {
  CycleLedger ledger;
  ledger.open();
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  REQUIRE(ledger.close());
  CHECK(ledger.missed_count() == 2);
  CHECK(ledger.missed(ledger.own()) == nullptr);
  const MissedReport* missed = ledger.missed(ledger.of_lead(ledger.dated));
  REQUIRE(missed != nullptr);
  CHECK(missed->cycle == kMonday);
  CHECK_FALSE(missed->exemption);
  CHECK(ledger.missed(ledger.of_lead(ledger.undated)) != nullptr);
  CHECK(ledger.records.cycle(cycle_id_for(ledger.plan, kMonday))->closed_at == ledger.now);
}

TEST_CASE("a cycle is closed by the server alone, once, when it was opened and its grace is over") {
  CycleLedger ledger;
  CHECK(ledger.close().error().code == ErrorCode::not_found);
  ledger.open();
  CHECK(ledger.run(ledger.office, CloseCycle{ledger.plan, kMonday}).error().code ==
        ErrorCode::not_allowed);
  ledger.now = Instant{end_of_grace({kMonday, kMonday + 6}, 72).unix_ms - 1};
  CHECK(ledger.run(kServer, CloseCycle{ledger.plan, kMonday}).error().code ==
        ErrorCode::cycle_not_due);
  REQUIRE(ledger.close());
  CHECK(ledger.close().error().code == ErrorCode::cycle_closed);
}

TEST_CASE("whoever got the assignment within the cycle owes nothing in it") {
  CycleLedger ledger;
  ledger.open();
  ledger.now = morning_of(kMonday + 1);
  REQUIRE(ledger.run(ledger.office, ConfirmGroup{ledger.undated, "各街道", {ledger.other_street}}));
  REQUIRE(ledger.close());
  CHECK(ledger.missed_count() == 3);
  CHECK(ledger.missed(ledger.assignment_of(ledger.undated, ledger.other_street)) == nullptr);
}

TEST_CASE("only what is issued or active at the close is missing") {
  for (Stage stage : {Stage::issued, Stage::active, Stage::declared, Stage::completed,
                      Stage::suspended, Stage::cancelled}) {
    CAPTURE(name_of(stage));
    CycleLedger ledger;
    ledger.open();
    ledger.put_stage(ledger.own(), stage);
    REQUIRE(ledger.close());
    const bool owed = stage == Stage::issued || stage == Stage::active;
    CHECK((ledger.missed(ledger.own()) != nullptr) == owed);
  }
}

TEST_CASE("a task that is closed out asks for no report") {
  CycleLedger ledger;
  ledger.open();
  Task task = *ledger.records.task(ledger.dated);
  task.closed = Remark{"", ledger.office.person, ledger.now};
  ledger.records.put(task);
  REQUIRE(ledger.close());
  CHECK(ledger.missed_count() == 1);
  CHECK(ledger.missed(ledger.of_lead(ledger.undated)) != nullptr);
}

TEST_CASE("a returned report is missing until it is corrected, in the cycle that it is of") {
  for (bool corrected : {false, true}) {
    CAPTURE(corrected);
    CycleLedger ledger;
    ledger.open();
    const SubmitReport first = ledger.report(40);
    REQUIRE(ledger.run(ledger.clerk, first));
    ledger.now = morning_of(kMonday + 7);
    REQUIRE(ledger.run(ledger.office, ReturnReport{first.report, "无依据"}));
    SubmitReport correction = ledger.report(35);
    correction.replaces = first.report;
    if (corrected) REQUIRE(ledger.run(ledger.clerk, correction));
    REQUIRE(ledger.close());
    CHECK((ledger.missed(ledger.own()) == nullptr) == corrected);
  }
}

TEST_CASE("who was excused before the close is not missing") {
  CycleLedger ledger;
  ledger.open();
  REQUIRE(ledger.run(ledger.office, ExemptFromCycle{ledger.own(), kMonday, "抗台"}));
  REQUIRE(ledger.close());
  const MissedReport* missed = ledger.missed(ledger.own());
  REQUIRE(missed != nullptr);
  REQUIRE(missed->exemption);
  CHECK(missed->exemption->reason == "抗台");
  CHECK(missed->exemption->by == ledger.office.person);
  CHECK(missed->exemption->at == morning_of(kMonday));
  CHECK(ledger.missed_count() == 3);
}

TEST_CASE("the office excuses also what was found missing already") {
  CycleLedger ledger;
  ledger.open();
  REQUIRE(ledger.close());
  REQUIRE_FALSE(ledger.missed(ledger.own())->exemption);
  REQUIRE(ledger.run(ledger.office, ExemptFromCycle{ledger.own(), kMonday, "抗台"}));
  REQUIRE(ledger.missed(ledger.own())->exemption);
  const RecordSet before = ledger.records;
  const auto second = ledger.run(ledger.office, ExemptFromCycle{ledger.own(), kMonday, "另因"});
  REQUIRE(second);
  CHECK(second->changed.empty());
  CHECK(ledger.records == before);
}

TEST_CASE("an exemption is the office's, of a cycle without a report, while there is work to do") {
  CycleLedger ledger;
  const auto code = [&](const Actor& actor, AssignmentId assignment, CivilDate cycle) {
    return ledger.judge(actor, ExemptFromCycle{assignment, cycle, "抗台"}, 0).error().code;
  };
  CHECK(code(ledger.lead, ledger.own(), kMonday) == ErrorCode::not_allowed);
  CHECK(code(ledger.office, AssignmentId(testing::uuid_no(77)), kMonday) == ErrorCode::not_found);
  CHECK(code(ledger.office, ledger.own(), kMonday + 1) == ErrorCode::not_cycle_start);
  CHECK(code(ledger.office, ledger.own(), civil_from({2022, 1, 3})) == ErrorCode::not_cycle_start);
  const SubmitReport report = ledger.report(40);
  REQUIRE(ledger.run(ledger.clerk, report));
  CHECK(code(ledger.office, ledger.own(), kMonday) == ErrorCode::report_given);
  REQUIRE(ledger.run(ledger.office, ReturnReport{report.report, "无依据"}));
  CHECK(ledger.judge(ledger.office, ExemptFromCycle{ledger.own(), kMonday, "抗台"}, 0).ok());
  for (Stage stage : {Stage::completed, Stage::cancelled}) {
    ledger.put_stage(ledger.own(), stage);
    CHECK(code(ledger.office, ledger.own(), kMonday) == ErrorCode::assignment_over);
  }
}
