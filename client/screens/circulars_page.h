// The circulars 通报 that the person may see, the latest first; the office drafts one here.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_circulars_page(Scene& scene);

}  // namespace tz::client
