// The criteria of a plan 考核标准, and the editor in which the office sets another edition.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_criteria_page(Scene& scene);

}  // namespace tz::client
