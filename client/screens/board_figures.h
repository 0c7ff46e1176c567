// The board's figures and short lists: totals by light, the cycle's reporting, deadlines, open
// orders and problems, the course of the whole plan, what needs attention, what has just arrived.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void board_lights(Scene& scene, const BoardPage& board);
void board_reporting(Scene& scene, const BoardPage& board);
void board_deadlines(Scene& scene, const BoardPage& board);
// Open orders and problems by age.
void board_ageing(Scene& scene, const BoardPage& board);
// The line of progress against plan, `height` CSS pixels high.
void board_course(Scene& scene, const BoardPage& board, float height);
void board_last_sync(Scene& scene, const BoardPage& board);
void board_attention(Scene& scene, const BoardPage& board);
void board_latest(Scene& scene, const BoardPage& board);

}  // namespace tz::client
