// Rules about the register of units and persons: the administrator's. The office may also enter
// units, because a plan names units that nobody has registered yet.
#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const PutUnit& body, const Case& at) {
  if (!at.actor.has(Role::admin) && !at.actor.has(Role::office)) {
    return error(ErrorCode::not_allowed);
  }
  const Unit* known = at.ledger.unit(body.unit.id);
  if (known != nullptr && is_stale(at, known->version)) return error(ErrorCode::stale);
  const Unit* namesake = at.ledger.unit_named(body.unit.name);
  if (namesake != nullptr && namesake->id != body.unit.id) {
    return error(ErrorCode::already_exists, "body.unit.name");
  }
  return changed(body.unit);
}

Result<Decision> judge(const PutPerson& body, const Case& at) {
  if (!at.actor.has(Role::admin)) return error(ErrorCode::not_allowed);
  if (at.ledger.unit(body.person.unit) == nullptr) {
    return error(ErrorCode::unit_unknown, "body.person.unit", {to_string(body.person.unit)});
  }
  if (roles_conflict(body.person.roles)) {
    return error(ErrorCode::roles_conflict, "body.person.roles");
  }
  const Person* known = at.ledger.person(body.person.id);
  if (known != nullptr && is_stale(at, known->version)) return error(ErrorCode::stale);
  return changed(body.person);
}

}  // namespace tz
