// Rules about the register of units and persons: the administrator's. The office may also enter
// units, because a plan names units that nobody has registered yet, and keeps the groups of units.
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
  // Whoever shuts himself out leaves nobody who could open the door again.
  if (body.person.id == at.actor.person) {
    if (!body.person.active) return error(ErrorCode::own_account, "body.person.active");
    if (!body.person.has(Role::admin)) return error(ErrorCode::own_account, "body.person.roles");
  }
  const Person* known = at.ledger.person(body.person.id);
  if (known != nullptr && is_stale(at, known->version)) return error(ErrorCode::stale);
  return changed(body.person);
}

Result<Decision> judge(const PutGroup& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const UnitGroup* known = at.ledger.unit_group(body.group.id);
  if (known != nullptr && is_stale(at, known->version)) return error(ErrorCode::stale);
  const UnitGroup* namesake = at.ledger.unit_group_named(body.group.name);
  if (namesake != nullptr && namesake->id != body.group.id) {
    return error(ErrorCode::already_exists, "body.group.name");
  }
  if (body.group.members.empty()) return error(ErrorCode::group_empty, "body.group.members");
  for (UnitId member : body.group.members) {
    if (at.ledger.unit(member) == nullptr) {
      return error(ErrorCode::unit_unknown, "body.group.members", {to_string(member)});
    }
  }
  return changed(body.group);
}

}  // namespace tz
