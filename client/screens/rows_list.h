// The rows behind one number of the board: tasks or assignments, each opening its task.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_rows_list(Scene& scene, const RowsQuery& query);

}  // namespace tz::client
