// Where letters come from: the browser's own fonts in the app, fixed boxes in tests. A GlyphSource
// outlives the Ui and the canvas that use it. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "ui/theme.h"

namespace tz::ui {

/// One letter's picture, cut to its ink. `left` and `top` place its corner from the pen on the
/// baseline (y down). Empty for white space.
struct GlyphBitmap {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  std::vector<uint8_t> alpha;  // width * height coverage bytes, where not `coloured`
  std::vector<uint8_t> rgba;   // of a colour glyph (emoji)
};

class GlyphSource {
 public:
  virtual ~GlyphSource() = default;
  /// The advance of a letter, as a part of the font size.
  virtual float advance(char32_t letter, Weight weight) = 0;
  /// Draws `letter` at `size_px` physical pixels. False where there is no such letter.
  virtual bool rasterise(char32_t letter, Weight weight, float size_px, GlyphBitmap& out) = 0;
};

/// Advances, asked for once each. Han, kana and full-width marks are one em by definition of the
/// fonts in use and are never asked for.
class FontMetrics {
 public:
  explicit FontMetrics(GlyphSource& source) : source_(source) {}
  float advance(char32_t letter, Weight weight);

 private:
  GlyphSource& source_;
  float ascii_[2][128] = {};
  std::map<uint32_t, float> rare_;
};

/// True for letters that fill the em square.
bool is_full_width(char32_t letter);

}  // namespace tz::ui
