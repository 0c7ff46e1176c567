#include "ui/passage.h"

#include <algorithm>
#include <string>

namespace tz::ui {
namespace {

constexpr float kMarkRadius = 3;

float width_of(Ui& ui, std::string_view text, const TextStyle& style) {
  return text.empty() ? 0 : ui.text(text, style, 0).width;
}

/// Where the bytes from `begin` to `end` stand in one line; nothing of them there: no width.
Rect place_in(Ui& ui, std::string_view text, const TextLine& line, const TextStyle& style,
              size_t begin, size_t end) {
  const size_t from = std::clamp<size_t>(begin, line.begin, line.end);
  const size_t to = std::clamp<size_t>(end, from, line.end);
  const float x = width_of(ui, text.substr(line.begin, from - line.begin), style);
  return {x, 0, width_of(ui, text.substr(from, to - from), style), style.line};
}

// Paints the mark under what `stretch` covers, and returns where it begins.
Rect draw_mark(Ui& ui, const TextLayout& layout, const Rect& rect, const Stretch& stretch) {
  const TextStyle& style = layout.style;
  Rect first{rect.x, rect.y, 0, style.line};
  float y = rect.y;
  for (const TextLine& line : layout.lines) {
    const Rect place = place_in(ui, layout.text, line, style, stretch.begin, stretch.end);
    const Rect mark{rect.x + place.x, y, place.w, place.h};
    y += style.line;
    if (place.w <= 0) continue;
    if (first.w <= 0) first = mark;
    if (ui.is_visible(mark)) ui.paint().box(mark, wash_of(Tone::Yellow), kMarkRadius);
  }
  return first;
}

}  // namespace

void passage(Ui& ui, std::string_view before, std::string_view words, std::string_view after) {
  const std::string whole = std::string(before).append(words).append(after);
  const TextLayout& layout = ui.text(whole, ui.theme().body, ui.width());
  const Rect rect = ui.take(0, layout.height());
  const Rect marked = draw_mark(ui, layout, rect, {before.size(), before.size() + words.size()});
  for (const auto& [part, where] : {std::pair{before, rect}, {words, marked}, {after, rect}}) {
    if (part.empty()) continue;
    ui.semantics().add({.role = Role::Text, .rect = where, .label = std::string(part)});
  }
  if (ui.is_visible(rect)) ui.paint().text(layout, rect, palette::kInk);
}

void marked_text(Ui& ui, std::string_view text, std::span<const Stretch> marks) {
  const TextLayout& layout = ui.text(text, ui.theme().body, ui.width());
  const Rect rect = ui.take(0, layout.height());
  for (const Stretch& mark : marks) draw_mark(ui, layout, rect, mark);
  ui.semantics().add({.role = Role::Text, .rect = rect, .label = std::string(text)});
  if (ui.is_visible(rect)) ui.paint().text(layout, rect, palette::kInk);
}

}  // namespace tz::ui
