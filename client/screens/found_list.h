// What the search finds beside the rows of the task list: each with the words around the find, the
// find marked. A tap leads to the task, and there to the thing itself.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws nothing where there is nothing.
void found_list(Scene& scene, const FoundList& found);

}  // namespace tz::client
