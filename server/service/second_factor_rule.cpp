#include "service/second_factor_rule.h"

#include "model/names.h"

namespace tz::server {
namespace {

constexpr NameTable<SecondFactorRule, 3> kRules{{"off", "officials", "all"}};

}  // namespace

std::string_view name_of(SecondFactorRule rule) {
  return kRules.name(rule);
}

std::optional<SecondFactorRule> second_factor_rule_named(std::string_view name) {
  return kRules.value(name);
}

bool must_have_second_factor(SecondFactorRule rule, const Person& person) {
  if (rule == SecondFactorRule::off) return false;
  if (rule == SecondFactorRule::all) return true;
  return person.has(Role::office) || person.has(Role::supervisor) || person.has(Role::auditor) ||
         person.has(Role::admin);
}

}  // namespace tz::server
