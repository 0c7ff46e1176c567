// Rules about the register of units and persons: the administrator's. The server machine may erase
// a person as well, because the last administrator may be the one. The office may also enter units,
// because a plan names units that nobody has registered yet, and keeps the groups of units.
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
  const Person* known = at.ledger.person(body.person.id);
  // Nobody comes back under the name that the law took out, and nobody is erased by the way.
  if (known != nullptr && known->erased) return error(ErrorCode::person_erased, "body.person.id");
  if (body.person.erased)
    return error(ErrorCode::unknown_value, "body.person.erased", {"body.person.erased"});
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
  if (known != nullptr && is_stale(at, known->version)) return error(ErrorCode::stale);
  return changed(body.person);
}

Result<Decision> judge(const ErasePerson& body, const Case& at) {
  if (!at.actor.has(Role::admin) && !at.actor.is_server) return error(ErrorCode::not_allowed);
  const Person* known = at.ledger.person(body.person);
  if (known == nullptr) return error(ErrorCode::not_found, "body.person");
  if (body.person == at.actor.person) return error(ErrorCode::own_account, "body.person");
  if (known->erased) return error(ErrorCode::person_erased, "body.person");
  // What was sent from his devices before is in the ledger by then, or will not come.
  if (known->active) return error(ErrorCode::person_active, "body.person");
  if (is_stale(at, known->version)) return error(ErrorCode::stale);
  Person person = *known;
  person.name = kErasedName;
  person.erased = true;
  return changed(std::move(person));
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
