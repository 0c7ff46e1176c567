#include "screens/list_card.h"

#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

void head(Scene& scene, const ListRow& row, bool show_unit) {
  const bool under_way = row.edit.kind != EditState::Kind::none;
  const ui::Piece right = under_way      ? pill_of(row.edit)
                          : row.returned ? ui::pill(scene.tr(Text::state_returned), ui::Tone::Red)
                          : show_unit    ? ui::pale(row.unit)
                                         : ui::pale(row.duty_text);
  ui::line(scene.ui, {badge_of(row.light), ui::pale(row.number)}, {right});
}

void course(Scene& scene, const ListRow& row) {
  ui::progress(scene.ui, {.label = scene.tr(Text::progress),
                          .percent = row.percent,
                          .expected = expected_of(row.expected_percent)});
  const std::string percent = percent_text(row.percent);
  const std::string left = joined(scene, {percent, row.last_report});
  // The badge has said already how late a late one is.
  const bool overdue = row.days_left && *row.days_left < 0;
  const std::string right =
      joined(scene, {row.deadline, overdue ? std::string_view() : row.days_text});
  ui::line(scene.ui, {ui::pale(left)}, {ui::pale(right)});
}

}  // namespace

void list_card(Scene& scene, const ListRow& row, const ListCardSpec& spec) {
  ui::Ui& ui = scene.ui;
  // Named by what it shows: a list that changes under a finger must not turn the tap to another.
  const ui::IdScope scope(ui, to_string(row.task));
  const ui::IdScope part(ui, row.assignment ? to_string(*row.assignment) : std::string());
  ui::Card card(ui, {.id = "open", .label = row.a11y, .tappable = true, .selected = spec.selected});
  head(scene, row, spec.show_unit);
  ui::text(ui, {.text = row.title, .style = ui.theme().lead});
  if (!row.matter.empty()) ui::line(ui, {ui::strong(row.matter)});
  course(scene, row);
  const bool unit_below = spec.show_unit && row.edit.kind != EditState::Kind::none;
  if (unit_below) ui::sub(ui, row.unit);
  if (!row.leads.empty()) ui::sub(ui, scene.tr(Text::led_by, {row.leads}));
  if (row.report_due && !row.to_acknowledge && row.assignment && !spec.show_unit) {
    ui::text(ui, {.text = scene.tr(Text::report_due),
                  .style = ui.theme().sub,
                  .color = ui::ink_of(ui::Tone::Accent)});
  }
  if (row.to_acknowledge && spec.may_acknowledge && row.assignment) {
    const bool tapped = ui::button(ui, {.id = "acknowledge",
                                        .label = scene.tr(Text::acknowledge),
                                        .kind = ui::ButtonKind::Secondary,
                                        .compact = true,
                                        .description = row.title});
    if (tapped) {
      scene.later([id = *row.assignment](App& app) { app.acknowledge(id); });
      return;
    }
  }
  if (card.tapped()) scene.go(task_route(row.task));
}

TaskId task_beside(const Scene& scene) {
  const Route& route = scene.app.route();
  if (route.page == Page::task) return route.task;
  if (route.page != Page::report) return TaskId();
  const ReportForm* form = scene.app.report_form();
  return form != nullptr ? form->task : scene.state.task;
}

}  // namespace tz::client
