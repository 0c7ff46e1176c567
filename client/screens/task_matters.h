// What hangs on a task besides its reports: orders, instructions, extensions, problems and action
// plans, each with what the person may do about it.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void task_matters(Scene& scene, const TaskPage& task);

}  // namespace tz::client
