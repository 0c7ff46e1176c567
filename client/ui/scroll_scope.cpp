#include <algorithm>

#include "ui/page.h"

namespace tz::ui {

ScrollScope::ScrollScope(Ui& ui, const Spec& spec)
    : ui_(ui),
      id_(ui.id(spec.id)),
      view_(spec.view),
      horizontal_(spec.horizontal),
      padding_y_(spec.padding_y) {
  ScrollArea& area = ui.interaction().scroll_area(id_);
  area.view = ui.visible(view_);
  area.horizontal = horizontal_;
  area.layer = ui.paint().layer();
  area.used = true;
  area.position() = std::clamp(area.position(), 0.0f, area.max_offset());
  origin_ = {view_.x - ui.snap(area.offset.x), view_.y - ui.snap(area.offset.y)};
  ui.push_clip(view_);
  ui.push_scroll(id_);
  ui.semantics().open(
      {.id = id_, .role = Role::Scroll, .rect = view_, .label = std::string(spec.label)}, origin_);
  const float room = view_.w - 2 * spec.padding_x;
  const float width = spec.max_width > 0 ? std::min(room, spec.max_width) : room;
  const float left = spec.padding_x + (room - width) / 2;
  ui.push_flow(Flow::column({origin_.x + left, origin_.y + padding_y_, width, 0}, spec.gap));
}

ScrollScope::~ScrollScope() {
  const float used = ui_.pop_flow().used() + 2 * padding_y_;
  ui_.semantics().close();
  ui_.pop_scroll();
  ScrollArea& area = ui_.interaction().scroll_area(id_);
  area.extent = {horizontal_ ? extent_x_ : view_.w, used};
  if (area.position() > area.max_offset()) {
    area.position() = area.max_offset();
    ui_.redraw();
  }
  ui_.semantics().resize(id_, view_.w, view_.h, area.extent);
  const float most = area.max_offset();
  if (!horizontal_ && most > 0) {
    const float length = std::max(32.0f, view_.h * view_.h / used);
    const float way = (view_.h - length - 4) * area.offset.y / most;
    ui_.paint().box({view_.right() - 5, view_.y + 2 + way, 3, length}, {0x1b1f2733}, 1.5f);
  }
  ui_.pop_clip();
}

}  // namespace tz::ui
