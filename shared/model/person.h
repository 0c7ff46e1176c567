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

// Stands where the name of an erased person stood, in the record and in the log's texts. It says
// nothing in any language: whoever shows a person looks at `erased` and takes a word for it.
inline constexpr const char* kErasedName = "*";

struct Person {
  PersonId id;
  UnitId unit;
  std::string name;         // kErasedName when erased
  std::vector<Role> roles;  // ascending, without repetition, never empty
  bool active = true;
  bool erased = false;  // for good; then not active
  uint64_t version = 0;

  bool has(Role role) const;
  friend bool operator==(const Person&, const Person&) = default;
};

// The three-way split 三员分立: admin, auditor and office are never one account.
bool roles_conflict(const std::vector<Role>& roles);

json to_json(const Person& person);
Person read_person(ObjectReader& in);

}  // namespace tz
