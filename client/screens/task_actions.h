// What the person may do with one assignment, as buttons. What the rules refuse is not offered.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// At the foot of the task's page, for the person's own assignment: every way to act on it.
void task_actions(Scene& scene, const TaskPage& task);
// Under another unit's assignment, small: judging its completion, cancelling it.
void assignment_actions(Scene& scene, const TaskPage& task, const AssignmentItem& item);

}  // namespace tz::client
