// The buttons of the deeds that belong to one thing, and the question that a deed asks first.
#pragma once

#include "app/deed.h"
#include "screens/scene.h"

namespace tz::client {

// Buttons side by side, wrapping. `id` names them apart from those of other things.
void deed_row(Scene& scene, std::string_view id, const std::vector<Deed>& deeds);

// What a tap on the deed's button does: the deed itself, or its question.
void begin_deed(Scene& scene, const Deed& deed);

// The open question, as a dialog. Comes last in a frame.
void draw_deed_question(Scene& scene);

}  // namespace tz::client
