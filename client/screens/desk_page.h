// The dispatch desk: cycle, late arrivals, orders, problems.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_desk_page(Scene& scene);

}  // namespace tz::client
