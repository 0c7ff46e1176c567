// 看板: how the whole plan stands, live. Every number opens the rows that it counts.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_board_page(Scene& scene);

}  // namespace tz::client
