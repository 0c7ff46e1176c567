// One task, to be read like a document: what is asked, until when, who does it, why its light shows
// what it shows, and what has been done. Its buttons stand at the foot.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// `beside`: in the pane next to its list, which shows the sync state and needs no back arrow.
void draw_task_page(Scene& scene, TaskId task, bool beside);

}  // namespace tz::client
