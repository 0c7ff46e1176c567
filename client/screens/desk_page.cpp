#include "screens/desk_page.h"

#include <algorithm>

#include "screens/deed_row.h"
#include "screens/export_dialog.h"
#include "screens/look.h"
#include "screens/publication_parts.h"
#include "screens/span_bar.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/figures.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 960;
constexpr size_t kRowsAtFirst = 6;

void cycle_card(Scene& scene, const DeskPage& desk) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "cycle", .gap = ui::kSpace2});
  ui::section_heading(ui, desk.cycle);
  if (!desk.closes.empty()) ui::sub(ui, desk.closes);
  for (const BoardNumber& number : desk.reporting) {
    const std::string count = std::to_string(number.count);
    if (ui::list_row(ui, {.id = number.label, .title = number.label, .trailing = count})) {
      scene.go(rows_route(number.rows));
    }
  }
  if (desk.may_remind) {
    const std::string words = scene.tr(Text::remind_all, {std::to_string(desk.to_remind.size())});
    if (ui::button(ui, {.id = "remind", .label = words})) {
      scene.later([ids = desk.to_remind](App& app) { app.remind(ids); });
    }
  }
  deed_row(scene, "steer", desk.deeds);
}

void rows_card(Scene& scene, std::string_view id, Text title, const std::vector<DeskRow>& rows,
               Text empty) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = id, .gap = 2});
  const ui::IdScope scope(ui, id);
  const auto open =
      std::count_if(rows.begin(), rows.end(), [](const DeskRow& row) { return row.open; });
  ui::section_heading(ui, scene.tr(title), std::to_string(open));
  if (rows.empty()) {
    ui::sub(ui, scene.tr(empty));
    return;
  }
  const bool whole = scene.state.whole_desk.count(std::string(id)) != 0;
  const size_t shown = whole ? rows.size() : std::min(rows.size(), kRowsAtFirst);
  for (size_t i = 0; i < shown; ++i) {
    const DeskRow& row = rows[i];
    const ui::IdScope each(ui, static_cast<uint32_t>(i));
    const ui::Tone tone = row.bad ? ui::Tone::Red : row.open ? ui::Tone::Yellow : ui::Tone::Green;
    if (ui::list_row(ui, {.id = "row",
                          .title = row.title,
                          .note = row.note,
                          .piece = ui::pill(row.state, tone)})) {
      scene.go(task_route(row.task));
    }
  }
  if (shown == rows.size()) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(rows.size())});
  if (ui::button(ui, {.id = "all", .label = more, .kind = ui::ButtonKind::Text})) {
    scene.state.whole_desk.insert(std::string(id));
    ui.redraw();
  }
}

void groups_card(Scene& scene, const DeskPage& desk) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "groups", .gap = 2});
  const ui::IdScope scope(ui, "groups");
  ui::section_heading(ui, scene.tr(Text::import_groups), std::to_string(desk.groups.size()));
  ui::sub(ui, scene.tr(Text::groups_text));
  for (size_t i = 0; i < desk.groups.size(); ++i) {
    const DeskGroup& group = desk.groups[i];
    const ui::IdScope each(ui, static_cast<uint32_t>(i));
    const bool may = !group.deeds.empty();
    const bool tapped =
        ui::list_row(ui, {.id = "row", .title = group.name, .note = group.members, .chevron = may});
    if (tapped && may) begin_deed(scene, group.deeds.front());
  }
  ui.gap(ui::kSpace2);
  deed_row(scene, "found", desk.group_deeds);
}

void forces_card(Scene& scene, const DeskPage& desk) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "forces", .gap = 2});
  const ui::IdScope scope(ui, "forces");
  ui::section_heading(ui, scene.tr(Text::task_forces), std::to_string(desk.forces.size()));
  ui::sub(ui, scene.tr(Text::task_forces_text));
  for (size_t i = 0; i < desk.forces.size(); ++i) {
    const DeskForce& force = desk.forces[i];
    const ui::IdScope each(ui, static_cast<uint32_t>(i));
    const bool may = !force.deeds.empty();
    const bool tapped =
        ui::list_row(ui, {.id = "row", .title = force.name, .note = force.note, .chevron = may});
    if (tapped && may) begin_deed(scene, force.deeds.front());
  }
  ui.gap(ui::kSpace2);
  deed_row(scene, "found", desk.force_deeds);
}

}  // namespace

void draw_desk_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const DeskPage& desk = scene.app.desk();
  ui::PageSpec spec = page_with_status(scene, "desk");
  spec.title = scene.tr(Text::nav_desk);
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.actions();
  export_action(scene);
  page.body();
  if (desk.empty) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kInbox,
                         .title = scene.tr(Text::board_empty),
                         .text = scene.tr(Text::empty_board)});
  } else {
    span_bar(scene, desk.choices);
    cycle_card(scene, desk);
    rows_card(scene, "late", Text::late_box, desk.late, Text::late_box_empty);
    rows_card(scene, "orders", Text::orders, desk.orders, Text::orders_empty);
    rows_card(scene, "problems", Text::problems, desk.problems, Text::problems_empty);
    publication_links(scene);
    forces_card(scene, desk);
    groups_card(scene, desk);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
