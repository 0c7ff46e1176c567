// The register of exposure and accountability 曝光问责登记: the entries that the person may see,
// the latest first.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_register_page(Scene& scene);

}  // namespace tz::client
