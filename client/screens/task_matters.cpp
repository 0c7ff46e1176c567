#include "screens/task_matters.h"

#include "screens/matter_section.h"
#include "ui/button.h"
#include "ui/container.h"

namespace tz::client {
namespace {

constexpr size_t kClosedAtFirst = 2;

}  // namespace

void task_matters(Scene& scene, const TaskPage& task) {
  const bool show_unit = task.assignments.size() > 1;
  size_t closed = 0;
  size_t hidden = 0;
  for (const Matter& matter : task.matters) {
    if (!matter.open && ++closed > kClosedAtFirst && !scene.state.all_matters) {
      ++hidden;
      continue;
    }
    matter_section(scene, matter, show_unit);
  }
  if (hidden == 0) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui);
  const std::string more = scene.tr(Text::show_more, {std::to_string(hidden)});
  if (ui::button(ui, {.id = "all-matters", .label = more, .kind = ui::ButtonKind::Text})) {
    scene.state.all_matters = true;
    ui.redraw();
  }
}

}  // namespace tz::client
