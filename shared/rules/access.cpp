#include "rules/access.h"

#include "base/sha256.h"

namespace tz {
namespace {

bool sees_assignment(const Scope& scope, const Assignment& assignment) {
  return assignment.unit == scope.unit || scope.led_tasks.count(assignment.task) != 0;
}

bool sees_assignment(const Scope& scope, AssignmentId id, const LedgerView& ledger) {
  const Assignment* assignment = ledger.assignment(id);
  return assignment != nullptr && sees_assignment(scope, *assignment);
}

}  // namespace

bool reads_whole_ledger(const Actor& actor) {
  return actor.has(Role::office) || actor.has(Role::supervisor) || actor.has(Role::auditor);
}

Scope scope_of(const Actor& actor, std::set<TaskId> led_tasks) {
  Scope scope;
  scope.unit = actor.unit;
  scope.whole_ledger = reads_whole_ledger(actor);
  if (scope.whole_ledger) return scope;
  scope.people_only = !actor.is_staff();
  if (!scope.people_only) scope.led_tasks = std::move(led_tasks);
  return scope;
}

bool may_see(const Scope& scope, const Record& record, const LedgerView& ledger) {
  if (scope.whole_ledger) return true;
  switch (collection_of(record)) {
    case Collection::unit:
    case Collection::unit_group:
      return true;
    case Collection::person:
      return scope.people_only || std::get_if<Person>(&record)->unit == scope.unit;
    case Collection::plan:
    case Collection::task:
    case Collection::cycle:
    case Collection::criteria:
    case Collection::task_force:
      return !scope.people_only;
    case Collection::assignment:
      return !scope.people_only && sees_assignment(scope, *std::get_if<Assignment>(&record));
    case Collection::report: {
      const Report& report = *std::get_if<Report>(&record);
      return !scope.people_only &&
             (report.unit == scope.unit || sees_assignment(scope, report.assignment, ledger));
    }
    case Collection::late_arrival:
      return !scope.people_only && std::get_if<LateArrival>(&record)->unit == scope.unit;
    case Collection::problem: {
      // Whoever is to resolve it must see it, whoever's assignment it stands in the way of.
      const Problem& problem = *std::get_if<Problem>(&record);
      return !scope.people_only &&
             (problem.owner == scope.unit || sees_assignment(scope, problem.assignment, ledger));
    }
    case Collection::circular:
      return !scope.people_only && std::get_if<Circular>(&record)->is_shown();
    case Collection::assessment:
      return !scope.people_only && std::get_if<Assessment>(&record)->is_shown();
    case Collection::accountability: {
      const AccountabilityEntry& entry = *std::get_if<AccountabilityEntry>(&record);
      const bool is_own = entry.is_shown() && entry.unit == scope.unit;
      return !scope.people_only && (is_own || entry.is_public());
    }
    case Collection::objection:
      return !scope.people_only && std::get_if<Objection>(&record)->unit == scope.unit;
    case Collection::missed_report:
    case Collection::action_plan:
    case Collection::reminder:
    case Collection::order:
    case Collection::instruction:
    case Collection::extension:
      return !scope.people_only && sees_assignment(scope, AssignmentId(parent_of(record)), ledger);
  }
  return false;
}

std::string digest_of(const Scope& scope) {
  std::string text = scope.whole_ledger ? "all" : scope.people_only ? "people" : "unit";
  if (!scope.whole_ledger) text += to_string(scope.unit);
  for (TaskId task : scope.led_tasks) text += to_string(task);
  return to_hex(sha256(text)).substr(0, 16);
}

}  // namespace tz
