#include "ui/field_box.h"

#include "ui/text.h"

namespace tz::ui {
namespace {

constexpr Color kFieldEdge{0xc9ced6ff};

}  // namespace

Rect field_box(Ui& ui, const FieldBoxSpec& spec) {
  // Label, box and error belong together, closer than the column's other widgets.
  const Flow& flow = ui.flow();
  ui.push_flow(Flow::column({flow.area.x, flow.next_y(), flow.area.w, 0}, kSpace1));
  if (!spec.label.empty() || !spec.note.empty()) line(ui, {pale(spec.label)}, {pale(spec.note)});
  const Rect box = ui.take(0, spec.height);
  if (ui.is_visible(box)) {
    const bool wrong = !spec.error.empty();
    const Color edge = wrong ? ink_of(Tone::Red) : spec.focused ? palette::kAccent : kFieldEdge;
    ui.paint().box(box, spec.disabled ? palette::kGround : palette::kCard, kRadiusField, edge,
                   spec.focused || wrong ? 1.5f : 1.0f);
  }
  if (!spec.error.empty()) {
    text(ui, {.text = spec.error, .style = ui.theme().sub, .color = ink_of(Tone::Red)});
  }
  const float used = ui.pop_flow().used();
  ui.take(0, used);
  return box;
}

}  // namespace tz::ui
