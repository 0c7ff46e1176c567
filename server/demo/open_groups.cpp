#include "demo/open_groups.h"

#include "demo/cast.h"
#include "demo/words.h"

namespace tz::server {
namespace {

enum class Meant { departments, districts, nobody };

struct GroupLine {
  std::string_view task;
  std::string_view units;
};

constexpr GroupLine kGroups[] = {
#define TZ_GROUP(task, units) {task, units},
#define TZ_CONFIRMED(task, when)
#define TZ_GROUP_NAMED(part, who)
#include "demo/groups.def"
#undef TZ_GROUP_NAMED
#undef TZ_CONFIRMED
#undef TZ_GROUP
};

struct TimeLine {
  std::string_view task;
  GroupTime when;
};

constexpr TimeLine kTimes[] = {
#define TZ_GROUP(task, units)
#define TZ_CONFIRMED(task, when) {task, GroupTime::when},
#define TZ_GROUP_NAMED(part, who)
#include "demo/groups.def"
#undef TZ_GROUP_NAMED
#undef TZ_CONFIRMED
#undef TZ_GROUP
};

struct NameLine {
  std::string_view part;
  Meant meant;
};

constexpr NameLine kNames[] = {
#define TZ_GROUP(task, units)
#define TZ_CONFIRMED(task, when)
#define TZ_GROUP_NAMED(part, who) {part, Meant::who},
#include "demo/groups.def"
#undef TZ_GROUP_NAMED
#undef TZ_CONFIRMED
#undef TZ_GROUP
};

Meant meant_by(std::string_view group) {
  for (const NameLine& line : kNames) {
    if (group.find(line.part) != group.npos) return line.meant;
  }
  return Meant::departments;
}

std::vector<std::string_view> districts() {
  std::vector<std::string_view> out;
  for (const CastUnit& unit : demo_units()) {
    const bool local =
        unit.kind == UnitKind::sub_district || unit.kind == UnitKind::functional_zone;
    if (local) out.push_back(unit.name);
  }
  return out;
}

}  // namespace

GroupTime group_time(std::string_view task_number) {
  for (const TimeLine& line : kTimes) {
    if (line.task == task_number) return line.when;
  }
  return GroupTime::early;
}

std::vector<std::string_view> group_members(std::string_view task_number, std::string_view group) {
  const Meant meant = meant_by(group);
  if (meant == Meant::districts) return districts();
  if (meant == Meant::nobody) return {};
  for (const GroupLine& line : kGroups) {
    if (line.task == task_number) return words_of(line.units);
  }
  return {};
}

}  // namespace tz::server
