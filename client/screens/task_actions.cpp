#include "screens/task_actions.h"

#include "ui/button.h"
#include "ui/container.h"

namespace tz::client {
namespace {

Prompt asking(Prompt::Kind kind, AssignmentId id, std::string subject) {
  return {.kind = kind, .assignment = id, .subject = std::move(subject)};
}

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
    scene.state.prompt = asking(Prompt::Kind::declare, id, task.title);
  }
  const bool first = !may.acknowledge && !may.declare;
  if (may.report || may.no_change) reporting(scene, may, id, first);
  const AssignmentItem* own = task.assignment(id);
  if (own != nullptr && (may.accept || may.send_back)) assignment_actions(scene, task, *own);
}

void assignment_actions(Scene& scene, const TaskPage& task, const AssignmentItem& item) {
  const Actions& may = item.actions;
  if (!may.accept && !may.send_back && !may.cancel) return;
  ui::Ui& ui = scene.ui;
  const AssignmentId id = item.id;
  const ui::IdScope scope(ui, to_string(id));
  const std::string subject = item.unit + ' ' + task.number;
  const ui::Wrap wrap(ui);
  if (may.accept && ui::button(ui, {.id = "accept",
                                    .label = scene.tr(Text::accept_completion),
                                    .compact = true,
                                    .description = item.unit})) {
    scene.later([id](App& app) { app.accept_completion(id); });
  }
  if (may.send_back && ui::button(ui, {.id = "return",
                                       .label = scene.tr(Text::return_completion),
                                       .kind = ui::ButtonKind::Secondary,
                                       .compact = true,
                                       .description = item.unit})) {
    scene.state.prompt = asking(Prompt::Kind::send_back, id, subject);
  }
  if (may.cancel && ui::button(ui, {.id = "cancel",
                                    .label = scene.tr(Text::cancel_assignment),
                                    .kind = ui::ButtonKind::Text,
                                    .description = item.unit})) {
    scene.state.prompt = asking(Prompt::Kind::cancel, id, subject);
  }
}

}  // namespace tz::client
