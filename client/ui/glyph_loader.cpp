#include "ui/glyph_loader.h"

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/canvas.h"

namespace tz::ui {
namespace {

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) {
  return true;
}

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size;
  baked->Descent = 0;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* src, ImFontBaked* baked, void*, ImWchar letter,
                ImFontGlyph* out, float* out_advance) {
  auto& loader = *static_cast<Canvas::Loader*>(atlas->UserData);
  const Weight weight = src->FontNo == 1 ? Weight::Semibold : Weight::Regular;
  const auto code = static_cast<char32_t>(letter);
  const float advance = loader.glyphs->advance(code, weight) * baked->Size;
  if (out_advance != nullptr) {
    *out_advance = advance;
    return true;
  }
  GlyphBitmap& bitmap = loader.bitmap;
  bitmap = {};
  if (!loader.glyphs->rasterise(code, weight, baked->Size * loader.scale, bitmap)) return false;
  out->Codepoint = letter;
  out->AdvanceX = advance;
  if (bitmap.width <= 0 || bitmap.height <= 0) return true;
  const ImFontAtlasRectId pack = ImFontAtlasPackAddRect(atlas, bitmap.width, bitmap.height);
  if (pack == ImFontAtlasRectId_Invalid) {
    loader.full = true;
    return false;
  }
  ImTextureRect* place = ImFontAtlasPackGetRect(atlas, pack);
  const float grow = 1 / loader.scale;
  out->X0 = static_cast<float>(bitmap.left) * grow;
  out->Y0 = static_cast<float>(bitmap.top) * grow;
  out->X1 = static_cast<float>(bitmap.left + bitmap.width) * grow;
  out->Y1 = static_cast<float>(bitmap.top + bitmap.height) * grow;
  out->Visible = true;
  out->PackId = pack;
  const bool coloured = !bitmap.rgba.empty();
  out->Colored = coloured;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, src, out, place,
                                     coloured ? bitmap.rgba.data() : bitmap.alpha.data(),
                                     coloured ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8,
                                     bitmap.width * (coloured ? 4 : 1));
  return true;
}

}  // namespace

const ImFontLoader* glyph_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader made;
    made.Name = "glyph_source";
    made.FontSrcContainsGlyph = contains_glyph;
    made.FontBakedInit = init_baked;
    made.FontBakedLoadGlyph = load_glyph;
    return made;
  }();
  return &loader;
}

}  // namespace tz::ui
