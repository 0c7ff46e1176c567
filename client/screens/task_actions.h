// What the person may do with their own assignment, as buttons. What the rules refuse is not
// offered.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// At the foot of the task's page: receiving, reporting, declaring complete.
void task_actions(Scene& scene, const TaskPage& task);

}  // namespace tz::client
