#include <algorithm>

#include "ui/container.h"
#include "ui/figures.h"

namespace tz::ui {

void progress(Ui& ui, const ProgressSpec& spec) {
  // The tick stands out above and below the bar.
  const float margin = 3;
  const Rect place = ui.take(0, spec.height + 2 * margin);
  const Rect bar{place.x, place.y + margin, place.w, spec.height};
  const int percent = std::clamp(spec.percent, 0, 100);
  ui.semantics().add({.role = Role::ProgressBar,
                      .value_now = percent,
                      .value_max = 100,
                      .rect = place,
                      .label = std::string(spec.label)});
  if (!ui.is_visible(place)) return;
  ui.paint().box(bar, wash_of(Tone::Grey), bar.h / 2);
  const float done = bar.w * static_cast<float>(percent) / 100;
  if (done > 0) {
    ui.paint().box({bar.x, bar.y, std::max(done, bar.h), bar.h}, ink_of(spec.tone), bar.h / 2);
  }
  if (spec.expected < 0) return;
  const float at = bar.w * static_cast<float>(std::min(spec.expected, 100)) / 100;
  ui.paint().box({bar.x + std::min(at, bar.w - 2), place.y, 2, place.h}, palette::kInk2);
}

void key_values(Ui& ui, std::span<const KeyValue> columns) {
  const Theme& theme = ui.theme();
  float widest = 0;
  for (const KeyValue& each : columns) {
    widest = std::max({widest, ui.text_width(each.value, theme.strong),
                       ui.text_width(each.label, theme.sub), ui.text_width(each.note, theme.sub)});
  }
  // Where a word would have to break, each stands in a line of its own.
  const float least = std::min(widest, ui.width() / 2);
  Columns row(ui, static_cast<int>(columns.size()), kSpace2, least);
  for (const KeyValue& each : columns) {
    row.next();
    const Flow& flow = ui.flow();
    ui.push_flow(Flow::column({flow.area.x, flow.next_y(), flow.area.w, 0}, 1));
    sub(ui, each.label);
    text(ui, {.text = each.value, .style = theme.strong});
    if (!each.note.empty()) sub(ui, each.note);
    const float used = ui.pop_flow().used();
    ui.take(0, used);
  }
}

void key_values(Ui& ui, std::initializer_list<KeyValue> columns) {
  key_values(ui, std::span<const KeyValue>(columns.begin(), columns.size()));
}

bool metric(Ui& ui, const MetricSpec& spec) {
  std::string name(spec.label);
  name += " ";
  name += spec.value;
  Card card(ui, {.id = spec.id,
                 .label = name,
                 .tappable = spec.tappable,
                 .padding = ui.is_phone() ? 11.0f : 0.0f,
                 .gap = 2});
  if (spec.has_light) {
    light_badge(ui, spec.light, spec.label);
  } else {
    sub(ui, spec.label);
  }
  const Painter::Mark ground = ui.paint().reserve_box();
  const float top = ui.flow().next_y();
  text(ui, {.text = spec.value, .style = ui.theme().display});
  if (spec.lit) {
    const float wide = ui.text_width(spec.value, ui.theme().display);
    const Rect figure{ui.flow().area.x, top, wide, ui.theme().display.line};
    ui.paint().fill_box(ground, figure.inset(-kSpace1, 0), palette::kAccentWash, kRadiusTag);
  }
  if (!spec.note.empty()) sub(ui, spec.note);
  return card.tapped();
}

}  // namespace tz::ui
