#include "ui/canvas.h"

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/glyph_loader.h"

namespace tz::ui {
namespace {

// The baseline of a Han letter lies this far below the top of its em square.
constexpr float kAscent = 0.88f;
constexpr float kMostDensity = 2;
constexpr int kMostTexture = 4096;
constexpr float kDash = 4;

ImU32 color_of(Color c) {
  return IM_COL32(c.rgba >> 24, (c.rgba >> 16) & 0xff, (c.rgba >> 8) & 0xff, c.rgba & 0xff);
}
bool is_clear(Color c) {
  return (c.rgba & 0xff) == 0;
}

}  // namespace

Canvas::Canvas(GlyphSource& glyphs, FontMetrics& metrics, int max_texture) : metrics_(metrics) {
  loader_.glyphs = &glyphs;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  ImFontAtlas& atlas = *io.Fonts;
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas.TexMaxWidth = atlas.TexMaxHeight = std::min(max_texture, kMostTexture);
  atlas.UserData = &loader_;
  for (int weight = 0; weight < 2; ++weight) {
    ImFontConfig config;
    config.FontLoader = glyph_loader();
    config.FontNo = static_cast<ImU32>(weight);
    config.SizePixels = 16;
    fonts_[weight] = atlas.AddFont(&config);
  }
}

Canvas::~Canvas() {
  ImGui::DestroyContext();
}

float Canvas::px(float length) const {
  return std::round(length * ratio_);
}

bool Canvas::draw(const Painter& painter, float width, float height, float ratio) {
  ImGuiIO& io = ImGui::GetIO();
  ImFontAtlas& atlas = *io.Fonts;
  const float scale = ratio > kMostDensity ? kMostDensity / ratio : 1;
  if (loader_.full || scale != loader_.scale) ImFontAtlasBuildDiscardBakes(&atlas, 0);
  was_full_ = loader_.full;
  loader_.full = false;
  loader_.scale = scale;
  ratio_ = ratio;
  io.DisplaySize = ImVec2(px(width), px(height));
  io.DeltaTime = 1.0f / 60;
  ImGui::NewFrame();
  list_ = ImGui::GetBackgroundDrawList();
  // Letters first: the atlas may grow and move while they are loaded, and nothing may point into it
  // yet.
  for (int layer = 0; layer < Painter::kLayers; ++layer) {
    for (const PaintCommand& command : painter.layer_commands(layer)) {
      if (command.kind == PaintCommand::Kind::Text) load_letters(*command.text);
    }
  }
  for (int layer = 0; layer < Painter::kLayers; ++layer) draw_layer(painter.layer_commands(layer));
  ImGui::Render();
  // What does not fit in an emptied atlas will not fit the next time either.
  return loader_.full && !was_full_;
}

ImFontBaked* Canvas::baked(const TextStyle& style) const {
  const size_t weight = style.weight == Weight::Semibold ? 1 : 0;
  return fonts_[weight]->GetFontBaked(px(style.size));
}

void Canvas::load_letters(const TextLayout& layout) const {
  ImFontBaked* font = baked(layout.style);
  for (size_t at = 0; at < layout.text.size();) {
    const char32_t letter = next_letter(layout.text, at);
    if (letter > ' ') font->FindGlyph(letter);
  }
}

void Canvas::draw_layer(const std::vector<PaintCommand>& commands) {
  using Kind = PaintCommand::Kind;
  for (const PaintCommand& command : commands) {
    switch (command.kind) {
      case Kind::Box:
        draw_box(command);
        break;
      case Kind::Text:
        draw_text(command);
        break;
      case Kind::Shape:
        draw_shape(command);
        break;
      case Kind::Icon:
        draw_icon(command);
        break;
      case Kind::Line:
        draw_line(command);
        break;
      case Kind::PushClip:
        list_->PushClipRect(ImVec2(px(command.rect.x), px(command.rect.y)),
                            ImVec2(px(command.rect.right()), px(command.rect.bottom())));
        break;
      case Kind::PopClip:
        list_->PopClipRect();
        break;
    }
  }
}

void Canvas::draw_box(const PaintCommand& command) {
  const Rect& r = command.rect;
  if (r.empty()) return;
  const ImVec2 from(px(r.x), px(r.y)), to(px(r.right()), px(r.bottom()));
  const ImVec2 low(from.x, from.y);
  const ImVec2 high(std::max(to.x, from.x + 1), std::max(to.y, from.y + 1));
  const float radius = std::min(command.radius * ratio_, (high.y - low.y) / 2);
  if (is_clear(command.edge)) {
    if (!is_clear(command.fill)) list_->AddRectFilled(low, high, color_of(command.fill), radius);
    return;
  }
  const float edge = std::max(1.0f, std::round(command.width * ratio_));
  if (is_clear(command.fill)) {
    const ImVec2 a(low.x + edge / 2, low.y + edge / 2), b(high.x - edge / 2, high.y - edge / 2);
    list_->AddRect(a, b, color_of(command.edge), radius - edge / 2, 0, edge);
    return;
  }
  // One shape within the other: an edge of whole pixels, and corners without seams.
  list_->AddRectFilled(low, high, color_of(command.edge), radius);
  list_->AddRectFilled(ImVec2(low.x + edge, low.y + edge), ImVec2(high.x - edge, high.y - edge),
                       color_of(command.fill), std::max(0.0f, radius - edge));
}

void Canvas::draw_text(const PaintCommand& command) {
  const TextLayout& layout = *command.text;
  const Weight weight = layout.style.weight;
  const float size = px(layout.style.size);
  const float baseline = (layout.style.line - layout.style.size) / 2 * ratio_ + size * kAscent;
  ImFontBaked* font = baked(layout.style);
  const ImU32 color = color_of(command.fill);
  const ImVec4& clip = list_->_CmdHeader.ClipRect;
  float top = command.rect.y;
  for (const TextLine& line : layout.lines) {
    const float y = std::round(top * ratio_ + baseline);
    const bool hidden = y + size < clip.y || y - size > clip.w;
    top += layout.style.line;
    if (hidden) continue;
    const float slack = command.rect.w - line.width;
    const float shift = command.align == Align::Start    ? 0
                        : command.align == Align::Centre ? slack / 2
                                                         : slack;
    float pen = px(command.rect.x + shift);
    for (size_t at = line.begin; at < line.end;) {
      const char32_t letter = next_letter(layout.text, at);
      const ImFontGlyph* glyph = letter > ' ' ? font->FindGlyph(letter) : nullptr;
      if (glyph != nullptr && glyph->Visible) {
        const float x = std::round(pen);
        list_->PrimReserve(6, 4);
        list_->PrimRectUV(ImVec2(x + glyph->X0, y + glyph->Y0),
                          ImVec2(x + glyph->X1, y + glyph->Y1), ImVec2(glyph->U0, glyph->V0),
                          ImVec2(glyph->U1, glyph->V1), glyph->Colored ? IM_COL32_WHITE : color);
      }
      pen += metrics_.advance(letter, weight) * layout.style.size * ratio_;
    }
  }
}

void Canvas::draw_shape(const PaintCommand& command) {
  const Rect& r = command.rect;
  const ImU32 color = color_of(command.fill);
  const float left = px(r.x), top = px(r.y), w = r.w * ratio_, h = r.h * ratio_;
  const ImVec2 centre(left + w / 2, top + h / 2);
  const auto at = [&](float x, float y) { return ImVec2(left + w * x, top + h * y); };
  switch (command.shape) {
    case Shape::Triangle:
      list_->AddTriangleFilled(at(0.5f, 0.04f), at(1, 0.94f), at(0, 0.94f), color);
      break;
    case Shape::Diamond:
      list_->AddQuadFilled(at(0.5f, 0), at(1, 0.5f), at(0.5f, 1), at(0, 0.5f), color);
      break;
    case Shape::Circle:
      list_->AddCircleFilled(centre, w * 0.46f, color);
      break;
    case Shape::Check: {
      const ImVec2 points[] = {at(0.06f, 0.54f), at(0.38f, 0.86f), at(0.96f, 0.16f)};
      list_->AddPolyline(points, 3, color, 0, std::max(1.5f, w * 0.17f));
      break;
    }
    case Shape::Ring:
      list_->AddCircle(centre, w * 0.42f, color, 0, std::max(1.0f, w * 0.13f));
      break;
  }
}

namespace {

/// Reads an icon's path; see IconPath.
class IconPen {
 public:
  IconPen(ImDrawList& list, ImVec2 origin, float scale, ImU32 color, float width)
      : list_(list), origin_(origin), scale_(scale), color_(color), width_(width) {}

  void run(IconPath path) {
    at_ = path;
    while (skip_spaces()) {
      const char command = *at_++;
      if (command == 'M') {
        stroke(false);
        pen_ = pair();
        list_.PathLineTo(place(pen_));
      } else if (command == 'Z') {
        stroke(true);
      } else if (command == 'O') {
        circle();
      } else {
        extend(command);
      }
    }
    stroke(false);
  }

 private:
  void extend(char command) {
    switch (command) {
      case 'L':
        pen_.x = number();
        pen_.y = number();
        break;
      case 'H':
        pen_.x = number();
        break;
      case 'V':
        pen_.y = number();
        break;
      case 'C': {
        const ImVec2 a = pair(), b = pair();
        pen_ = pair();
        list_.PathBezierCubicCurveTo(place(a), place(b), place(pen_), 12);
        return;
      }
      default:
        return;
    }
    list_.PathLineTo(place(pen_));
  }
  void circle() {
    stroke(false);
    const ImVec2 centre = pair();
    const float radius = number();
    list_.AddCircle(place(centre), radius * scale_, color_, 0, width_);
  }
  void stroke(bool closed) {
    if (list_._Path.Size > 1) {
      list_.PathStroke(color_, closed ? ImDrawFlags_Closed : 0, width_);
    } else {
      list_.PathClear();
    }
  }
  bool skip_spaces() {
    while (*at_ == ' ') ++at_;
    return *at_ != 0;
  }
  ImVec2 pair() {
    const float x = number();
    return ImVec2(x, number());
  }
  float number() {
    skip_spaces();
    float value = 0, part = 0;
    for (; (*at_ >= '0' && *at_ <= '9') || *at_ == '.'; ++at_) {
      if (*at_ == '.') {
        part = 1;
        continue;
      }
      const auto digit = static_cast<float>(*at_ - '0');
      part /= 10;
      value = part > 0 ? value + digit * part : value * 10 + digit;
    }
    return value;
  }
  ImVec2 place(ImVec2 p) const {
    return ImVec2(origin_.x + p.x * scale_, origin_.y + p.y * scale_);
  }

  ImDrawList& list_;
  ImVec2 origin_;
  float scale_;
  ImU32 color_;
  float width_;
  ImVec2 pen_;
  IconPath at_ = nullptr;
};

}  // namespace

void Canvas::draw_icon(const PaintCommand& command) {
  if (command.icon == nullptr) return;
  const Rect& r = command.rect;
  const float scale = r.w * ratio_ / 24;
  IconPen pen(*list_, ImVec2(px(r.x), px(r.y)), scale, color_of(command.fill),
              std::max(1.0f, command.width * scale));
  pen.run(command.icon);
}

void Canvas::draw_line(const PaintCommand& command) {
  const Rect& r = command.rect;
  const ImVec2 from(r.x * ratio_, r.y * ratio_), to(r.right() * ratio_, r.bottom() * ratio_);
  const ImU32 color = color_of(command.fill);
  const float width = std::max(1.0f, command.width * ratio_);
  if (!command.dashed) {
    list_->AddLine(from, to, color, width);
    return;
  }
  const float length = std::hypot(to.x - from.x, to.y - from.y), dash = kDash * ratio_;
  for (float at = 0; at < length; at += 2 * dash) {
    const float end = std::min(length, at + dash);
    const auto along = [&](float d) {
      return ImVec2(from.x + (to.x - from.x) * d / length, from.y + (to.y - from.y) * d / length);
    };
    list_->AddLine(along(at), along(end), color, width);
  }
}

}  // namespace tz::ui
