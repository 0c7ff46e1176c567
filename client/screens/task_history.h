// What has been reported on a task, newest first, each with where it stands: waiting here, on its
// way, in the ledger with its receipt, or in need of attention.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void task_history(Scene& scene, const TaskPage& task);

}  // namespace tz::client
