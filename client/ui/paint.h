// What a frame draws, as a list of commands in CSS pixels. Commands recorded earlier can still be
// moved or filled in, which is how a card gets its ground after its content has been measured.
// Cleared each frame; one thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ui/geometry.h"
#include "ui/text_layout.h"
#include "ui/theme.h"

namespace tz::ui {

enum class Shape : uint8_t { Triangle, Diamond, Circle, Check, Ring };
Shape shape_of(Light light);

enum class Align : uint8_t { Start, Centre, End };

/// Strokes on a 24 × 24 field, in a small path language: M L H V C (absolute), Z, and O cx cy r.
using IconPath = const char*;

struct PaintCommand {
  enum class Kind : uint8_t { Box, Text, Shape, Icon, Line, PushClip, PopClip };
  Kind kind = Kind::Box;
  Align align = Align::Start;
  Shape shape = Shape::Circle;
  bool dashed = false;
  Rect rect = {};  // Line: from (x, y) to (x + w, y + h)
  Color fill;
  Color edge;
  float radius = 0;
  float width = 0;  // of the edge or line
  IconPath icon = nullptr;
  const TextLayout* text = nullptr;
};

class Painter {
 public:
  using Mark = size_t;

  void clear();
  /// The layer that takes what follows: 0 the page, higher ones over it.
  void set_layer(int layer) { layer_ = layer; }
  int layer() const { return layer_; }

  void box(const Rect& rect, Color fill, float radius = 0, Color edge = {}, float edge_width = 1);
  /// Leaves room for a box whose size is not known yet; `fill_box` gives it.
  Mark reserve_box();
  void fill_box(Mark mark, const Rect& rect, Color fill, float radius = 0, Color edge = {},
                float edge_width = 1);
  /// Draws the lines of `layout` from the top of `rect`, each aligned in its width.
  void text(const TextLayout& layout, const Rect& rect, Color color, Align align = Align::Start);
  void shape(Shape shape, const Rect& rect, Color color);
  void icon(IconPath path, const Rect& rect, Color color, float width = 1.8f);
  void line(Vec2 from, Vec2 to, Color color, float width = 1, bool dashed = false);
  void push_clip(const Rect& rect);
  void pop_clip();

  Mark mark() const { return layers_[static_cast<size_t>(layer_)].size(); }
  /// Moves the commands of this layer from `from` up to `to`.
  void move(Mark from, Mark to, float dx, float dy);
  /// Lengthens the box among these commands that has an edge, starts at `foot.x` and ends at
  /// `foot.y`.
  void stretch_card(Mark from, Mark to, Vec2 foot, float bottom);

  static constexpr int kLayers = 4;  // page, dialog, dialog over a dialog, toast
  const std::vector<PaintCommand>& layer_commands(int layer) const {
    return layers_[static_cast<size_t>(layer)];
  }

 private:
  PaintCommand& add(PaintCommand::Kind kind, const Rect& rect);

  std::vector<PaintCommand> layers_[kLayers];
  int layer_ = 0;
};

}  // namespace tz::ui
