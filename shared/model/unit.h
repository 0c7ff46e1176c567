// Unit 单位: an office, department, enterprise, sub-district, functional zone or task force.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_read.h"

namespace tz {

enum class UnitKind {
  office,
  department,
  enterprise,
  sub_district,
  functional_zone,
  task_force,
  other
};
std::string_view name_of(UnitKind kind);
std::optional<UnitKind> unit_kind_named(std::string_view name);

struct Unit {
  UnitId id;
  std::string name;
  UnitKind kind = UnitKind::department;
  std::vector<std::string> aliases;
  int32_t order = 0;  // place in lists, ascending
  uint64_t version = 0;

  friend bool operator==(const Unit&, const Unit&) = default;
};

json to_json(const Unit& unit);
Unit read_unit(ObjectReader& in);

}  // namespace tz
