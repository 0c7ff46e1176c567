// One circular 通报, read like the document that it is: its words with the figures in them, the
// rows behind each figure, the objections, and what the person may do.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_circular_page(Scene& scene);

}  // namespace tz::client
