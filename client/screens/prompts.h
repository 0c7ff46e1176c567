// The questions that stand over a page: words that an action needs, and asking before something is
// lost.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws the open prompt, if there is one. Comes last in a frame.
void draw_prompt(Scene& scene);

}  // namespace tz::client
