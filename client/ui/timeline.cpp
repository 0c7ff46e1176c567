#include "ui/container.h"
#include "ui/figures.h"

namespace tz::ui {
namespace {

constexpr float kIndent = 22, kDot = 10, kRail = 6;

bool timeline_entry(Ui& ui, const TimelineEntry& entry) {
  const Theme& theme = ui.theme();
  bool tapped = false;
  const float top = ui.flow().next_y();
  if (!entry.id.empty()) {
    // The height is that of the last frame; the taps of this one concern that.
    const Id id = ui.id(entry.id);
    const Rect area{ui.flow().area.x, top, ui.width(), ui.kept(id)};
    tapped = ui.tappable(id, area, {.role = Role::Button, .label = std::string(entry.title)});
    ui.draw_press(id, area.inset(-kSpace2, -kSpace1), kRadiusTag);
  }
  const float dot_y = top + (theme.strong.line - kDot) / 2;
  ui.paint().shape(Shape::Circle,
                   {ui.flow().area.x - kIndent + kRail - kDot / 2 + 1, dot_y, kDot, kDot},
                   ink_of(entry.tone));
  ui.push_flow(Flow::column({ui.flow().area.x, top, ui.width(), 0}, 2));
  {
    const Landing landing(ui, entry.landing);
    line(ui, {strong(entry.title), entry.pill});
    if (!entry.text.empty()) body(ui, entry.text);
    if (!entry.note.empty()) sub(ui, entry.note);
  }
  const float used = ui.pop_flow().used();
  ui.take(0, used);
  if (!entry.id.empty()) {
    const Id id = ui.id(entry.id);
    if (ui.kept(id) != used) ui.redraw();
    ui.kept(id) = used;
  }
  return tapped;
}

}  // namespace

int timeline(Ui& ui, std::span<const TimelineEntry> entries) {
  const Flow& flow = ui.flow();
  const Rect area{flow.area.x, flow.next_y(), flow.area.w, 0};
  const Painter::Mark rail = ui.paint().reserve_box();
  const Id list = ui.semantics().open({.id = ui.id("timeline"), .role = Role::List, .rect = area},
                                      {area.x, area.y});
  ui.push_flow(Flow::column({area.x + kIndent, area.y, area.w - kIndent, 0}, kSpace3));
  int tapped = -1;
  for (size_t i = 0; i < entries.size(); ++i) {
    const float top = ui.flow().next_y();
    const Id item = ui.semantics().open({.id = hash_id(list, static_cast<uint32_t>(i)),
                                         .role = Role::ListItem,
                                         .rect = {area.x, top, area.w, 0}},
                                        {area.x, top});
    if (timeline_entry(ui, entries[i])) tapped = static_cast<int>(i);
    ui.semantics().close();
    ui.semantics().resize(item, area.w, ui.flow().y - top);
  }
  const float used = ui.pop_flow().used();
  ui.semantics().close();
  ui.semantics().resize(list, area.w, used);
  ui.paint().fill_box(rail, {area.x + kRail, area.y + 8, 2, std::max(0.0f, used - 8)},
                      palette::kLine);
  ui.take(0, used);
  return tapped;
}

}  // namespace tz::ui
