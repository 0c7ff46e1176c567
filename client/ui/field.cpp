#include "ui/field.h"

#include <algorithm>

#include "ui/button.h"
#include "ui/field_box.h"
#include "ui/icons.h"

namespace tz::ui {
namespace {

constexpr const char* kBullet = "\xe2\x80\xa2";

/// A password as a row of dots.
std::string dots(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    next_letter(text, at);
    out += kBullet;
  }
  return out;
}

/// Takes what the page has sent for the field, cut to its limits.
FieldResult take_text(Ui& ui, Id id, const FieldSpec& spec, std::string& value) {
  FieldResult result;
  std::string text;
  if (!ui.interaction().take_field_text(id, text, result.committed, result.entered)) return result;
  const std::string_view allowed =
      cut_text(text, static_cast<size_t>(spec.max_chars), static_cast<size_t>(spec.max_bytes));
  ui.field_told(id, text);
  if (allowed != value) {
    value = allowed;
    result.changed = true;
  }
  return result;
}

SemanticsNode node_of(Id id, const FieldSpec& spec, const Rect& box) {
  const uint32_t state = (spec.disabled ? kDisabled : 0u) | (spec.required ? kRequired : 0u) |
                         (spec.error.empty() ? 0u : kInvalid) |
                         (spec.kind == FieldKind::Paragraph ? kMultiline : 0u);
  return {.id = id,
          .role = spec.kind == FieldKind::Search ? Role::SearchBox : Role::TextBox,
          .state = state,
          .rect = box,
          .label = std::string(spec.label),
          .description = std::string(spec.error)};
}

struct Inner {
  float left = kSpace3, right = kSpace3;  // room kept free at the sides
};

/// The input over the box, and the words in it while nobody types there.
void fill_box(Ui& ui, Id id, const FieldSpec& spec, const Rect& box, const Inner& inner,
              const std::string& value) {
  const Theme& theme = ui.theme();
  const bool paragraph = spec.kind == FieldKind::Paragraph;
  const Rect input{box.x + inner.left - kSpace3, box.y,
                   box.w - inner.left - inner.right + 2 * kSpace3, box.h};
  const float pad_y = paragraph ? 10.0f : (box.h - theme.field.line) / 2;
  ui.semantics().add(node_of(id, spec, input));
  FieldPlacement field;
  field.id = id;
  field.kind = spec.kind;
  field.autofill = spec.autofill;
  field.max_chars = spec.max_chars;
  field.font_size = theme.field.size;
  field.line_height = theme.field.line;
  field.padding_x = kSpace3;
  field.padding_y = pad_y;
  field.disabled = spec.disabled;
  field.hint = spec.hint;
  ui.place_field(field, input, value);
  if (ui.interaction().focused_field() == id || !ui.is_visible(box)) return;
  const bool empty = value.empty();
  const std::string secret = spec.kind == FieldKind::Password ? dots(value) : std::string();
  const std::string_view shown = empty ? spec.hint : secret.empty() ? value : secret;
  const TextLayout& words =
      ui.text(shown, theme.field, input.w - 2 * kSpace3, paragraph && !empty ? 0 : 1);
  ui.paint().text(words, {input.x + kSpace3, box.y + pad_y, input.w - 2 * kSpace3, words.height()},
                  empty || spec.disabled ? palette::kInk3 : palette::kInk);
}

bool clear_button(Ui& ui, const SearchSpec& spec, const Rect& box) {
  const IdScope scope(ui, spec.id);
  const float side = ui.theme().target;
  ui.push_flow(Flow::column({box.right() - side, box.y + (box.h - side) / 2, side, 0}, 0));
  const bool tapped = icon_button(
      ui,
      {.id = "clear", .icon = icons::kClose, .label = ui.words().clear, .color = palette::kInk3});
  ui.pop_flow();
  return tapped;
}

}  // namespace

FieldResult text_field(Ui& ui, const FieldSpec& spec, std::string& value) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const FieldResult result = take_text(ui, id, spec, value);
  float height = std::max(theme.target + 4, theme.field.line + 24);
  if (spec.kind == FieldKind::Paragraph) {
    const TextLayout& words = ui.text(value, theme.field, ui.width() - 2 * kSpace3);
    height = std::max(static_cast<float>(spec.lines) * theme.field.line, words.height()) + 20;
  }
  const Rect box = field_box(ui, {.label = spec.hide_label ? std::string_view() : spec.label,
                                  .note = spec.note,
                                  .error = spec.error,
                                  .height = height,
                                  .focused = ui.interaction().focused_field() == id,
                                  .disabled = spec.disabled});
  Inner inner;
  if (!spec.unit.empty()) {
    const TextLayout& unit = ui.text(spec.unit, theme.body);
    inner.right += unit.width + kSpace2;
    ui.paint().text(unit,
                    {box.right() - kSpace3 - unit.width, box.y + (box.h - unit.height()) / 2,
                     unit.width, unit.height()},
                    palette::kInk2);
  }
  fill_box(ui, id, spec, box, inner, value);
  return result;
}

FieldResult search_box(Ui& ui, const SearchSpec& spec, std::string& value) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const FieldSpec field{.id = spec.id,
                        .label = spec.hint,
                        .hint = spec.hint,
                        .kind = FieldKind::Search,
                        .max_chars = spec.max_chars};
  FieldResult result = take_text(ui, id, field, value);
  const Rect box = ui.take(0, std::max(theme.target, theme.field.line + 20));
  const bool focused = ui.interaction().focused_field() == id;
  ui.paint().box(box, focused ? palette::kCard : palette::kGround, kRadiusField,
                 focused ? palette::kAccent : palette::kLine, focused ? 1.5f : 1.0f);
  const float side = 20;
  ui.paint().icon(icons::kSearch, {box.x + kSpace3, box.y + (box.h - side) / 2, side, side},
                  palette::kInk3);
  // The button comes before the input, whose text it may change.
  float end = kSpace3;
  if (!value.empty()) {
    end = theme.target + kSpace3;
    if (clear_button(ui, spec, box)) {
      value.clear();
      result.changed = result.committed = true;
      ui.replace_text(id);
    }
  }
  fill_box(ui, id, field, box, {kSpace3 + side + kSpace2, end}, value);
  return result;
}

}  // namespace tz::ui
