#include "rules/access.h"

#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

std::set<TaskId> led_by(const SmallLedger& ledger, UnitId unit) {
  std::set<TaskId> out;
  for (const auto& [id, task] : ledger.records.tasks()) {
    if (task.is_led_by(unit)) out.insert(id);
  }
  return out;
}

int visible(const SmallLedger& ledger, const Actor& actor, Collection collection) {
  const Scope scope = scope_of(actor, led_by(ledger, actor.unit));
  int count = 0;
  for (const Record& record : ledger.records.all()) {
    if (collection_of(record) == collection && may_see(scope, record, ledger.records)) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("each role sees what it may and nothing else") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  const TaskForce force{
      TaskForceId(testing::uuid_no(600)), "监管工作专班", {}, {ledger.dated}, {}, false, 0};
  REQUIRE(ledger.run(ledger.office, PutTaskForce{force}));
  struct Row {
    const Actor* actor;
    int tasks, persons, assignments, reports;
  };
  const Row rows[] = {{&ledger.clerk, 2, 2, 1, 1},      {&ledger.stranger, 2, 1, 0, 0},
                      {&ledger.lead, 2, 1, 3, 1},       {&ledger.office, 2, 8, 3, 1},
                      {&ledger.supervisor, 2, 8, 3, 1}, {&ledger.auditor, 2, 8, 3, 1},
                      {&ledger.admin, 0, 8, 0, 0}};
  for (const Row& row : rows) {
    CAPTURE(name_of(row.actor->roles[0]));
    CHECK(visible(ledger, *row.actor, Collection::unit) == 4);
    CHECK(visible(ledger, *row.actor, Collection::task) == row.tasks);
    CHECK(visible(ledger, *row.actor, Collection::task_force) == (row.tasks > 0 ? 1 : 0));
    CHECK(visible(ledger, *row.actor, Collection::person) == row.persons);
    CHECK(visible(ledger, *row.actor, Collection::assignment) == row.assignments);
    CHECK(visible(ledger, *row.actor, Collection::report) == row.reports);
  }
}

TEST_CASE("a scope's digest changes with the unit, the role and the tasks led") {
  SmallLedger ledger;
  const std::string clerk = digest_of(scope_of(ledger.clerk, {}));
  CHECK(clerk == digest_of(scope_of(ledger.colleague, {})));
  CHECK(clerk != digest_of(scope_of(ledger.stranger, {})));
  CHECK(clerk != digest_of(scope_of(ledger.office, {})));
  CHECK(clerk != digest_of(scope_of(ledger.clerk, {ledger.dated})));
  CHECK(digest_of(scope_of(ledger.office, {})) == digest_of(scope_of(ledger.supervisor, {})));
}
