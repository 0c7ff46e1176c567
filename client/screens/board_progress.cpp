#include "screens/board_progress.h"

#include <algorithm>

#include "screens/lit.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"

namespace tz::client {
namespace {

constexpr size_t kLinesAtFirst = 10;
constexpr float kBarHeight = 6;
constexpr double kCalmMs = 3000;

void draw_bar(ui::Ui& ui, const ui::Rect& bar, int32_t percent, int32_t expected) {
  ui.paint().box(bar, ui::wash_of(ui::Tone::Grey), bar.h / 2);
  const auto along = [&](int32_t part) {
    return bar.w * static_cast<float>(std::clamp(part, 0, 100)) / 100;
  };
  if (percent > 0) {
    ui.paint().box({bar.x, bar.y, std::max(along(percent), bar.h), bar.h}, ui::palette::kAccent,
                   bar.h / 2);
  }
  if (expected == 0) return;  // nothing is expected yet
  const float at = std::min(along(expected), bar.w - 2);
  ui.paint().box({bar.x + at, bar.y - 3, 2, bar.h + 6}, ui::palette::kInk2);
}

// Light, number, name; percent at the right; the bar beneath, or beside where there is room.
bool progress_line(Scene& scene, std::string_view id, const ProgressLine& line) {
  ui::Ui& ui = scene.ui;
  const ui::Theme& theme = ui.theme();
  const ui::Light light = light_of(line.worst);
  const std::string name = line.number.empty() ? line.label : line.number + ' ' + line.label;
  const std::string percent = percent_text(line.percent);
  const std::string count = scene.tr(Text::rows_count, {std::to_string(line.tasks)});
  const float lead = theme.shape + ui::kSpace2;
  const float value = ui.text_width("100%", theme.strong);
  const float room = ui.width() - lead - value - ui::kSpace2;
  const ui::TextLayout& words = ui.text(name, theme.body, room);
  const ui::TextLayout& note = ui.text(count, theme.sub, room);
  const float height = words.height() + kBarHeight + 2 * ui::kSpace2 + ui::kSpace1;
  const ui::Rect place = ui.take(0, std::max(theme.target, height));
  const ui::Id widget = ui.id(id);
  std::string label = scene.tr(Text::progress_of, {name, percent, count});
  const bool tapped =
      ui.tappable(widget, place, {.role = ui::Role::Button, .label = std::move(label)});
  if (!ui.is_visible(place)) return tapped;
  ui.draw_press(widget, place.inset(-ui::kSpace2, 0), ui::kRadiusTag);
  const float top = place.y + ui::kSpace1;
  const ui::Tone tone = ui::tone_of(light);
  ui.paint().shape(ui::shape_of(light),
                   {place.x, top + (theme.body.line - theme.shape) / 2, theme.shape, theme.shape},
                   ui::ink_of(tone));
  ui.paint().text(words, {place.x + lead, top, room, words.height()}, ui::palette::kInk);
  const bool note_fits = words.lines.size() == 1 && words.width + note.width + ui::kSpace3 <= room;
  if (note_fits) {
    ui.paint().text(note, {place.x + lead, top + (words.height() - note.height()) / 2, room, 0},
                    ui::palette::kInk2, ui::Align::End);
  }
  ui.paint().text(ui.text(percent, theme.strong),
                  {place.right() - value, top, value, theme.strong.line}, ui::palette::kInk,
                  ui::Align::End);
  draw_bar(ui, {place.x + lead, top + words.height() + ui::kSpace2 - 2, place.w - lead, kBarHeight},
           line.percent, line.expected_percent.value_or(0));
  return tapped;
}

// A card of lines, long ones shortened until somebody asks for all.
void progress_card(Scene& scene, std::string_view id, Text title,
                   const std::vector<ProgressLine>& lines, bool& all) {
  if (lines.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, id);
  const ui::Card card(ui, {.id = "card", .gap = 2});
  ui::section_heading(ui, scene.tr(title), scene.tr(Text::tap_for_rows));
  const size_t shown = all ? lines.size() : std::min(lines.size(), kLinesAtFirst);
  for (size_t i = 0; i < shown; ++i) {
    if (progress_line(scene, "line" + lines[i].rows.key, lines[i])) {
      scene.go(rows_route(lines[i].rows));
    }
  }
  if (shown == lines.size()) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(lines.size())});
  if (ui::button(ui, {.id = "all", .label = more, .kind = ui::ButtonKind::Text})) {
    all = true;
    ui.redraw();
  }
}

bool rank_line(Scene& scene, const RankItem& item) {
  ui::Ui& ui = scene.ui;
  const ui::Theme& theme = ui.theme();
  const bool ranked = item.place > 0;
  const std::string place_text = ranked ? std::to_string(item.place) : std::string("–");
  const std::string said = ranked ? place_text + ' ' + item.label : item.label;
  const std::string percent = percent_text(item.percent);
  const float lead = ui.text_width("00", theme.strong) + theme.shape + 2 * ui::kSpace2;
  const float value = ui.text_width("100%", theme.strong) + ui::kSpace1;
  const float room = ui.width() - lead - value - ui::kSpace2;
  const ui::TextLayout& name = ui.text(item.label, theme.body, room);
  const ui::TextLayout& why = ui.text(item.reason, theme.sub, ui.width() - lead);
  const float height = name.height() + kBarHeight + why.height() + 3 * ui::kSpace2;
  const ui::Rect place = ui.take(0, std::max(theme.target, height));
  const ui::Id widget = ui.id("rank" + item.rows.key);
  const bool tapped =
      ui.tappable(widget, place,
                  {.role = ui::Role::Button,
                   .label = scene.tr(Text::progress_of, {said, percent, item.reason})});
  const bool lit = is_lit(scene, "rank" + item.rows.key, percent);
  if (!ui.is_visible(place)) return tapped;
  ui.draw_press(widget, place.inset(-ui::kSpace2, 0), ui::kRadiusTag);
  const float top = place.y + ui::kSpace1;
  const ui::Light light = light_of(item.worst);
  const float number = ui.text_width("00", theme.strong);
  ui.paint().text(ui.text(place_text, theme.strong), {place.x, top, number, theme.strong.line},
                  ui::palette::kInk2, ui::Align::End);
  ui.paint().shape(ui::shape_of(light),
                   {place.x + number + ui::kSpace2, top + (theme.body.line - theme.shape) / 2,
                    theme.shape, theme.shape},
                   ui::ink_of(ui::tone_of(light)));
  ui.paint().text(name, {place.x + lead, top, room, name.height()}, ui::palette::kInk);
  const ui::Rect figure{place.right() - value, top, value, theme.strong.line};
  if (lit) ui.paint().box(figure, ui::palette::kAccentWash, ui::kRadiusTag);
  ui.paint().text(ui.text(percent, theme.strong), figure.inset(2, 0), ui::palette::kInk,
                  ui::Align::End);
  const float under = top + name.height() + ui::kSpace1;
  draw_bar(ui, {place.x + lead, under, place.w - lead, kBarHeight}, item.percent, item.expected);
  ui.paint().text(why, {place.x + lead, under + kBarHeight + ui::kSpace1, why.width, why.height()},
                  ui::palette::kInk2);
  return tapped;
}

// The items in the order that is shown, each with the place that it really has.
std::vector<const RankItem*> shown_order(const BoardPage& board, const std::vector<UnitId>& order) {
  std::vector<const RankItem*> out;
  for (UnitId unit : order) {
    for (const RankItem& item : board.ranking) {
      if (item.unit == unit) out.push_back(&item);
    }
  }
  return out;
}

// Rows change places only when nobody has touched anything for a moment: nothing moves away under
// whoever reads or is about to tap. True where the order shown is not the present one.
bool keep_order(Scene& scene, const BoardPage& board) {
  std::vector<UnitId>& shown = scene.state.ranking;
  std::vector<UnitId> present;
  for (const RankItem& item : board.ranking) present.push_back(item.unit);
  const double calm_at_ms = scene.ui.interaction().touched_at_ms() + kCalmMs;
  const bool same_units =
      std::is_permutation(shown.begin(), shown.end(), present.begin(), present.end());
  if (!same_units || shown == present || calm_at_ms <= scene.ui.now_ms()) {
    shown = std::move(present);
    return false;
  }
  scene.ui.wake_at(calm_at_ms);
  return true;
}

}  // namespace

void board_ranking(Scene& scene, const BoardPage& board) {
  if (board.ranking.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, "ranking");
  const ui::Card card(ui, {.id = "card", .gap = 2});
  const bool waits = keep_order(scene, board);
  ui::section_heading(ui, scene.tr(Text::unit_ranking),
                      scene.tr(waits ? Text::ranking_waits : Text::tap_for_rows));
  const std::vector<const RankItem*> items = shown_order(board, scene.state.ranking);
  bool& all = scene.state.all_board_units;
  const size_t shown = all ? items.size() : std::min(items.size(), kLinesAtFirst);
  for (size_t i = 0; i < shown; ++i) {
    if (rank_line(scene, *items[i])) scene.go(rows_route(items[i]->rows));
  }
  if (shown == items.size()) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(items.size())});
  if (ui::button(ui, {.id = "all", .label = more, .kind = ui::ButtonKind::Text})) {
    all = true;
    ui.redraw();
  }
}

void board_ranking_part(Scene& scene, const BoardPage& board, size_t first, size_t count) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, static_cast<uint32_t>(first));
  const ui::Card card(ui, {.id = "card", .gap = 2});
  for (size_t i = first; i < std::min(first + count, board.ranking.size()); ++i) {
    if (rank_line(scene, board.ranking[i])) scene.go(rows_route(board.ranking[i].rows));
  }
}

float rank_line_height(const ui::Ui& ui) {
  const ui::Theme& theme = ui.theme();
  const float height = theme.body.line + kBarHeight + theme.sub.line + 3 * ui::kSpace2;
  return std::max(theme.target, height) + 2;
}

void board_measures(Scene& scene, const BoardPage& board) {
  progress_card(scene, "measures", Text::progress_by_measure, board.by_measure,
                scene.state.all_measures);
}

}  // namespace tz::client
