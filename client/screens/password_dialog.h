// Changing one's own password: a dialog over the page 我的, with a connection alone.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws it while it is open.
void draw_password_dialog(Scene& scene);

}  // namespace tz::client
