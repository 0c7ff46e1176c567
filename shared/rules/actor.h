// Actor: who asks, as the ledger knows the person at that moment.
#pragma once

#include "model/person.h"

namespace tz {

struct Actor {
  PersonId person;
  UnitId unit;
  std::vector<Role> roles;
  bool is_server = false;  // the server itself: opens and closes cycles

  bool has(Role role) const {
    for (Role held : roles) {
      if (held == role) return true;
    }
    return false;
  }
  // Staff of a unit: reports on its assignments.
  bool is_staff() const { return has(Role::member) || has(Role::unit_lead); }
};

inline Actor actor_of(const Person& person) {
  return {person.id, person.unit, person.roles, false};
}

}  // namespace tz
