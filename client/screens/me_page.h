// 我的: who is signed in, what the server knows of this device's work, what came back, settings.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_me_page(Scene& scene);

}  // namespace tz::client
