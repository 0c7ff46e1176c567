// Who has to do with a task: units by duty, open groups, and how each unit's share stands.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Names by duty, and the open groups with their members.
void task_units(Scene& scene, const TaskPage& task);
// Each unit's share; nothing where there is only the person's own.
void task_assignments(Scene& scene, const TaskPage& task);

}  // namespace tz::client
