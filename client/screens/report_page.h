// 填报进展: the form of one report. It can be left at any moment: what is typed is a draft on this
// device.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// `beside`: in the pane next to the list, which shows the sync state.
void draw_report_page(Scene& scene, bool beside);

}  // namespace tz::client
