// Signing in: the first page of all, and the same form over the app when the session has ended.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void draw_sign_in(Scene& scene);
// As a dialog; what stands beneath keeps everything.
void draw_sign_in_again(Scene& scene);

}  // namespace tz::client
