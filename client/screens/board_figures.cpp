#include "screens/board_figures.h"

#include <algorithm>

#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/figures.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr size_t kAttentionRows = 4;
constexpr size_t kLatestRows = 6;
constexpr float kFiveInARow = 640;
constexpr float kMetricPadding = 14;
constexpr float kMetricPaddingOnPhone = 11;

float light_gap(const ui::Ui& ui) {
  return ui.is_phone() ? ui::kSpace2 : ui::kSpace3;
}

// As many cards as hold the longest of their words unbroken: all five, else three, else two.
int lights_in_a_row(ui::Ui& ui, const BoardPage& board) {
  float widest = 0;
  for (const LightTotal& total : board.lights) {
    widest = std::max(widest,
                      ui::size_of(ui, ui::badge(light_of(total.light), total.name), ui.width()).x);
  }
  widest += 2 * (ui.is_phone() ? kMetricPaddingOnPhone : kMetricPadding) + light_gap(ui);
  const float room = ui.width() + light_gap(ui);
  if (5 * widest <= room && ui.width() >= kFiveInARow) return 5;
  return 3 * widest <= room ? 3 : 2;
}

// A figure that opens its rows, one of several in a card.
bool number_button(Scene& scene, std::string_view id, const BoardNumber& number) {
  ui::Ui& ui = scene.ui;
  const ui::Theme& theme = ui.theme();
  const std::string digits = std::to_string(number.count);
  const ui::TextLayout& figure = ui.text(digits, theme.display);
  const ui::TextLayout& label = ui.text(number.label, theme.sub, ui.width());
  const ui::Rect place =
      ui.take(0, std::max(theme.target, figure.height() + label.height() + ui::kSpace1));
  const ui::Id widget = ui.id(id);
  const bool tapped =
      ui.tappable(widget, place, {.role = ui::Role::Button, .label = number.label + ' ' + digits});
  ui.draw_press(widget, place.inset(-ui::kSpace1, 0), ui::kRadiusField);
  ui.paint().text(figure, place, ui::palette::kInk);
  ui.paint().text(label, {place.x, place.y + figure.height(), place.w, label.height()},
                  ui::palette::kInk2);
  return tapped;
}

}  // namespace

void board_lights(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  ui::Columns columns(ui, lights_in_a_row(ui, board), light_gap(ui));
  for (const LightTotal& total : board.lights) {
    columns.next();
    const std::string id = "light" + std::to_string(static_cast<int>(total.light));
    const std::string count = std::to_string(total.count);
    if (ui::metric(
            ui, {.id = id, .light = light_of(total.light), .label = total.name, .value = count})) {
      scene.go(rows_route(total.rows));
    }
  }
}

void board_reporting(Scene& scene, const BoardPage& board) {
  if (board.reporting.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "reporting", .gap = ui::kSpace2});
  ui::section_heading(ui, board.cycle);
  ui::Columns columns(ui, static_cast<int>(board.reporting.size()), ui::kSpace2);
  for (size_t i = 0; i < board.reporting.size(); ++i) {
    columns.next();
    if (number_button(scene, "reporting" + std::to_string(i), board.reporting[i])) {
      scene.go(rows_route(board.reporting[i].rows));
    }
  }
}

void board_course(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "course", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::whole_progress));
  const std::string percent = percent_text(board.percent);
  const std::string expected = scene.tr(Text::expected_now, {percent_text(board.expected_percent)});
  ui::line(ui, {ui::figure(percent)}, {ui::pale(expected)});
  ui::progress(ui, {.label = scene.tr(Text::whole_progress),
                    .percent = board.percent,
                    .expected = board.expected_percent,
                    .height = 8});
}

void board_attention(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "attention", .gap = 0});
  ui::section_heading(ui, scene.tr(Text::most_urgent));
  if (board.attention.empty()) {
    ui::sub(ui, scene.tr(Text::nothing_urgent));
    return;
  }
  const size_t shown = std::min(board.attention.size(), kAttentionRows);
  for (size_t i = 0; i < shown; ++i) {
    const ListRow& row = board.attention[i];
    const ui::IdScope scope(ui, row.assignment ? to_string(*row.assignment) : to_string(row.task));
    const ui::Light light = light_of(row.light.light);
    const std::string title = row.number + ' ' + row.title;
    const std::string note = joined(scene, {row.unit, row.light.word});
    if (ui::list_row(ui, {.id = "attention",
                          .title = title,
                          .note = note,
                          .light = &light,
                          .light_word = row.light.name})) {
      scene.go(task_route(row.task));
    }
  }
  if (ui::button(ui, {.id = "all-attention",
                      .label = scene.tr(Text::show_all),
                      .kind = ui::ButtonKind::Text})) {
    scene.go(rows_route({RowsQuery::Kind::attention, {}}));
  }
}

void board_latest(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "latest", .gap = 0});
  ui::section_heading(ui, scene.tr(Text::latest));
  if (board.latest.empty()) ui::sub(ui, scene.tr(Text::no_latest));
  const size_t shown = std::min(board.latest.size(), kLatestRows);
  for (size_t i = 0; i < shown; ++i) {
    const LatestItem& item = board.latest[i];
    const ui::IdScope scope(ui, static_cast<uint32_t>(i));
    const ui::IdScope task(ui, to_string(item.task));
    if (ui::list_row(ui,
                     {.id = "latest", .title = item.text, .note = item.time, .chevron = false})) {
      scene.go(task_route(item.task));
    }
  }
}

}  // namespace tz::client
