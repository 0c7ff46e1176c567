// The parts of 导入方案: its tasks, and what has to be decided about units and groups.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// A value that opens the passage it came from.
void quote_chip(Scene& scene, std::string_view label, const Quote& quote);

// The lists come last in their page: long ones draw only what is seen.
void import_tasks(Scene& scene, const ImportPage& page);
void import_units(Scene& scene, const ImportPage& page);
void import_groups(Scene& scene, const ImportPage& page);

// The passage around a value, or the members of a group, while one is open.
void draw_import_dialogs(Scene& scene, const ImportPage& page);

}  // namespace tz::client
