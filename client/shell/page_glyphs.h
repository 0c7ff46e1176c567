// Letters drawn by the browser with the device's own fonts, through web/glyphs.js. One thread.
#pragma once

#include "ui/glyphs.h"

namespace tz::client {

class PageGlyphs final : public ui::GlyphSource {
 public:
  float advance(char32_t letter, ui::Weight weight) override;
  bool rasterise(char32_t letter, ui::Weight weight, float size_px, ui::GlyphBitmap& out) override;
};

}  // namespace tz::client
