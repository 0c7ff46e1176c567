// The dialogs of 管理: a new account, one account, a password that is told once, one unit.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws the one that is open, if any. Comes last on the page.
void draw_admin_dialogs(Scene& scene);

}  // namespace tz::client
