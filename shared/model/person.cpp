#include "model/person.h"

#include <algorithm>

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Role, 6> kRoles{
    {"member", "unit_lead", "office", "supervisor", "auditor", "admin"}};

}  // namespace

std::string_view name_of(Role role) {
  return kRoles.name(role);
}
std::optional<Role> role_named(std::string_view name) {
  return kRoles.value(name);
}

bool Person::has(Role role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool roles_conflict(const std::vector<Role>& roles) {
  int separate = 0;
  for (Role role : roles) {
    if (role == Role::office || role == Role::auditor || role == Role::admin) ++separate;
  }
  return separate > 1;
}

json to_json(const Person& person) {
  json roles = json::array();
  for (Role role : person.roles) roles.push_back(name_of(role));
  json out = {{"id", to_string(person.id)},
              {"unit", to_string(person.unit)},
              {"name", person.name},
              {"roles", std::move(roles)},
              {"active", person.active}};
  if (person.erased) out["erased"] = true;
  return out;
}

Person read_person(ObjectReader& in) {
  Person person;
  person.id = in.id<PersonId>("id");
  person.unit = in.id<UnitId>("unit");
  person.name = in.text("name", kMaxName);
  person.active = in.boolean_or("active", true);
  person.erased = in.boolean_or("erased", false);
  for (const json& item : in.array("roles", 6)) {
    const std::string* name = item.get_ptr<const std::string*>();
    const auto role = name == nullptr ? std::nullopt : role_named(*name);
    if (!role) {
      in.fail(ErrorCode::unknown_value, "roles");
      break;
    }
    person.roles.push_back(*role);
  }
  std::sort(person.roles.begin(), person.roles.end());
  person.roles.erase(std::unique(person.roles.begin(), person.roles.end()), person.roles.end());
  if (person.roles.empty()) in.fail(ErrorCode::missing_field, "roles");
  return person;
}

}  // namespace tz
