#include "ui/layout.h"

namespace tz::ui {

Rect Flow::take(float width, float height) {
  if (!wraps) {
    if (!first) y += gap;
    first = false;
    const float w = width <= 0 || width > area.w ? area.w : width;
    const Rect place{area.x, y, w, height};
    y += height;
    return place;
  }
  float w = width <= 0 || width > area.w ? area.w : width;
  if (!first && x + gap + w > area.right() + 0.01f) {
    y += line + gap;
    x = area.x;
    line = 0;
    first = true;
  }
  if (!first) x += gap;
  first = false;
  const Rect place{x, y, w, height};
  x += w;
  line = std::max(line, height);
  return place;
}

}  // namespace tz::ui
