// Changing one's own password: a dialog, with a connection alone.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws it while it is open.
void draw_password_dialog(Scene& scene);

// Where a password that somebody else has set, or that is too old, must be replaced: a dialog that
// is left by doing so, or by signing out.
void draw_password_is_due(Scene& scene);

}  // namespace tz::client
