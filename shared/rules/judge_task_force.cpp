// Rules about task forces 专班. They are the office's; whom they name gains no right by it.
#include "rules/judge_common.h"

namespace tz {
namespace {

constexpr const char* kUnits = "body.task_force.units";

Outcome check_unit(UnitId unit, const char* field, const Case& at) {
  if (at.ledger.unit(unit) != nullptr) return done();
  return error(ErrorCode::unit_unknown, field, {to_string(unit)});
}

}  // namespace

Result<Decision> judge(const PutTaskForce& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const TaskForce& asked = body.task_force;
  const TaskForce* known = at.ledger.task_force(asked.id);
  if (known != nullptr && is_stale(at, known->version)) return error(ErrorCode::stale);
  // A disbanded one keeps its name: two of the same would make old exports ambiguous.
  const TaskForce* namesake = at.ledger.task_force_named(asked.name);
  if (namesake != nullptr && namesake->id != asked.id) {
    return error(ErrorCode::already_exists, "body.task_force.name");
  }
  if (asked.tasks.empty()) return error(ErrorCode::task_force_empty, "body.task_force.tasks");
  for (TaskId task : asked.tasks) {
    if (at.ledger.task(task) == nullptr) {
      return error(ErrorCode::not_found, "body.task_force.tasks", {to_string(task)});
    }
  }
  if (asked.lead) {
    if (const Outcome lead = check_unit(*asked.lead, "body.task_force.lead", at); !lead) {
      return lead.error();
    }
  }
  for (UnitId unit : asked.units) {
    if (const Outcome member = check_unit(unit, kUnits, at); !member) return member.error();
  }
  return changed(asked);
}

}  // namespace tz
