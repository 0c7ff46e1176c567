// The file of unsent edits on the page 我的: saving it, the code that is told once, and taking it
// in again with that code.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Where the file is asked for. `unsent`: there is something to save.
void unsent_file_buttons(Scene& scene, bool unsent);
// The code, or the question for it, while there is one.
void draw_file_dialogs(Scene& scene);

}  // namespace tz::client
