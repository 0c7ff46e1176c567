// The board's figures and short lists: totals by light, the cycle's reporting, the course of the
// whole plan, what needs attention, what has just arrived.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void board_lights(Scene& scene, const BoardPage& board);
void board_reporting(Scene& scene, const BoardPage& board);
void board_course(Scene& scene, const BoardPage& board);
void board_attention(Scene& scene, const BoardPage& board);
void board_latest(Scene& scene, const BoardPage& board);

}  // namespace tz::client
