#include "service/decided_units.h"

#include <algorithm>
#include <map>

namespace tz::server {
namespace {

using plan::ImportedPlan;

std::string path_of(std::string_view list, size_t index, std::string_view key) {
  return std::string(list) + '[' + std::to_string(index) + "]." + std::string(key);
}

// Whether a task names each of the plan's units.
std::vector<bool> used_units(const ImportedPlan& plan) {
  std::vector<bool> out(plan.units.size(), false);
  for (const plan::ImportedTask& task : plan.tasks) {
    for (const auto* mentions :
         {&task.lead, &task.responsible, &task.supporting, &task.wildcards}) {
      for (const plan::UnitMention& mention : *mentions) out[mention.unit] = true;
    }
  }
  return out;
}

// Which decision concerns each of the plan's units, or each of its groups.
template <class Decision>
Result<std::map<size_t, size_t>> by_unit(const ImportedPlan& plan,
                                         const std::vector<Decision>& decisions, bool of_groups,
                                         std::string_view list) {
  std::map<size_t, size_t> out;
  for (size_t i = 0; i < decisions.size(); ++i) {
    const auto found =
        std::find_if(plan.units.begin(), plan.units.end(), [&](const plan::ImportedUnit& unit) {
          return unit.name == decisions[i].name && unit.is_group == of_groups;
        });
    const std::string path = path_of(list, i, "name");
    if (found == plan.units.end()) {
      return error(of_groups ? ErrorCode::group_unknown : ErrorCode::unknown_value, path, {path});
    }
    // Decided twice, nobody could say how.
    if (!out.emplace(found - plan.units.begin(), i).second) {
      return error(ErrorCode::already_exists, path);
    }
  }
  return out;
}

Result<UnitId> decided_unit(const plan::ImportedUnit& mentioned, const ImportDecisions& decisions,
                            const std::map<size_t, size_t>& by_index, size_t index,
                            UnitRegister& units) {
  const auto decision = by_index.find(index);
  if (decision == by_index.end()) {
    const std::optional<UnitId> known = units.named(mentioned.name);
    if (!known) return error(ErrorCode::unit_unknown, "units", {mentioned.name});
    units.adopt(*known, mentioned);
    return *known;
  }
  const std::optional<UnitId>& unit = decisions.units[decision->second].unit;
  if (unit) {
    if (units.adopt(*unit, mentioned)) return *unit;
    return error(ErrorCode::unit_unknown, path_of("units", decision->second, "unit"),
                 {to_string(*unit)});
  }
  const std::optional<UnitId> made = units.make(mentioned);
  if (!made) return error(ErrorCode::already_exists, path_of("units", decision->second, "name"));
  return *made;
}

Result<std::vector<UnitId>> confirmed_members(const ImportDecisions& decisions, size_t decision,
                                              const UnitRegister& units) {
  std::vector<UnitId> members = decisions.groups[decision].members;
  const std::string path = path_of("groups", decision, "members");
  if (members.empty()) return error(ErrorCode::group_empty, path);
  for (UnitId member : members) {
    if (!units.has(member)) return error(ErrorCode::unit_unknown, path, {to_string(member)});
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace

Result<NamedUnits> decided_units(const ImportedPlan& imported, const ImportDecisions& decisions,
                                 UnitRegister& units) {
  const auto named = by_unit(imported, decisions.units, false, "units");
  if (!named) return named.error();
  const auto grouped = by_unit(imported, decisions.groups, true, "groups");
  if (!grouped) return grouped.error();
  const std::vector<bool> used = used_units(imported);
  NamedUnits out;
  out.units.resize(imported.units.size());
  out.members.resize(imported.units.size());
  for (const auto& [index, decision] : *grouped) {
    Result<std::vector<UnitId>> members = confirmed_members(decisions, decision, units);
    if (!members) return members.error();
    out.members[index] = std::move(*members);
  }
  for (size_t i = 0; i < imported.units.size(); ++i) {
    if (!used[i] || imported.units[i].is_group) continue;
    const Result<UnitId> unit = decided_unit(imported.units[i], decisions, *named, i, units);
    if (!unit) return unit.error();
    out.units[i] = *unit;
  }
  return out;
}

}  // namespace tz::server
