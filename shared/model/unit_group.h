// UnitGroup 单位组: the usual members of a group that documents name ("各街道(功能区)"), as the
// office keeps them. A proposal only: each task's group is confirmed on its own.
#pragma once

#include <string>
#include <vector>

#include "base/json_read.h"

namespace tz {

struct UnitGroup {
  GroupId id;
  std::string name;
  std::vector<UnitId> members;  // ascending, without repetition
  uint64_t version = 0;

  friend bool operator==(const UnitGroup&, const UnitGroup&) = default;
};

json to_json(const UnitGroup& group);
UnitGroup read_unit_group(ObjectReader& in);

}  // namespace tz
