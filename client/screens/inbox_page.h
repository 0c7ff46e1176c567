// The page of what needs this person now.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_inbox_page(Scene& scene);

}  // namespace tz::client
