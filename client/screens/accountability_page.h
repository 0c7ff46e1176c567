// One entry of the register of exposure and accountability: how far it has come, what it stands on,
// what was decided, what stood before each correction, and the objections to it.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_accountability_page(Scene& scene);

}  // namespace tz::client
