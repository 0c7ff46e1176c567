#include "ui/button.h"

#include <algorithm>
#include <cmath>

#include "ui/container.h"
#include "ui/text.h"

namespace tz::ui {
namespace {

struct Colors {
  Color fill, edge, ink;
};

Colors colors_of(ButtonKind kind, bool disabled, bool pressed) {
  if (disabled && kind != ButtonKind::Text) {
    return {{0xeef0f3ff}, palette::kLine, palette::kInk3};
  }
  switch (kind) {
    case ButtonKind::Primary:
      return {pressed ? palette::kAccentDown : palette::kAccent, {}, palette::kCard};
    case ButtonKind::Secondary:
      return {palette::kCard, palette::kAccent, palette::kAccent};
    case ButtonKind::Danger:
      return {palette::kCard, ink_of(Tone::Red), ink_of(Tone::Red)};
    case ButtonKind::Text:
      break;
  }
  return {{}, {}, disabled ? palette::kInk3 : palette::kAccent};
}

/// An icon and words, centred together in `rect`.
void draw_content(Ui& ui, const Rect& rect, IconPath icon, float icon_size, const TextLayout& words,
                  Color ink) {
  const float icon_room = icon != nullptr ? icon_size + 6 : 0;
  float x = rect.x + (rect.w - words.width - icon_room) / 2;
  if (icon != nullptr) {
    ui.paint().icon(icon, {x, rect.y + (rect.h - icon_size) / 2, icon_size, icon_size}, ink);
    x += icon_room;
  }
  ui.paint().text(words, {x, rect.y + (rect.h - words.height()) / 2, words.width, words.height()},
                  ink, Align::Centre);
}

}  // namespace

bool button(Ui& ui, const ButtonSpec& spec) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const bool compact = spec.compact || spec.kind == ButtonKind::Text;
  const TextStyle& style = compact ? theme.strong : theme.button;
  const float pad_x = spec.kind == ButtonKind::Text ? kSpace2 : kSpace4;
  const float icon_size = compact ? std::round(theme.strong.line * 0.83f) : theme.icon;
  const float icon_room = spec.icon != nullptr ? icon_size + 6 : 0;
  const TextLayout& words = ui.text(spec.label, style, ui.width() - 2 * pad_x - icon_room);
  const float height =
      std::max(compact ? theme.target : theme.button_height, words.height() + 2 * kSpace2);
  const float width = compact || ui.flow().wraps ? words.width + icon_room + 2 * pad_x : 0;
  const Rect rect = ui.take(width, height);
  const bool disabled = spec.disabled || spec.busy;
  const bool tapped = ui.tappable(id, rect,
                                  {.role = Role::Button,
                                   .state = (disabled ? kDisabled : 0u) | (spec.busy ? kBusy : 0u),
                                   .label = std::string(spec.label),
                                   .description = std::string(spec.description)});
  if (ui.is_visible(rect)) {
    const Colors colors = colors_of(spec.kind, disabled, ui.interaction().is_pressed(id));
    ui.paint().box(rect, colors.fill, kRadiusCard, colors.edge);
    if (spec.kind != ButtonKind::Primary) ui.draw_press(id, rect, kRadiusCard);
    draw_content(ui, rect, spec.icon, icon_size, words, colors.ink);
  }
  return tapped;
}

bool icon_button(Ui& ui, const IconButtonSpec& spec) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const Rect rect = ui.take(theme.target, theme.target);
  const bool tapped = ui.tappable(id, rect,
                                  {.role = Role::Button,
                                   .state = spec.disabled ? kDisabled : 0u,
                                   .label = std::string(spec.label)});
  ui.draw_press(id, rect, theme.target / 2);
  const float side = theme.icon, margin = (theme.target - side) / 2;
  ui.paint().icon(spec.icon, rect.inset(margin), spec.disabled ? palette::kInk3 : spec.color);
  return tapped;
}

namespace {

/// Draws a chip and returns its rectangle; the caller makes it do something.
Rect draw_chip(Ui& ui, const ChipSpec& spec, Id id) {
  const Theme& theme = ui.theme();
  TextStyle style = spec.on ? theme.strong : theme.body;
  style.size = std::round(style.size * 14 / 15);
  const float mark = spec.light != nullptr  ? theme.shape
                     : spec.icon != nullptr ? std::round(theme.body.size * 1.2f)
                                            : 0;
  const float mark_room = mark > 0 ? mark + 6 : 0;
  const TextLayout& words = ui.text(spec.label, style, ui.width() - 2 * kSpace3 - mark_room);
  const float height = std::max(theme.chip_height, words.height() + kSpace3);
  const Rect rect = ui.take(words.width + mark_room + 2 * kSpace3, height);
  if (!ui.is_visible(rect)) return rect;
  const float radius = std::min(rect.h / 2, 26.0f);
  const Color ink = spec.on ? palette::kAccent : palette::kInk;
  ui.paint().box(rect, spec.on ? palette::kAccentWash : palette::kCard, radius,
                 spec.on ? palette::kAccent : palette::kLine);
  ui.draw_press(id, rect, radius);
  const Rect mark_rect{rect.x + kSpace3, rect.y + (rect.h - mark) / 2, mark, mark};
  if (spec.light != nullptr) {
    ui.paint().shape(shape_of(*spec.light), mark_rect, ink_of(tone_of(*spec.light)));
  } else if (spec.icon != nullptr) {
    ui.paint().icon(spec.icon, mark_rect, palette::kAccent);
  }
  ui.paint().text(words,
                  {rect.x + kSpace3 + mark_room, rect.y + (rect.h - words.height()) / 2,
                   words.width, words.height()},
                  ink);
  return rect;
}

}  // namespace

bool chip(Ui& ui, const ChipSpec& spec) {
  const Id id = ui.id(spec.id);
  const Rect rect = draw_chip(ui, spec, id);
  const uint32_t state = spec.toggle ? kToggle | (spec.on ? kPressed : 0u) : 0u;
  return ui.tappable(id, rect,
                     {.role = Role::Button, .state = state, .label = std::string(spec.label)});
}

namespace {

Id place_file(Ui& ui, const FileSpec& spec, Id id, const Rect& rect) {
  ui.semantics().add(
      {.id = id, .role = Role::File, .rect = rect, .label = std::string(spec.label)});
  FieldPlacement field;
  field.id = id;
  field.kind = spec.camera ? FieldKind::Camera : FieldKind::File;
  field.accept = spec.accept;
  ui.place_field(field, rect, {});
  return id;
}

}  // namespace

Id file_chip(Ui& ui, const FileSpec& spec) {
  const Id id = ui.id(spec.id);
  const Rect rect =
      draw_chip(ui, {.id = spec.id, .label = spec.label, .toggle = false, .icon = spec.icon}, id);
  return place_file(ui, spec, id, rect);
}

Id file_button(Ui& ui, const FileSpec& spec) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const float icon_room = spec.icon != nullptr ? theme.icon + 6 : 0;
  const TextLayout& words = ui.text(spec.label, theme.button, ui.width() - 2 * kSpace4 - icon_room);
  const Rect rect = ui.take(0, std::max(theme.button_height, words.height() + 2 * kSpace2));
  if (ui.is_visible(rect)) {
    const Colors colors = colors_of(ButtonKind::Secondary, false, false);
    ui.paint().box(rect, colors.fill, kRadiusCard, colors.edge);
    ui.draw_press(id, rect, kRadiusCard);
    draw_content(ui, rect, spec.icon, theme.icon, words, colors.ink);
  }
  return place_file(ui, spec, id, rect);
}

bool checkbox(Ui& ui, const CheckSpec& spec, bool& value) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const float side = std::round(theme.body.size * 22 / 15);
  const float text_x = side + kSpace3;
  const TextLayout& words = ui.text(spec.label, theme.body, ui.width() - text_x);
  const TextLayout* note =
      spec.note.empty() ? nullptr : &ui.text(spec.note, theme.sub, ui.width() - text_x);
  const float text_height = words.height() + (note != nullptr ? note->height() : 0);
  const Rect rect = ui.take(ui.flow().wraps ? text_x + words.width : 0,
                            std::max(theme.target, text_height + kSpace2));
  const bool tapped =
      ui.tappable(id, rect,
                  {.role = Role::CheckBox,
                   .state = (value ? kChecked : 0u) | (spec.disabled ? kDisabled : 0u),
                   .label = std::string(spec.label),
                   .description = std::string(spec.note)});
  if (tapped) value = !value;
  if (!ui.is_visible(rect)) return tapped;
  const float top = rect.y + (rect.h - text_height) / 2;
  const Rect box{rect.x, top + (words.style.line - side) / 2, side, side};
  const Color ink = spec.disabled ? palette::kInk3 : palette::kInk;
  ui.paint().box(box, value ? palette::kAccent : palette::kCard, kRadiusTag,
                 value ? palette::kAccent : palette::kEdge, 1.5f);
  if (value) ui.paint().icon(icons::kCheck, box.inset(2), palette::kCard, 2.6f);
  ui.paint().text(words, {rect.x + text_x, top, words.width, words.height()}, ink);
  if (note != nullptr) {
    ui.paint().text(*note, {rect.x + text_x, top + words.height(), note->width, note->height()},
                    palette::kInk2);
  }
  return tapped;
}

namespace {

/// One of the stepper's two keys.
bool step_key(Ui& ui, std::string_view name, const Rect& rect, IconPath icon,
              const std::string& label, bool disabled) {
  const Id id = ui.id(name);
  const bool tapped = ui.tappable(
      id, rect, {.role = Role::Button, .state = disabled ? kDisabled : 0u, .label = label});
  ui.paint().box(rect, palette::kCard, kRadiusCard, palette::kLine);
  ui.draw_press(id, rect, kRadiusCard);
  const float side = ui.theme().icon;
  ui.paint().icon(icon, rect.inset((rect.w - side) / 2, (rect.h - side) / 2),
                  disabled ? palette::kInk3 : palette::kAccent);
  return tapped;
}

/// Digits of a small number, without printf.
std::string decimal(int value) {
  return std::to_string(value);
}

}  // namespace

bool stepper(Ui& ui, const StepperSpec& spec, int& value) {
  const Theme& theme = ui.theme();
  const IdScope scope(ui, spec.id);
  const float key_w = std::max(56.0f, theme.target), key_h = theme.button_height;
  const Rect rect = ui.take(0, std::max(key_h, theme.percent.line));
  const float key_y = rect.y + (rect.h - key_h) / 2;
  const Id id = ui.id("value");
  const int before = value;
  const int step = std::max(1, spec.step);
  const bool at_min = value <= spec.min, at_max = value >= spec.max;
  if (step_key(ui, "less", {rect.x, key_y, key_w, key_h}, icons::kMinus, ui.words().less,
               spec.disabled || at_min)) {
    value = (value - 1) / step * step;
  }
  const Rect middle{rect.x + key_w, rect.y, rect.w - 2 * key_w, rect.h};
  const std::string digits = decimal(value);
  ui.semantics().add({.id = id,
                      .role = Role::SpinButton,
                      .state = spec.disabled ? kDisabled : 0u,
                      .value_now = value,
                      .value_max = spec.max,
                      .rect = middle,
                      .label = std::string(spec.label),
                      .value = digits + std::string(spec.unit)});
  if (step_key(ui, "more", {rect.right() - key_w, key_y, key_w, key_h}, icons::kPlus,
               ui.words().more, spec.disabled || at_max)) {
    value = value / step * step + step;
  }
  value += ui.interaction().take_steps(id) * step;
  value = std::clamp(value, spec.min, spec.max);
  const TextLayout& number = ui.text(digits, theme.percent);
  const TextLayout& unit = ui.text(spec.unit, theme.headline);
  const float x = middle.x + (middle.w - number.width - unit.width) / 2;
  const float y = middle.y + (middle.h - theme.percent.line) / 2;
  ui.paint().text(number, {x, y, number.width, theme.percent.line}, palette::kInk);
  // The two stand on one baseline.
  const float drop = (theme.percent.line + theme.percent.size * 0.76f) / 2 -
                     (theme.headline.line + theme.headline.size * 0.76f) / 2;
  ui.paint().text(unit, {x + number.width, y + drop, unit.width, theme.headline.line},
                  palette::kInk);
  return value != before;
}

}  // namespace tz::ui
