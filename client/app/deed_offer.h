// How a deed comes to be offered. Of the files that make deeds.
#pragma once

#include <algorithm>

#include "app/deeds.h"

namespace tz::client {

// Stands where an answer will, when the rules are asked beforehand.
inline constexpr const char* kAnyWords = "-";

// Adds it if the rules foresee that it will stand.
inline void offer(const DeedContext& context, std::vector<Deed>& deeds, Deed deed) {
  if (foreseen(context.edit, deed.body).ok()) deeds.push_back(std::move(deed));
}

// Units in the register's order; `wanted` says which.
template <class Wanted>
std::vector<AskOption> unit_options(const ViewContext& at, Wanted wanted) {
  std::vector<const Unit*> units;
  for (const auto& [id, unit] : at.records.units()) {
    if (wanted(unit)) units.push_back(&unit);
  }
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit* a, const Unit* b) { return a->order < b->order; });
  std::vector<AskOption> out;
  for (const Unit* unit : units) out.push_back({to_string(unit->id), unit->name});
  return out;
}

// Ids as the answer of a question that takes several.
template <class IdType>
std::string spaced(const std::vector<IdType>& ids) {
  std::string out;
  for (const IdType& id : ids) out += (out.empty() ? "" : " ") + to_string(id);
  return out;
}

// What all publications have. `body` of the first: until proposed_until().
CivilDate proposed_until(const ViewContext& at);
Deed show_deed(const ViewContext& at, Text note, OperationBody body);
Deed object_deed(const ViewContext& at, Text note, ObjectionSubject about);

}  // namespace tz::client
