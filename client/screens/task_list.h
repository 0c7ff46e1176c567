// 任务: the person's assignments, or all tasks for those who see the whole ledger, with search and
// filters.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_task_list(Scene& scene);

}  // namespace tz::client
