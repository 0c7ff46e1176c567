// One row of a list of tasks or assignments, as a card: light, number, title, course, deadline and
// what is under way. The same in the person's own list and behind the board's numbers.
#pragma once

#include "screens/scene.h"

namespace tz::client {

struct ListCardSpec {
  bool selected = false;   // its task stands in the next pane
  bool show_unit = false;  // the list holds several units' assignments
  bool may_acknowledge = false;
};
// Opens the task where it is tapped.
void list_card(Scene& scene, const ListRow& row, const ListCardSpec& spec);

// The task whose page or form is shown beside the list; nil: none.
TaskId task_beside(const Scene& scene);

}  // namespace tz::client
