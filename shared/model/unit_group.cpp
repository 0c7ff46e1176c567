#include "model/unit_group.h"

#include "model/ids.h"
#include "model/limits.h"

namespace tz {

json to_json(const UnitGroup& group) {
  return {{"id", to_string(group.id)}, {"name", group.name}, {"members", ids_json(group.members)}};
}

UnitGroup read_unit_group(ObjectReader& in) {
  UnitGroup out;
  out.id = in.id<GroupId>("id");
  out.name = in.text("name", kMaxName);
  out.members = read_id_set<UnitId>(in, "members", kMaxDuties);
  return out;
}

}  // namespace tz
