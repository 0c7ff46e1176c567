// The board's grid of lights: units down, measures across. Each light opens what stands behind it.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void board_matrix(Scene& scene, const BoardPage& board);

}  // namespace tz::client
