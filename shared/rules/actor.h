// Actor: who asks, as the ledger knows the person at that moment.
#pragma once

#include "model/person.h"

namespace tz {

// A unit and roles that somebody had.
struct FormerPost {
  UnitId unit;
  std::vector<Role> roles;  // none while he might not act
  Instant until;            // when the ledger received the change
};

struct Actor {
  PersonId person;
  UnitId unit;
  std::vector<Role> roles;
  bool is_server = false;  // the server itself: opens and closes cycles
  // The oldest first. The server looks them up for what it would have to refuse; a device knows
  // none, and foresees a refusal.
  std::vector<FormerPost> former = {};

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
  return {person.id, person.unit, person.roles};
}

}  // namespace tz
