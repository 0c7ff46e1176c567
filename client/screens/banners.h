// What concerns every page and must not be missed: the session has ended, this device cannot store,
// its room is short, work has been waiting for a day. Takes a strip at the top of the region.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_banners(Scene& scene);

}  // namespace tz::client
