// Person: somebody who works with the ledger. Sign-in names and passwords are the server's own and
// never records.
#pragma once

#include <string>
#include <vector>

#include "base/json_read.h"

namespace tz {

enum class Role { member, unit_lead, office, supervisor, auditor, admin };
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

struct Person {
  PersonId id;
  UnitId unit;
  std::string name;
  std::vector<Role> roles;  // ascending, without repetition, never empty
  bool active = true;
  uint64_t version = 0;

  bool has(Role role) const;
  friend bool operator==(const Person&, const Person&) = default;
};

// The three-way split 三员分立: admin, auditor and office are never one account.
bool roles_conflict(const std::vector<Role>& roles);

json to_json(const Person& person);
Person read_person(ObjectReader& in);

}  // namespace tz
