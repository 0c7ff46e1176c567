#include "screens/board_figures.h"

#include <algorithm>
#include <array>

#include "screens/lit.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/figures.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr size_t kAttentionRows = 4;
constexpr size_t kLatestRows = 6;
constexpr size_t kSyncRows = 5;
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
bool number_button(Scene& scene, const std::string& id, const BoardNumber& number,
                   std::string_view about) {
  ui::Ui& ui = scene.ui;
  const ui::Theme& theme = ui.theme();
  const std::string digits = std::to_string(number.count);
  const ui::TextLayout& figure = ui.text(digits, theme.display);
  const ui::TextLayout& label = ui.text(number.label, theme.sub, ui.width());
  const ui::Rect place =
      ui.take(0, std::max(theme.target, figure.height() + label.height() + ui::kSpace1));
  const ui::Id widget = ui.id(id);
  std::string name = number.label + ' ' + digits;
  if (!about.empty()) name = joined(scene, {about, name});
  const bool tapped =
      ui.tappable(widget, place, {.role = ui::Role::Button, .label = std::move(name)});
  ui.draw_press(widget, place.inset(-ui::kSpace1, 0), ui::kRadiusField);
  if (is_lit(scene, id, digits)) {
    const ui::Rect behind{place.x - ui::kSpace1, place.y, figure.width + 2 * ui::kSpace1,
                          figure.height()};
    ui.paint().box(behind, ui::palette::kAccentWash, ui::kRadiusTag);
  }
  ui.paint().text(figure, place, ui::palette::kInk);
  ui.paint().text(label, {place.x, place.y + figure.height(), place.w, label.height()},
                  ui::palette::kInk2);
  return tapped;
}

// The line of each cycle's percent beside the expected one; a table to those who hear it.
void course_chart(Scene& scene, const BoardPage& board, float height) {
  std::vector<float> actual, planned;
  std::vector<std::string> cells;
  for (const CoursePoint& point : board.course) {
    actual.push_back(static_cast<float>(point.percent) / 100);
    planned.push_back(static_cast<float>(point.expected) / 100);
    cells.push_back(point.label);
    cells.push_back(percent_text(point.percent));
    cells.push_back(percent_text(point.expected));
  }
  const std::vector<std::string> last = {std::to_string(board.course.back().percent),
                                         std::to_string(board.course.back().expected)};
  const std::string actual_word = scene.tr(Text::series_actual, {last[0]});
  const std::string plan_word = scene.tr(Text::series_plan, {last[1]});
  const std::array series = {
      ui::Series{.label = plan_word, .points = planned, .tone = ui::Tone::Neutral, .dashed = true},
      ui::Series{.label = actual_word, .points = actual}};
  const std::array columns = {scene.tr(Text::chart_cycle), scene.tr(Text::chart_actual),
                              scene.tr(Text::chart_plan)};
  const std::string label = scene.tr(Text::chart_label, last);
  ui::line_chart(scene.ui, {.label = label,
                            .series = series,
                            .slots = static_cast<int>(board.course.size()),
                            .height = height,
                            .percents = true,
                            .from = board.course.front().label,
                            .to = board.course.back().label,
                            .columns = columns,
                            .cells = cells});
}

// As many as hold the longest of their words and digits unbroken: all in a row, else two, else one.
int numbers_in_a_row(ui::Ui& ui, const std::vector<BoardNumber>& numbers) {
  float widest = 0;
  for (const BoardNumber& number : numbers) {
    widest = std::max({widest, ui.text_width(number.label, ui.theme().sub),
                       ui.text_width(std::to_string(number.count), ui.theme().display)});
  }
  widest += ui::kSpace2;
  const float room = ui.width() + ui::kSpace2;
  const auto all = static_cast<float>(numbers.size());
  if (all * widest <= room) return static_cast<int>(numbers.size());
  return 2 * widest <= room ? 2 : 1;
}

// `about` is said before each number's name to those who hear it alone.
void number_row(Scene& scene, const std::string& id, const std::vector<BoardNumber>& numbers,
                std::string_view about = {}) {
  if (numbers.empty()) return;
  ui::Columns columns(scene.ui, numbers_in_a_row(scene.ui, numbers), ui::kSpace2);
  for (size_t i = 0; i < numbers.size(); ++i) {
    columns.next();
    const RowsQuery& rows = numbers[i].rows;
    const std::string kind = std::to_string(static_cast<int>(rows.kind));
    if (number_button(scene, id + kind + rows.key, numbers[i], about)) {
      scene.go(rows_route(rows));
    }
  }
}

}  // namespace

void board_lights(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  ui::Columns columns(ui, lights_in_a_row(ui, board), light_gap(ui));
  for (const LightTotal& total : board.lights) {
    columns.next();
    const std::string id = "light" + std::to_string(static_cast<int>(total.light));
    const std::string count = std::to_string(total.count);
    if (ui::metric(ui, {.id = id,
                        .light = light_of(total.light),
                        .label = total.name,
                        .value = count,
                        .lit = is_lit(scene, id, count)})) {
      scene.go(rows_route(total.rows));
    }
  }
}

void board_reporting(Scene& scene, const BoardPage& board) {
  if (board.reporting.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "reporting", .gap = ui::kSpace2});
  ui::section_heading(ui, board.cycle);
  number_row(scene, "reporting", board.reporting);
  if (!board.sync_note.empty()) ui::sub(ui, board.sync_note);
  if (!board.last_sync.empty()) ui::sub(ui, scene.tr(Text::not_synced_means));
}

void board_deadlines(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "deadlines", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::board_deadlines));
  number_row(scene, "deadline", board.deadlines);
}

void board_ageing(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "ageing", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::orders_open));
  number_row(scene, "order", board.orders, scene.tr(Text::orders_open));
  ui::section_heading(ui, scene.tr(Text::problems_open));
  number_row(scene, "problem", board.problems, scene.tr(Text::problems_open));
}

void board_course(Scene& scene, const BoardPage& board, float height) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "course", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::progress_over_time));
  const std::string percent = percent_text(board.percent);
  const std::string expected = scene.tr(Text::expected_now, {percent_text(board.expected_percent)});
  const ui::Painter::Mark ground = ui.paint().reserve_box();
  const ui::Rect figure{ui.flow().area.x, ui.flow().next_y(),
                        ui.text_width(percent, ui.theme().display), ui.theme().display.line};
  ui::line(ui, {ui::figure(percent)}, {ui::pale(expected)});
  if (is_lit(scene, "percent", percent)) {
    ui.paint().fill_box(ground, figure.inset(-ui::kSpace1, 0), ui::palette::kAccentWash,
                        ui::kRadiusTag);
  }
  if (board.course.size() < 2) {
    ui::progress(ui, {.label = scene.tr(Text::whole_progress),
                      .percent = board.percent,
                      .expected = board.expected_percent,
                      .height = 8});
    return;
  }
  course_chart(scene, board, height);
}

void board_last_sync(Scene& scene, const BoardPage& board) {
  if (board.last_sync.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, "last-sync");
  const ui::Card card(ui, {.id = "card", .gap = 0});
  ui::section_heading(ui, scene.tr(Text::unit_last_sync), board.sync_note);
  bool& all = scene.state.all_last_sync;
  const size_t shown = all ? board.last_sync.size() : std::min(board.last_sync.size(), kSyncRows);
  for (size_t i = 0; i < shown; ++i) {
    const LastSync& item = board.last_sync[i];
    const ui::Light quiet = ui::Light::Grey;
    if (ui::list_row(ui, {.id = item.rows.key,
                          .title = item.unit,
                          .note = item.words,
                          .light = item.quiet ? &quiet : nullptr,
                          .light_word = item.quiet ? scene.tr(Text::cycle_not_synced)
                                                   : std::string_view()})) {
      scene.go(rows_route(item.rows));
    }
  }
  if (shown == board.last_sync.size()) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(board.last_sync.size())});
  if (ui::button(ui, {.id = "all", .label = more, .kind = ui::ButtonKind::Text})) {
    all = true;
    ui.redraw();
  }
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
