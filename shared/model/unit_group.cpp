#include "model/unit_group.h"

#include <algorithm>

#include "model/limits.h"

namespace tz {

json to_json(const UnitGroup& group) {
  json members = json::array();
  for (UnitId id : group.members) members.push_back(to_string(id));
  return {{"id", to_string(group.id)}, {"name", group.name}, {"members", std::move(members)}};
}

UnitGroup read_unit_group(ObjectReader& in) {
  UnitGroup out;
  out.id = in.id<GroupId>("id");
  out.name = in.text("name", kMaxName);
  out.members = in.ids<UnitId>("members", kMaxDuties);
  std::sort(out.members.begin(), out.members.end());
  out.members.erase(std::unique(out.members.begin(), out.members.end()), out.members.end());
  return out;
}

}  // namespace tz
