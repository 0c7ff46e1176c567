#include <algorithm>
#include <cmath>

#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field_box.h"
#include "ui/list.h"

namespace tz::ui {
namespace {

/// One line of the list that a select opens.
bool option_row(Ui& ui, uint32_t index, std::string_view label, bool chosen) {
  const Theme& theme = ui.theme();
  const Id id = hash_id(ui.id("option"), index);
  const float mark = 22;
  const TextLayout& words = ui.text(label, theme.body, ui.width() - mark - kSpace3);
  const Rect rect = ui.take(0, std::max(theme.row, words.height() + 2 * kSpace2));
  const bool tapped = ui.tappable(
      id, rect,
      {.role = Role::Option, .state = chosen ? kSelected : 0u, .label = std::string(label)});
  if (!ui.is_visible(rect)) return tapped;
  ui.draw_press(id, rect.inset(-kSpace2, 0), kRadiusField);
  ui.paint().text(words,
                  {rect.x, rect.y + (rect.h - words.height()) / 2, words.width, words.height()},
                  chosen ? palette::kAccent : palette::kInk);
  if (chosen) {
    ui.paint().icon(icons::kCheck, {rect.right() - mark, rect.y + (rect.h - mark) / 2, mark, mark},
                    palette::kAccent, 2.2f);
  }
  ui.paint().box({rect.x, rect.bottom() - 1, rect.w, 1}, palette::kLine);
  return tapped;
}

bool choose(Ui& ui, const ChoiceSpec& spec, float& open, int& index) {
  bool changed = false;
  Dialog dialog(ui, {.id = "list", .title = spec.label, .gap = 0});
  const float top = ui.flow().next_y();
  const Id list = ui.semantics().open({.id = ui.id("options"),
                                       .role = Role::ListBox,
                                       .rect = {ui.flow().area.x, top, ui.width(), 1},
                                       .label = std::string(spec.label)},
                                      {ui.flow().area.x, top});
  for (size_t i = 0; i < spec.options.size(); ++i) {
    const bool chosen = static_cast<int>(i) == index;
    if (!option_row(ui, static_cast<uint32_t>(i), spec.options[i], chosen)) continue;
    changed = !chosen;
    index = static_cast<int>(i);
    open = 0;
  }
  ui.semantics().close();
  ui.semantics().resize(list, ui.width(), ui.flow().y - top);
  if (dialog.closed()) open = 0;
  return changed;
}

/// A mark, the option in full, and what is to be said of it.
bool radio_row(Ui& ui, uint32_t index, std::string_view label, std::string_view note, bool on) {
  const Theme& theme = ui.theme();
  const Id id = hash_id(ui.id("radio"), index);
  const float side = std::round(theme.body.size * 22 / 15);
  const float text_x = kSpace3 + side + kSpace3;
  const float room = ui.width() - text_x - kSpace3;
  const TextLayout& words = ui.text(label, theme.body, room);
  const TextLayout* more = note.empty() ? nullptr : &ui.text(note, theme.sub, room);
  const float text_height = words.height() + (more != nullptr ? more->height() : 0);
  const Rect rect = ui.take(0, std::max(theme.target, text_height + 2 * kSpace2));
  const bool tapped = ui.tappable(id, rect,
                                  {.role = Role::Radio,
                                   .state = on ? kChecked : 0u,
                                   .label = std::string(label),
                                   .description = std::string(note)});
  if (!ui.is_visible(rect)) return tapped;
  ui.paint().box(rect, on ? palette::kAccentWash : palette::kCard, kRadiusField,
                 on ? palette::kAccent : palette::kLine);
  ui.draw_press(id, rect, kRadiusField);
  const float top = rect.y + (rect.h - text_height) / 2;
  const Rect mark{rect.x + kSpace3, top + (words.style.line - side) / 2, side, side};
  ui.paint().box(mark, palette::kCard, side / 2, on ? palette::kAccent : palette::kEdge, 1.5f);
  if (on) ui.paint().box(mark.inset(side / 4), palette::kAccent, side / 4);
  ui.paint().text(words, {rect.x + text_x, top, words.width, words.height()}, palette::kInk);
  if (more != nullptr) {
    ui.paint().text(*more, {rect.x + text_x, top + words.height(), more->width, more->height()},
                    palette::kInk2);
  }
  return tapped;
}

}  // namespace

bool radios(Ui& ui, const ChoiceSpec& spec, int& index) {
  const IdScope scope(ui, spec.id);
  if (!spec.label.empty()) label(ui, spec.label);
  const float top = ui.flow().next_y();
  const Vec2 corner{ui.flow().area.x, top};
  const Id group = ui.semantics().open({.id = ui.id("group"),
                                        .role = Role::RadioGroup,
                                        .rect = {corner.x, corner.y, ui.width(), 1},
                                        .label = std::string(spec.label)},
                                       corner);
  const int before = index;
  for (size_t i = 0; i < spec.options.size(); ++i) {
    const std::string_view note = i < spec.notes.size() ? spec.notes[i] : std::string_view();
    const bool on = static_cast<int>(i) == before;
    if (radio_row(ui, static_cast<uint32_t>(i), spec.options[i], note, on)) {
      index = static_cast<int>(i);
    }
  }
  ui.semantics().close();
  ui.semantics().resize(group, ui.width(), ui.flow().y - top);
  if (!spec.error.empty()) {
    text(ui, {.text = spec.error, .style = ui.theme().sub, .color = ink_of(Tone::Red)});
  }
  return index != before;
}

bool select(Ui& ui, const ChoiceSpec& spec, int& index) {
  const Theme& theme = ui.theme();
  const IdScope scope(ui, spec.id);
  const Id id = ui.id("field");
  const float side = 20;
  const bool chosen = index >= 0 && static_cast<size_t>(index) < spec.options.size();
  const std::string_view shown = chosen ? spec.options[static_cast<size_t>(index)] : spec.hint;
  const TextLayout& words = ui.text(shown, theme.field, ui.width() - 2 * kSpace3 - side - kSpace2);
  const float height =
      std::max({theme.target + 4, theme.field.line + 24, words.height() + 2 * kSpace3});
  const Rect box = field_box(
      ui, {.label = spec.label, .error = spec.error, .height = height, .disabled = spec.disabled});
  float& open = ui.kept(id);
  const uint32_t state = kExpandable | (open != 0 ? kExpanded : 0u) |
                         (spec.disabled ? kDisabled : 0u) | (spec.error.empty() ? 0u : kInvalid);
  if (ui.tappable(id, box,
                  {.role = Role::ComboBox,
                   .state = state,
                   .label = std::string(spec.label),
                   .value = chosen ? std::string(shown) : std::string(),
                   .description = std::string(spec.error)})) {
    open = 1;
  }
  ui.draw_press(id, box, kRadiusField);
  ui.paint().text(
      words, {box.x + kSpace3, box.y + (box.h - words.height()) / 2, words.width, words.height()},
      chosen && !spec.disabled ? palette::kInk : palette::kInk3);
  ui.paint().icon(icons::kDown,
                  {box.right() - kSpace3 - side, box.y + (box.h - side) / 2, side, side},
                  palette::kInk2);
  return open != 0 && choose(ui, spec, open, index);
}

bool segmented(Ui& ui, const ChoiceSpec& spec, int& index) {
  const Theme& theme = ui.theme();
  const IdScope scope(ui, spec.id);
  if (!spec.label.empty()) label(ui, spec.label);
  const auto count = static_cast<float>(std::max<size_t>(1, spec.options.size()));
  const float part = (ui.width() - 2 * 3) / count;
  float height = theme.target;
  for (const std::string_view option : spec.options) {
    height = std::max(height, ui.text(option, theme.strong, part - kSpace2).height() + kSpace3);
  }
  const Rect rect = ui.take(0, height);
  ui.paint().box(rect, wash_of(Tone::Grey), kRadiusField);
  ui.semantics().open({.id = ui.id("group"),
                       .role = Role::RadioGroup,
                       .rect = rect,
                       .label = std::string(spec.label)},
                      {rect.x, rect.y});
  const int before = index;
  for (size_t i = 0; i < spec.options.size(); ++i) {
    const bool on = static_cast<int>(i) == before;
    const Id id = hash_id(ui.id("part"), static_cast<uint32_t>(i));
    const Rect place{rect.x + 3 + part * static_cast<float>(i), rect.y + 3, part, rect.h - 6};
    if (ui.tappable(id, place,
                    {.role = Role::Radio,
                     .state = (on ? kChecked : 0u) | (spec.disabled ? kDisabled : 0u),
                     .label = std::string(spec.options[i])})) {
      index = static_cast<int>(i);
    }
    if (on) ui.paint().box(place, palette::kCard, kRadiusField - 2, palette::kLine);
    ui.draw_press(id, place, kRadiusField - 2);
    const TextLayout& words =
        ui.text(spec.options[i], on ? theme.strong : theme.body, part - kSpace2);
    ui.paint().text(words, {place.x, place.y + (place.h - words.height()) / 2, place.w, 0},
                    on ? palette::kAccent : palette::kInk2, Align::Centre);
  }
  ui.semantics().close();
  return index != before;
}

}  // namespace tz::ui
