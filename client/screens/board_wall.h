// The board on a wall 大屏: the whole screen, large figures, no navigation. It turns over its pages
// by itself, so that nobody needs to scroll; a frame is drawn when something has changed, at each
// full minute and at each turn. Left with Escape, or by its button.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Whether the board is shown so: full screen, on a screen that is wide enough for it.
bool is_wall(const ui::Ui& ui, const App& app);
// From this width in CSS pixels on a wall screen is offered.
bool may_be_wall(const ui::Ui& ui);
void draw_board_wall(Scene& scene);

inline constexpr int kWallTextPercent = 130;

}  // namespace tz::client
