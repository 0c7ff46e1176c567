// Tasks as a whole, the stages that the office alone moves, and the register's groups of units.
#include <doctest/doctest.h>

#include "model/limits.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

struct TaskLedger : SmallLedger {
  const Task& the_task() const { return *records.task(dated); }
  AssignmentId leads() const { return assignment_of(dated, lead_unit); }

  void put_stage(AssignmentId id, Stage stage) {
    Assignment next = *records.assignment(id);
    next.stage = stage;
    next.version = ++seq;
    records.put(next);
  }
  void put_declared(AssignmentId id, const Actor& by) {
    Assignment next = *records.assignment(id);
    next.declared_by = by.person;
    records.put(next);
  }
  void close() {
    put_stage(leads(), Stage::completed);
    REQUIRE(run(office, CloseTask{dated, "已核"}));
  }
  ErrorCode refusal(const Actor& actor, OperationBody body) {
    return run(actor, std::move(body)).error().code;
  }
};

UnitGroup streets(const SmallLedger& ledger) {
  return {GroupId(testing::uuid_no(600)), "各街道", {ledger.street, ledger.other_street}, 0};
}

}  // namespace

TEST_CASE("one more unit gets a task, and its assignment") {
  TaskLedger ledger;
  ledger.now = testing::morning_of(kMonday + 3);
  REQUIRE(
      ledger.run(ledger.office, AssignUnit{ledger.dated, ledger.other_street, Duty::supporting}));
  CHECK(ledger.the_task().units.back() == TaskUnit{ledger.other_street, Duty::supporting});
  const AssignmentId made = ledger.assignment_of(ledger.dated, ledger.other_street);
  REQUIRE_FALSE(made.is_nil());
  CHECK(ledger.records.assignment(made)->duty == Duty::supporting);
  CHECK(ledger.records.assignment(made)->stage == Stage::issued);
  CHECK(ledger.records.assignment(made)->issued_on == kMonday + 3);
  CHECK(ledger.records.assignments_of(ledger.dated).size() == 3);
}

TEST_CASE("a task is given by the office, as it now is, to a unit that exists and has it not") {
  TaskLedger ledger;
  const AssignUnit body{ledger.dated, ledger.other_street, Duty::responsible};
  CHECK(ledger.refusal(ledger.lead, body) == ErrorCode::not_allowed);
  CHECK(ledger.refusal(ledger.supervisor, body) == ErrorCode::not_allowed);
  CHECK(ledger.refusal(ledger.office, AssignUnit{TaskId(testing::uuid_no(77)), ledger.street,
                                                 Duty::lead}) == ErrorCode::not_found);
  CHECK(ledger.run_seen(ledger.office, body, 0).error().code == ErrorCode::stale);
  CHECK(ledger.refusal(ledger.office, AssignUnit{ledger.dated, UnitId(testing::uuid_no(77)),
                                                 Duty::lead}) == ErrorCode::unit_unknown);
  CHECK(ledger.refusal(ledger.office, AssignUnit{ledger.dated, ledger.street, Duty::lead}) ==
        ErrorCode::unit_assigned);
  ledger.close();
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::task_closed);
}

TEST_CASE("a task is given to no more units than its record can hold") {
  TaskLedger ledger;
  Task task = ledger.the_task();
  task.units.resize(kMaxDuties, task.units.front());
  ledger.records.put(task);
  CHECK(ledger.refusal(ledger.office, AssignUnit{ledger.dated, ledger.other_street,
                                                 Duty::responsible}) == ErrorCode::too_many);
}

TEST_CASE("a task is closed out when its lead units have completed it") {
  TaskLedger ledger;
  CHECK(ledger.refusal(ledger.office, CloseTask{ledger.dated, ""}) ==
        ErrorCode::leads_not_complete);
  ledger.put_stage(ledger.own(), Stage::completed);
  CHECK(ledger.refusal(ledger.office, CloseTask{ledger.dated, ""}) ==
        ErrorCode::leads_not_complete);
  ledger.put_stage(ledger.own(), Stage::active);
  ledger.put_stage(ledger.leads(), Stage::completed);
  REQUIRE(ledger.run(ledger.office, CloseTask{ledger.dated, "已核"}));
  CHECK(ledger.the_task().closed == Remark{"已核", ledger.office.person, ledger.now});
}

TEST_CASE("every lead that was not cancelled counts; without any, every unit does") {
  TaskLedger ledger;
  const CloseTask body{ledger.dated, ""};
  REQUIRE(ledger.run(ledger.office, AssignUnit{ledger.dated, ledger.other_street, Duty::lead}));
  const AssignmentId second = ledger.assignment_of(ledger.dated, ledger.other_street);
  ledger.put_stage(ledger.leads(), Stage::completed);
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::leads_not_complete);
  ledger.put_stage(second, Stage::cancelled);
  CHECK(ledger.judge(ledger.office, body, ledger.seq).ok());
  ledger.put_stage(ledger.leads(), Stage::cancelled);
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::leads_not_complete);
  ledger.put_stage(ledger.own(), Stage::completed);
  CHECK(ledger.judge(ledger.office, body, ledger.seq).ok());
  ledger.put_stage(ledger.own(), Stage::cancelled);
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::leads_not_complete);
}

TEST_CASE("a task is closed out by the office, once, as it now is, never by who declared it") {
  TaskLedger ledger;
  const CloseTask body{ledger.dated, ""};
  ledger.put_stage(ledger.leads(), Stage::completed);
  CHECK(ledger.refusal(ledger.lead, body) == ErrorCode::not_allowed);
  CHECK(ledger.refusal(ledger.supervisor, body) == ErrorCode::not_allowed);
  CHECK(ledger.refusal(ledger.office, CloseTask{TaskId(testing::uuid_no(77)), ""}) ==
        ErrorCode::not_found);
  CHECK(ledger.run_seen(ledger.office, body, 0).error().code == ErrorCode::stale);
  ledger.put_declared(ledger.leads(), ledger.office);
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::own_work);
  ledger.put_declared(ledger.leads(), ledger.lead);
  ledger.put_declared(ledger.own(), ledger.office);
  REQUIRE(ledger.run(ledger.office, body));
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::task_closed);
}

TEST_CASE("a closed task is opened again by the office, as it now is") {
  TaskLedger ledger;
  const ReopenTask body{ledger.dated, "反弹"};
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::wrong_stage);
  CHECK(ledger.refusal(ledger.office, ReopenTask{TaskId(testing::uuid_no(77)), "反弹"}) ==
        ErrorCode::not_found);
  ledger.close();
  CHECK(ledger.refusal(ledger.lead, body) == ErrorCode::not_allowed);
  CHECK(ledger.run_seen(ledger.office, body, 0).error().code == ErrorCode::stale);
  REQUIRE(ledger.run(ledger.office, body));
  CHECK_FALSE(ledger.the_task().closed);
}

TEST_CASE("the office suspends what is issued or active, and says why") {
  for (Stage stage : {Stage::issued, Stage::active, Stage::declared, Stage::completed,
                      Stage::suspended, Stage::cancelled}) {
    CAPTURE(name_of(stage));
    TaskLedger ledger;
    ledger.put_stage(ledger.own(), stage);
    const auto decision = ledger.run(ledger.office, SuspendAssignment{ledger.own(), "待批"});
    if (stage == Stage::issued || stage == Stage::active) {
      REQUIRE(decision);
      CHECK(ledger.assignment().stage == Stage::suspended);
      CHECK(ledger.assignment().note == "待批");
    } else {
      CHECK(decision.error().code == ErrorCode::wrong_stage);
    }
  }
}

TEST_CASE("what was suspended goes on where it stood") {
  TaskLedger ledger;
  REQUIRE(ledger.run(ledger.office, SuspendAssignment{ledger.own(), "待批"}));
  REQUIRE(ledger.run(ledger.office, ResumeAssignment{ledger.own()}));
  CHECK(ledger.assignment().stage == Stage::issued);
  CHECK(ledger.refusal(ledger.office, ResumeAssignment{ledger.own()}) == ErrorCode::wrong_stage);
  REQUIRE(ledger.run(ledger.clerk, Acknowledge{ledger.own()}));
  REQUIRE(ledger.run(ledger.office, SuspendAssignment{ledger.own(), "待批"}));
  REQUIRE(ledger.run(ledger.office, ResumeAssignment{ledger.own()}));
  CHECK(ledger.assignment().stage == Stage::active);
}

TEST_CASE("what was completed is opened again, unless its task is closed out") {
  TaskLedger ledger;
  const ReopenAssignment body{ledger.leads(), "核查不实"};
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::wrong_stage);
  Assignment completed = *ledger.records.assignment(ledger.leads());
  completed.stage = Stage::completed;
  completed.percent = 100;
  completed.completed_on = kMonday;
  ledger.records.put(completed);
  ledger.close();
  CHECK(ledger.refusal(ledger.office, body) == ErrorCode::task_closed);
  REQUIRE(ledger.run(ledger.office, ReopenTask{ledger.dated, "反弹"}));
  REQUIRE(ledger.run(ledger.office, body));
  const Assignment& assignment = *ledger.records.assignment(ledger.leads());
  CHECK(assignment.stage == Stage::active);
  CHECK(assignment.note == "核查不实");
  CHECK_FALSE(assignment.completed_on);
  CHECK(assignment.percent == 100);
}

TEST_CASE("only the office suspends, resumes and reopens, as the assignment now is") {
  TaskLedger ledger;
  const AssignmentId unknown(testing::uuid_no(77));
  struct Row {
    Stage stage;
    OperationBody body, of_unknown;
  };
  const Row rows[] = {
      {Stage::active, SuspendAssignment{ledger.own(), "待批"}, SuspendAssignment{unknown, "待批"}},
      {Stage::suspended, ResumeAssignment{ledger.own()}, ResumeAssignment{unknown}},
      {Stage::completed, ReopenAssignment{ledger.own(), "不实"},
       ReopenAssignment{unknown, "不实"}}};
  for (const Row& row : rows) {
    CAPTURE(name_of(row.stage));
    ledger.put_stage(ledger.own(), row.stage);
    for (const Actor& actor : {ledger.clerk, ledger.lead, ledger.supervisor, ledger.admin}) {
      CHECK(ledger.refusal(actor, row.body) == ErrorCode::not_allowed);
    }
    CHECK(ledger.refusal(ledger.office, row.of_unknown) == ErrorCode::not_found);
    CHECK(ledger.run_seen(ledger.office, row.body, 0).error().code == ErrorCode::stale);
    CHECK(ledger.judge(ledger.office, row.body, ledger.seq).ok());
  }
}

TEST_CASE("the office keeps the groups of units") {
  TaskLedger ledger;
  UnitGroup group = streets(ledger);
  REQUIRE(ledger.run(ledger.office, PutGroup{group}));
  group.members = {ledger.street};
  REQUIRE(ledger.run(ledger.office, PutGroup{group}));
  CHECK(ledger.records.unit_group(group.id)->members == std::vector<UnitId>{ledger.street});
}

TEST_CASE("a group is the office's, as it now is, with members that exist and a name of its own") {
  TaskLedger ledger;
  UnitGroup group = streets(ledger);
  CHECK(ledger.refusal(ledger.admin, PutGroup{group}) == ErrorCode::not_allowed);
  CHECK(ledger.refusal(ledger.lead, PutGroup{group}) == ErrorCode::not_allowed);
  UnitGroup empty = group;
  empty.members.clear();
  CHECK(ledger.refusal(ledger.office, PutGroup{empty}) == ErrorCode::group_empty);
  UnitGroup unknown = group;
  unknown.members.push_back(UnitId(testing::uuid_no(77)));
  CHECK(ledger.refusal(ledger.office, PutGroup{unknown}) == ErrorCode::unit_unknown);
  REQUIRE(ledger.run(ledger.office, PutGroup{group}));
  CHECK(ledger.run_seen(ledger.office, PutGroup{group}, 0).error().code == ErrorCode::stale);
  UnitGroup namesake = group;
  namesake.id = GroupId(testing::uuid_no(601));
  CHECK(ledger.refusal(ledger.office, PutGroup{namesake}) == ErrorCode::already_exists);
}
