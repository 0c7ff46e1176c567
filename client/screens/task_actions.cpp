#include "screens/task_actions.h"

#include "ui/button.h"
#include "ui/container.h"

namespace tz::client {
namespace {

// Report and no change, side by side where there is room.
void reporting(Scene& scene, const Actions& may, AssignmentId id, bool primary) {
  ui::Ui& ui = scene.ui;
  const ui::ButtonKind kind = primary ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary;
  const auto report = [&] {
    if (ui::button(ui, {.id = "report", .label = scene.tr(Text::fill_report), .kind = kind})) {
      scene.go(report_route(id));
    }
  };
  if (!may.no_change) {
    if (may.report) report();
    return;
  }
  ui::Columns columns(ui, {2, 3}, ui::kSpace2, ui.theme().large ? 132.0f : 112.0f);
  columns.next();
  if (ui::button(ui, {.id = "no-change",
                      .label = scene.tr(Text::no_change),
                      .kind = ui::ButtonKind::Secondary})) {
    scene.later([id](App& app) { app.no_change(id); });
  }
  columns.next();
  if (may.report) report();
}

}  // namespace

void task_actions(Scene& scene, const TaskPage& task) {
  ui::Ui& ui = scene.ui;
  const Actions& may = task.actions;
  const AssignmentId id = *task.own;
  const ui::IdScope scope(ui, "own");
  if (may.acknowledge &&
      ui::button(ui, {.id = "acknowledge", .label = scene.tr(Text::acknowledge)})) {
    scene.later([id](App& app) { app.acknowledge(id); });
  }
  if (may.declare && ui::button(ui, {.id = "declare", .label = scene.tr(Text::declare_complete)})) {
    scene.state.prompt = {.kind = Prompt::Kind::declare, .assignment = id, .subject = task.title};
    scene.later([id](App& app) { app.begin_declaration(id); });
  }
  const bool first = !may.acknowledge && !may.declare;
  if (may.report || may.no_change) reporting(scene, may, id, first);
}

}  // namespace tz::client
