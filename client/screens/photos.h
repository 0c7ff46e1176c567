// Attachments: a row for each, tapped to be seen whole; and the part of a form that adds them.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// A heading with the count, the rows with a button to remove each, and the page's inputs for the
// camera and the album. What is chosen goes where App says (App::remove_photo).
void photo_adding(Scene& scene, const std::vector<Attachment>& attachments);

// All that was attached to a task's reports, declarations and answers; nothing where there is none.
void task_photos(Scene& scene, const TaskPage& task);

}  // namespace tz::client
