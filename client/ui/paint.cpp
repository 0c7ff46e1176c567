#include "ui/paint.h"

#include <cmath>

namespace tz::ui {

Shape shape_of(Light light) {
  switch (light) {
    case Light::Red:
      return Shape::Triangle;
    case Light::Yellow:
      return Shape::Diamond;
    case Light::Green:
      return Shape::Circle;
    case Light::Blue:
      return Shape::Check;
    case Light::Grey:
      break;
  }
  return Shape::Ring;
}

void Painter::clear() {
  for (auto& layer : layers_) layer.clear();
  layer_ = 0;
}

PaintCommand& Painter::add(PaintCommand::Kind kind, const Rect& rect) {
  auto& commands = layers_[static_cast<size_t>(layer_)];
  commands.emplace_back();
  commands.back().kind = kind;
  commands.back().rect = rect;
  return commands.back();
}

void Painter::box(const Rect& rect, Color fill, float radius, Color edge, float edge_width) {
  fill_box(reserve_box(), rect, fill, radius, edge, edge_width);
}

Painter::Mark Painter::reserve_box() {
  const Mark here = mark();
  add(PaintCommand::Kind::Box, {});
  return here;
}

void Painter::fill_box(Mark at, const Rect& rect, Color fill, float radius, Color edge,
                       float edge_width) {
  PaintCommand& box = layers_[static_cast<size_t>(layer_)][at];
  box.rect = rect;
  box.fill = fill;
  box.radius = radius;
  box.edge = edge;
  box.width = edge_width;
}

void Painter::text(const TextLayout& layout, const Rect& rect, Color color, Align align) {
  PaintCommand& text = add(PaintCommand::Kind::Text, rect);
  text.text = &layout;
  text.fill = color;
  text.align = align;
}

void Painter::shape(Shape shape, const Rect& rect, Color color) {
  PaintCommand& command = add(PaintCommand::Kind::Shape, rect);
  command.shape = shape;
  command.fill = color;
}

void Painter::icon(IconPath path, const Rect& rect, Color color, float width) {
  PaintCommand& command = add(PaintCommand::Kind::Icon, rect);
  command.icon = path;
  command.fill = color;
  command.width = width;
}

void Painter::line(Vec2 from, Vec2 to, Color color, float width, bool dashed) {
  PaintCommand& command =
      add(PaintCommand::Kind::Line, {from.x, from.y, to.x - from.x, to.y - from.y});
  command.fill = color;
  command.width = width;
  command.dashed = dashed;
}

void Painter::push_clip(const Rect& rect) {
  add(PaintCommand::Kind::PushClip, rect);
}
void Painter::pop_clip() {
  add(PaintCommand::Kind::PopClip, {});
}

void Painter::move(Mark from, Mark to, float dx, float dy) {
  auto& commands = layers_[static_cast<size_t>(layer_)];
  for (Mark i = from; i < to; ++i) commands[i].rect = commands[i].rect.moved(dx, dy);
}

void Painter::stretch_card(Mark from, Mark to, Vec2 foot, float bottom) {
  auto& commands = layers_[static_cast<size_t>(layer_)];
  for (Mark i = from; i < to; ++i) {
    PaintCommand& box = commands[i];
    const bool is_card = box.kind == PaintCommand::Kind::Box && box.edge.rgba != 0 &&
                         std::fabs(box.rect.x - foot.x) < 0.5f &&
                         std::fabs(box.rect.bottom() - foot.y) < 0.5f;
    if (!is_card) continue;
    box.rect.h = bottom - box.rect.y;
    return;
  }
}

}  // namespace tz::ui
