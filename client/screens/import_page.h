// 导入方案: a plan document looked over before it is published: what the importer read, what it
// doubts, what the office has to decide. Every value shows the place that it came from.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_import_page(Scene& scene);

}  // namespace tz::client
