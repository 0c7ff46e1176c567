// The assessments 考核 that the person may see, the latest first; the office makes a trial run
// here, and everybody reads the criteria from here.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_assessments_page(Scene& scene);

}  // namespace tz::client
