#include "screens/board_progress.h"

#include <algorithm>

#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"

namespace tz::client {
namespace {

constexpr size_t kLinesAtFirst = 10;
constexpr float kBarHeight = 6;

void draw_bar(ui::Ui& ui, const ui::Rect& bar, const ProgressLine& line) {
  ui.paint().box(bar, ui::wash_of(ui::Tone::Grey), bar.h / 2);
  const auto along = [&](int32_t percent) {
    return bar.w * static_cast<float>(std::clamp(percent, 0, 100)) / 100;
  };
  if (line.percent > 0) {
    ui.paint().box({bar.x, bar.y, std::max(along(line.percent), bar.h), bar.h},
                   ui::palette::kAccent, bar.h / 2);
  }
  if (line.expected_percent.value_or(0) == 0) return;  // nothing is expected yet
  const float at = std::min(along(*line.expected_percent), bar.w - 2);
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
           line);
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

}  // namespace

void board_units(Scene& scene, const BoardPage& board) {
  progress_card(scene, "units", Text::progress_by_unit, board.by_unit, scene.state.all_board_units);
}

void board_measures(Scene& scene, const BoardPage& board) {
  progress_card(scene, "measures", Text::progress_by_measure, board.by_measure,
                scene.state.all_measures);
}

}  // namespace tz::client
