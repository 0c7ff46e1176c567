// What stands in for the browser in the tests of ui: letters of fixed size, and a page that notes
// what it was told. Owned by the test; one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ui/dom_bridge.h"
#include "ui/glyphs.h"
#include "ui/ui.h"

namespace tz::ui {

/// Latin letters are half an em wide, all others one em.
class FakeGlyphs final : public GlyphSource {
 public:
  float advance(char32_t letter, Weight) override { return letter < 0x2000 ? 0.5f : 1.0f; }
  bool rasterise(char32_t letter, Weight, float size_px, GlyphBitmap& out) override {
    ++drawn;
    if (letter == missing) return false;
    const int side = static_cast<int>(size_px);
    out = {0, -side, side, side, {}, {}};
    out.alpha.assign(static_cast<size_t>(side) * static_cast<size_t>(side), 255);
    return true;
  }
  int drawn = 0;
  char32_t missing = 0;
};

class FakeBridge final : public DomBridge {
 public:
  void upsert(const SemanticsNode& node, Id previous) override {
    elements[node.id] = node;
    previous_of[node.id] = previous;
    ++upserts;
  }
  void remove(Id id) override {
    elements.erase(id);
    texts.erase(id);
    scrolls.erase(id);
    ++removals;
  }
  void scroll_to(Id id, Vec2 offset) override { scrolls[id] = offset; }
  void place_field(const FieldPlacement& field) override { fields[field.id] = field; }
  void set_field_text(Id id, std::string_view text) override { texts[id] = text; }
  void focus(Id id) override { focused = id; }
  void blur_field() override { ++blurs; }
  void announce(std::string_view text, bool) override { said.emplace_back(text); }

  const SemanticsNode* find(Role role, std::string_view label) const {
    for (const auto& [id, node] : elements) {
      if (node.role == role && node.label == label) return &node;
    }
    return nullptr;
  }

  std::map<Id, SemanticsNode> elements;
  std::map<Id, Id> previous_of;
  std::map<Id, FieldPlacement> fields;
  std::map<Id, std::string> texts;
  std::map<Id, Vec2> scrolls;
  std::vector<std::string> said;
  Id focused = 0;
  int upserts = 0, removals = 0, blurs = 0;
};

/// A phone with a Ui on it.
struct Phone {
  FakeGlyphs glyphs;
  FontMetrics metrics{glyphs};
  FakeBridge page;
  Ui ui{page, metrics};
  FrameInput input{390, 844, 2, {}, 0};
  FrameOutput last;

  /// Draws one frame, 16 ms after the one before.
  template <typename Draw>
  void frame(Draw draw) {
    input.now_ms += 16;
    ui.begin_frame(input);
    draw(ui);
    last = ui.end_frame();
  }
  /// Draws until nothing more is asked for; returns the number of frames.
  template <typename Draw>
  int settle(Draw draw) {
    int frames = 0;
    do {
      frame(draw);
      ++frames;
    } while (last.again && frames < 100);
    return frames;
  }
  void touch(PointerEvent::Kind kind, Vec2 at, double time_ms) {
    ui.interaction().pointer({kind, true, 1, at, time_ms});
  }
  void tap(Vec2 at) {
    touch(PointerEvent::Kind::Down, at, input.now_ms);
    touch(PointerEvent::Kind::Up, at, input.now_ms + 50);
  }
  void type(Id id, std::string text, FieldEvent::Kind kind = FieldEvent::Kind::Input) {
    ui.interaction().field({kind, id, std::move(text)});
  }
};

}  // namespace tz::ui
