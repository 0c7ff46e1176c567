// Puts a frame's paint commands on the screen through Dear ImGui's draw lists and its glyph atlas.
// Owns the ImGui context; everything in it is physical pixels. The renderer backend belongs to the
// shell, which draws `ImGui::GetDrawData()` after `draw`. One thread.
#pragma once

#include "ui/glyphs.h"
#include "ui/paint.h"

struct ImDrawList;
struct ImFont;
struct ImFontBaked;

namespace tz::ui {

class Canvas {
 public:
  /// `glyphs` and `metrics` outlive the canvas. `max_texture` is the largest side the GPU takes.
  Canvas(GlyphSource& glyphs, FontMetrics& metrics, int max_texture);
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// Turns the commands into draw data. True where the atlas was full and letters are missing:
  /// another frame will have them.
  [[nodiscard]] bool draw(const Painter& painter, float width, float height, float ratio);

  /// Shared with the glyph loader.
  struct Loader {
    GlyphSource* glyphs = nullptr;
    float scale = 1;    // of rasterised to drawn size: above two pixels to a CSS pixel, eyes gain
                        // less than memory loses
    bool full = false;  // a letter found no room
    GlyphBitmap bitmap;
  };

 private:
  ImFontBaked* baked(const TextStyle& style) const;
  void load_letters(const TextLayout& layout) const;
  void draw_layer(const std::vector<PaintCommand>& commands);
  void draw_box(const PaintCommand& command);
  void draw_text(const PaintCommand& command);
  void draw_shape(const PaintCommand& command);
  void draw_icon(const PaintCommand& command);
  void draw_line(const PaintCommand& command);
  float px(float length) const;

  FontMetrics& metrics_;
  Loader loader_;
  ImFont* fonts_[2] = {};
  ImDrawList* list_ = nullptr;
  float ratio_ = 1;
  bool was_full_ = false;
};

}  // namespace tz::ui
