// The board's grid of lights: units down, measures across. Each light opens what stands behind it.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void board_matrix(Scene& scene, const BoardPage& board);
// Some of its rows with cells `cell_height` high, for a screen that nobody scrolls.
void board_matrix_part(Scene& scene, const BoardPage& board, size_t first, size_t count,
                       float cell_height);

}  // namespace tz::client
