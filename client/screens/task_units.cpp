#include "screens/task_units.h"

#include <algorithm>

#include "screens/deed_row.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr size_t kUnitsAtFirst = 8;

void group(Scene& scene, const GroupItem& item) {
  ui::Ui& ui = scene.ui;
  const std::string_view state =
      scene.tr(item.confirmed ? Text::group_confirmed : Text::group_open);
  ui::line(ui, {ui::pale(item.duty_text), ui::plain(item.name)},
           {ui::pill(state, item.confirmed ? ui::Tone::Green : ui::Tone::Yellow)});
  if (!item.members.empty()) ui::sub(ui, listed(scene, item.members));
  deed_row(scene, item.name, item.deeds);
}

void assignment(Scene& scene, const AssignmentItem& item) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, to_string(item.id));
  const std::string percent = percent_text(item.percent);
  ui::line(ui, {badge_of(item.light), ui::strong(item.unit)}, {ui::strong(percent)});
  ui::progress(ui, {.label = item.unit,
                    .percent = item.percent,
                    .expected = expected_of(item.expected_percent)});
  const std::string standing = joined(scene, {item.duty_text, item.stage_text, item.last_report});
  ui::line(ui, {ui::pale(standing)}, {pill_of(item.edit)});
  if (!item.note.empty()) ui::body(ui, item.note);
  if (!item.edit.reason.empty()) {
    ui::text(
        ui,
        {.text = item.edit.reason, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
  }
  deed_row(scene, "deeds", item.deeds);
}

}  // namespace

void task_units(Scene& scene, const TaskPage& task) {
  if (task.units.empty() && task.groups.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, 2);
  for (const UnitsByDuty& units : task.units) {
    if (&units != &task.units.front()) ui.gap(ui::kSpace2);
    ui::label(ui, units.word);
    ui::body(ui, listed(scene, units.units));
  }
  for (const GroupItem& item : task.groups) {
    ui.gap(ui::kSpace2);
    group(scene, item);
  }
}

void task_assignments(Scene& scene, const TaskPage& task) {
  const size_t count = task.assignments.size();
  if (count == 0) return;
  if (count == 1 && task.own && task.assignments[0].note.empty() &&
      task.assignments[0].edit.reason.empty() && task.assignments[0].deeds.empty()) {
    return;
  }
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace2);
  ui::section_heading(ui, scene.tr(Text::units_progress), std::to_string(count));
  const size_t shown = scene.state.all_units ? count : std::min(count, kUnitsAtFirst);
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) ui::divider(ui);
    assignment(scene, task.assignments[i]);
  }
  if (shown == count) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(count)});
  if (ui::button(ui, {.id = "all-units", .label = more, .kind = ui::ButtonKind::Text})) {
    scene.state.all_units = true;
    ui.redraw();
  }
}

}  // namespace tz::client
