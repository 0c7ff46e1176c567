// Setting up one's own second factor: a dialog, with a connection alone.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws it while it is open.
void draw_second_factor_dialog(Scene& scene);

// Where one must be set up before anything else: a dialog that is left by doing so, or by signing
// out.
void draw_second_factor_is_due(Scene& scene);

}  // namespace tz::client
