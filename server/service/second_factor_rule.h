// Who must sign in with two factors: the setting, and whom it means. Whoever has a second factor
// always needs it, whatever the setting says.
#pragma once

#include <optional>
#include <string_view>

#include "model/person.h"

namespace tz::server {

enum class SecondFactorRule {
  off,        // nobody must
  officials,  // office, supervisors, auditors, administrators: who see or keep more than a unit's
              // own
  all
};
std::string_view name_of(SecondFactorRule rule);
std::optional<SecondFactorRule> second_factor_rule_named(std::string_view name);

bool must_have_second_factor(SecondFactorRule rule, const Person& person);

}  // namespace tz::server
