// How the sample office settles the plan's open groups: whom, and when. Views are of the program's
// own tables and never die.
#pragma once

#include <string_view>
#include <vector>

namespace tz::server {

enum class GroupTime {
  early,   // on the day of issue
  midway,  // some weeks later
  lately   // on the last working day: nobody has acknowledged yet
};

GroupTime group_time(std::string_view task_number);

// Names of units to confirm for a group. Empty: the group stays open, so that the office finds
// something to do.
std::vector<std::string_view> group_members(std::string_view task_number, std::string_view group);

}  // namespace tz::server
