// The board's progress lists: by unit and by measure, each line opening its rows.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void board_units(Scene& scene, const BoardPage& board);
void board_measures(Scene& scene, const BoardPage& board);

}  // namespace tz::client
