// One matter 事项 as a section: its name and state, what was written, what has happened, and the
// buttons of what may be done. The same on a task's page and under a circular.
#pragma once

#include "app/matter.h"
#include "screens/scene.h"
#include "ui/theme.h"

namespace tz::client {

ui::Tone tone_of(Matter::Tone tone);
void matter_section(Scene& scene, const Matter& matter, bool show_unit);

}  // namespace tz::client
