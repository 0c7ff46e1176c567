// One assessment 考核: how far it has come, the ranking, how each criterion judges, the objections,
// and what the person may do.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_assessment_page(Scene& scene);

}  // namespace tz::client
