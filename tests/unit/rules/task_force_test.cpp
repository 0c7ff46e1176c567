#include <doctest/doctest.h>

#include "model/limits.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

TaskForce supervision(const SmallLedger& ledger) {
  TaskForce out;
  out.id = TaskForceId(testing::uuid_no(600));
  out.name = "监管工作专班";
  out.lead = ledger.lead_unit;
  out.tasks = {ledger.dated};
  out.units = {ledger.street};
  return out;
}

ErrorCode refusal(SmallLedger& ledger, const Actor& actor, const TaskForce& asked,
                  std::string_view field = "") {
  const Result<Decision> decision = ledger.run(actor, PutTaskForce{asked});
  REQUIRE_FALSE(decision.ok());
  CHECK(decision.error().field == field);
  return decision.error().code;
}

}  // namespace

TEST_CASE("the office founds a task force, changes it as a whole and disbands it") {
  SmallLedger ledger;
  TaskForce force = supervision(ledger);
  REQUIRE(ledger.run(ledger.office, PutTaskForce{force}));
  force.name = "监管专班";
  force.lead.reset();
  force.tasks = {ledger.undated};
  force.units.clear();
  REQUIRE(ledger.run(ledger.office, PutTaskForce{force}));
  CHECK(ledger.records.task_force_named("监管工作专班") == nullptr);
  const TaskForce* kept = ledger.records.task_force(force.id);
  REQUIRE(kept != nullptr);
  CHECK(kept->has(ledger.undated));
  CHECK_FALSE(kept->has(ledger.dated));
  CHECK_FALSE(kept->lead.has_value());
  force.disbanded = true;
  REQUIRE(ledger.run(ledger.office, PutTaskForce{force}));
  CHECK(ledger.records.task_force(force.id)->disbanded);
  force.disbanded = false;
  CHECK(ledger.run(ledger.office, PutTaskForce{force}).ok());
}

TEST_CASE("nobody but the office keeps task forces") {
  SmallLedger ledger;
  const TaskForce force = supervision(ledger);
  for (const Actor& actor :
       {ledger.clerk, ledger.lead, ledger.supervisor, ledger.auditor, ledger.admin}) {
    CHECK(refusal(ledger, actor, force) == ErrorCode::not_allowed);
  }
}

TEST_CASE("a task force has a name of its own, and tasks and units that exist") {
  SmallLedger ledger;
  const TaskForce force = supervision(ledger);
  TaskForce wrong = force;
  wrong.tasks.clear();
  CHECK(refusal(ledger, ledger.office, wrong, "body.task_force.tasks") ==
        ErrorCode::task_force_empty);
  wrong.tasks = {TaskId(testing::uuid_no(77))};
  CHECK(refusal(ledger, ledger.office, wrong, "body.task_force.tasks") == ErrorCode::not_found);
  wrong = force;
  wrong.lead = UnitId(testing::uuid_no(77));
  CHECK(refusal(ledger, ledger.office, wrong, "body.task_force.lead") == ErrorCode::unit_unknown);
  wrong = force;
  wrong.units.push_back(UnitId(testing::uuid_no(77)));
  CHECK(refusal(ledger, ledger.office, wrong, "body.task_force.units") == ErrorCode::unit_unknown);
  REQUIRE(ledger.run(ledger.office, PutTaskForce{force}));
  CHECK(ledger.run_seen(ledger.office, PutTaskForce{force}, 0).error().code == ErrorCode::stale);
  TaskForce namesake = force;
  namesake.id = TaskForceId(testing::uuid_no(601));
  CHECK(refusal(ledger, ledger.office, namesake, "body.task_force.name") ==
        ErrorCode::already_exists);
  // Also where the other one is disbanded: its name stands in what was exported.
  TaskForce over = force;
  over.disbanded = true;
  REQUIRE(ledger.run(ledger.office, PutTaskForce{over}));
  CHECK(refusal(ledger, ledger.office, namesake, "body.task_force.name") ==
        ErrorCode::already_exists);
}

TEST_CASE("a task force is read in one order, without repetitions, and within its limits") {
  SmallLedger ledger;
  TaskForce force = supervision(ledger);
  force.tasks = {ledger.undated, ledger.dated, ledger.undated};
  force.units = {ledger.street, ledger.street};
  const json written = to_json(ledger.operation(ledger.office, PutTaskForce{force}, 0));
  const Result<Operation> read = operation_from(written);
  REQUIRE(read.ok());
  const TaskForce& put = std::get_if<PutTaskForce>(&read->body)->task_force;
  CHECK(put.tasks.size() == 2);
  CHECK(put.tasks[0] < put.tasks[1]);
  CHECK(put.units == std::vector<UnitId>{ledger.street});
  json crowded = written;
  json& tasks = crowded["body"]["task_force"]["tasks"];
  while (tasks.size() <= kMaxTasks) tasks.push_back(to_string(ledger.dated));
  CHECK(operation_from(crowded).error().code == ErrorCode::too_many);
  json nameless = written;
  nameless["body"]["task_force"]["name"] = " ";
  CHECK(operation_from(nameless).error().field == "body.task_force.name");
}
