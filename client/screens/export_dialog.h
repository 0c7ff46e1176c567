// The export of the ledger: the button that a page offers it with, and the dialog behind it.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Among the page's actions; draws nothing for those who do not export.
void export_action(Scene& scene);
// Over whatever page is shown, while it is open.
void draw_export_dialog(Scene& scene);

}  // namespace tz::client
