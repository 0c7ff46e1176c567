// What one unit has in an assessment 考核: its total, its points of each criterion with the rows
// behind them, and what was adjusted by hand.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_assessed_page(Scene& scene);

}  // namespace tz::client
