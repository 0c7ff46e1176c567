// The flow of widgets: columns that fill from the top, and lines that wrap. A stack of them lives
// in Ui. CSS pixels; plain values.
#pragma once

#include <cstddef>

#include "ui/geometry.h"

namespace tz::ui {

/// One run of widgets. In a column each takes the whole width; in a wrapping line each takes what
/// it needs, and starts a new line where there is no more room.
struct Flow {
  Rect area = {};  // height counts for nothing
  float gap = 8;   // between widgets, and between wrapped lines
  bool wraps = false;
  float y = 0;     // where the next widget, or the current line, starts
  float x = 0;     // wrapping: where the next widget starts
  float line = 0;  // wrapping: height of the current line
  bool first = true;

  static Flow column(const Rect& area, float gap) { return {area, gap, false, area.y, area.x}; }
  static Flow wrapping(const Rect& area, float gap) { return {area, gap, true, area.y, area.x}; }

  /// The place of the next widget, which wants `width` (0: all there is) and `height`.
  Rect take(float width, float height);
  /// Where the next widget of a column would start.
  float next_y() const { return y + (first || wraps ? 0 : gap); }
  /// Height used so far.
  float used() const { return y - area.y + (wraps ? line : 0); }
};

}  // namespace tz::ui
