// Who takes part in the sample ledger. Views are of the program's own tables and never die.
#pragma once

#include <string_view>
#include <vector>

#include "model/person.h"
#include "model/unit.h"

namespace tz::server {

// Every account of the sample ledger has this password; the sign-in page of a demo may show it.
inline constexpr std::string_view kDemoPassword = "taizhang-demo-2021";

struct CastUnit {
  std::string_view name;
  UnitKind kind = UnitKind::department;
  std::string_view aliases;  // words (words.h)
};

struct CastPerson {
  std::string_view login;  // empty: nobody signs in as this person
  std::string_view unit;
  std::string_view name;
  Role role = Role::member;
};

// In the order of lists.
std::vector<CastUnit> demo_units();
// The administrator first, who enters all the others. Every unit has exactly one person of its
// staff.
std::vector<CastPerson> demo_persons();

}  // namespace tz::server
