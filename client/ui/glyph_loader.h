// The ImGui font loader that takes its letters from a GlyphSource. The atlas's UserData is the
// Canvas::Loader, a source's FontNo its weight. For Canvas only.
#pragma once

struct ImFontLoader;

namespace tz::ui {

const ImFontLoader* glyph_loader();

}  // namespace tz::ui
