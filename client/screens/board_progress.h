// The board's progress lists: the ranking of units with the reason for each place, and the
// measures; each line opens its rows.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void board_ranking(Scene& scene, const BoardPage& board);
// A stretch of the ranking as it stands at this moment, for a screen that nobody touches.
void board_ranking_part(Scene& scene, const BoardPage& board, size_t first, size_t count);
// Of one unit whose reason takes one line, with the gap after it.
float rank_line_height(const ui::Ui& ui);
void board_measures(Scene& scene, const BoardPage& board);

}  // namespace tz::client
