// What a page is narrowed to: which plans, which task force, which deadlines. On a phone it folds
// into one line, for the first screen belongs to the figures.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void span_bar(Scene& scene, const SpanChoices& choices);

// The days of a period, as a dialog. Comes last in a frame.
void draw_span_dialog(Scene& scene);

}  // namespace tz::client
