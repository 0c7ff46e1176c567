// What has been reported on a task, newest first, each with where it stands: waiting here, on its
// way, in the ledger with its receipt, or in need of attention.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Reports that wait for this person's word, with the buttons for it; several of one cycle stand
// side by side.
void task_reviews(Scene& scene, const TaskPage& task);
void task_history(Scene& scene, const TaskPage& task);

}  // namespace tz::client
