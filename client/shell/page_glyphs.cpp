#include "shell/page_glyphs.h"

#include <emscripten.h>

#include <cstdint>

// clang-format off
EM_JS(double, tz_glyph_advance, (int letter, int weight), {
  return Module.page.glyphs.advance(letter, weight);
});
// Measures and draws a letter; `box` takes left, top, width, height and whether it has colours.
EM_JS(int, tz_glyph_draw, (int letter, int weight, float size, int32_t* box), {
  const glyph = Module.page.glyphs.draw(letter, weight, size);
  if (!glyph) return 0;
  HEAP32.set([glyph.left, glyph.top, glyph.width, glyph.height, glyph.coloured ? 1 : 0], box >> 2);
  return 1;
});
EM_JS(void, tz_glyph_copy, (uint8_t* to), { HEAPU8.set(Module.page.glyphs.pixels(), to); });
// clang-format on

namespace tz::client {

float PageGlyphs::advance(char32_t letter, ui::Weight weight) {
  return static_cast<float>(
      tz_glyph_advance(static_cast<int>(letter), weight == ui::Weight::Semibold ? 1 : 0));
}

bool PageGlyphs::rasterise(char32_t letter, ui::Weight weight, float size_px,
                           ui::GlyphBitmap& out) {
  int32_t box[5] = {};
  const int bold = weight == ui::Weight::Semibold ? 1 : 0;
  if (tz_glyph_draw(static_cast<int>(letter), bold, size_px, box) == 0) return false;
  out.left = box[0];
  out.top = box[1];
  out.width = box[2];
  out.height = box[3];
  const auto pixels = static_cast<size_t>(out.width) * static_cast<size_t>(out.height);
  if (pixels == 0) return true;
  std::vector<uint8_t>& to = box[4] != 0 ? out.rgba : out.alpha;
  to.resize(box[4] != 0 ? pixels * 4 : pixels);
  tz_glyph_copy(to.data());
  return true;
}

}  // namespace tz::client
