// The settings of this device: language and text size. On the page 我的 and at the sign-in.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void language_choice(Scene& scene);
void large_choice(Scene& scene);

}  // namespace tz::client
