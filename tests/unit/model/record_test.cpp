#include "model/record.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

TEST_CASE("every record survives its JSON form") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  LateArrival late;
  late.id = ReportId(testing::uuid_no(500));
  late.content.narrative = "迟到";
  late.cycle = testing::kMonday;
  late.version = 7;
  ledger.records.put(late);
  TaskForce force{TaskForceId(testing::uuid_no(501)),
                  "监管工作专班",
                  ledger.lead_unit,
                  {ledger.dated, ledger.undated},
                  {ledger.street},
                  true,
                  8};
  std::sort(force.tasks.begin(), force.tasks.end());
  ledger.records.put(force);
  for (const Record& record : ledger.records.all()) {
    CAPTURE(name_of(collection_of(record)));
    const Result<Record> read =
        record_from(collection_of(record), body_json(record), version_of(record));
    REQUIRE(read.ok());
    CHECK(*read == record);
  }
}

TEST_CASE("a record with a field of the wrong type is refused with that field") {
  json body = to_json(SmallLedger().assignment());
  body["percent"] = "70";
  const Result<Record> read = record_from(Collection::assignment, body, 1);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().field == "assignment.percent");
  CHECK(read.error().code == ErrorCode::wrong_type);
}

TEST_CASE("a field of an action plan that claims to be unwritten is refused") {
  ActionPlan plan;
  plan.id = action_plan_id_for(AssignmentId());
  plan.field(PlanField::goal).current = {"目标", PersonId(testing::uuid_no(21)), Instant{1}, 7};
  json body = to_json(plan);
  REQUIRE(record_from(Collection::action_plan, body, 7).ok());
  body["goal"]["version"] = 0;
  const Result<Record> read = record_from(Collection::action_plan, body, 7);
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().code == ErrorCode::out_of_range);
}

TEST_CASE("unknown enumerators are refused") {
  json body = to_json(SmallLedger().assignment());
  body["stage"] = "finished";
  CHECK(record_from(Collection::assignment, body, 1).error().code == ErrorCode::unknown_value);
}

TEST_CASE("a set of records finds, replaces and forgets") {
  SmallLedger ledger;
  RecordSet set = ledger.records;
  const Assignment before = ledger.assignment();
  CHECK(set.assignments_of(ledger.dated).size() == 2);
  Assignment changed = before;
  changed.percent = 10;
  set.put(changed);
  CHECK(set.assignment(before.id)->percent == 10);
  CHECK(set.size() == ledger.records.size());
  set.erase({Collection::assignment, before.id.uuid});
  CHECK(set.assignment(before.id) == nullptr);
  CHECK(set.assignments_of(ledger.dated).size() == 1);
  CHECK_FALSE(set == ledger.records);
  CHECK(set.unit_named("东河街道")->id == ledger.street);
  CHECK(set.unit_named("没有的街道") == nullptr);
  const UnitGroup group{GroupId(uuid_of_name("g")), "各街道", {ledger.street}, 1};
  set.put(group);
  CHECK(set.unit_group_named("各街道")->id == group.id);
  CHECK(set.unit_group_named("东河街道") == nullptr);
  TaskForce force;
  force.id = TaskForceId(uuid_of_name("f"));
  force.name = "监管工作专班";
  set.put(force);
  CHECK(set.task_force_named("监管工作专班")->id == force.id);
  CHECK(set.task_force_named("各街道") == nullptr);
}

TEST_CASE("admin, auditor and office are never one account") {
  CHECK(roles_conflict({Role::office, Role::admin}));
  CHECK(roles_conflict({Role::auditor, Role::admin}));
  CHECK_FALSE(roles_conflict({Role::member, Role::office}));
  CHECK_FALSE(roles_conflict({Role::supervisor}));
}
