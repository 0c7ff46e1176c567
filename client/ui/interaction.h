// What the person does, and which widget it concerns. Widgets report where they are; gestures find
// the topmost of those that stood there in the last frame; the result is taken up by id in the next
// frame, in the same way whether it came from a finger, a mouse, a key, a screen reader or a test.
// Owned by Ui; one thread.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/dom_bridge.h"
#include "ui/touch.h"

namespace tz::ui {

enum class HitKind : uint8_t {
  Tap,    // can be tapped
  Field,  // a real input lies here; the browser handles it
  Block,  // swallows taps meant for what lies beneath
};

struct Hit {
  Id id = 0;
  Rect rect = {};  // clipped
  HitKind kind = HitKind::Tap;
  int layer = 0;
};

/// One scrolling area, alive as long as it is drawn.
struct ScrollArea {
  Id id = 0;
  Rect view = {};
  Vec2 offset = {};
  Vec2 extent = {};   // of the content
  Vec2 told{-1, -1};  // what the page knows of `offset`
  int layer = 0;
  bool horizontal = false;  // else vertical
  bool used = false;        // in the current frame
  bool was_used = false;    // in the one before: it did not just appear
  Fling fling;
  float max_offset() const {
    return horizontal ? (extent.x > view.w ? extent.x - view.w : 0)
                      : (extent.y > view.h ? extent.y - view.h : 0);
  }
  float& position() { return horizontal ? offset.x : offset.y; }
};

/// What the page says of a text field.
struct FieldEvent {
  enum class Kind : uint8_t { Input, Commit, Focus, Blur, Enter };
  Kind kind = Kind::Input;
  Id id = 0;
  std::string text = {};  // the whole value; of all but Focus
};

class Interaction {
 public:
  // ---- from the shell
  void pointer(const PointerEvent& event);
  void wheel(Vec2 at, Vec2 delta);
  /// A click on a mirrored element, or a key on it.
  void activate(Id id);
  /// A mirrored range control asks for `steps` more or less.
  void adjust(Id id, int steps);
  void field(const FieldEvent& event);
  /// The mirror of a scroll area was scrolled by the browser.
  void scrolled(Id id, Vec2 offset);
  void escape() { escape_ = true; }

  // ---- from widgets, while a frame is made
  void add_hit(const Hit& hit) { hits_.push_back(hit); }
  /// Gives a hit added earlier its final rectangle.
  void set_hit_rect(size_t hit, const Rect& rect) { hits_[hit].rect = rect; }
  bool take_activation(Id id);
  int take_steps(Id id);
  bool take_long_press(Id id);
  /// Escape belongs to the topmost dialog.
  bool take_escape(int layer);
  bool is_pressed(Id id) const { return pressed_ == id && id != 0; }
  bool is_hovered(Id id) const { return hovered_ == id && id != 0; }
  Id focused_field() const { return focused_field_; }
  /// The field that had the focus is gone.
  void forget_focus() { focused_field_ = 0; }
  /// Text that came from the page for this field since it was last asked for.
  bool take_field_text(Id id, std::string& text, bool& committed, bool& entered);
  ScrollArea& scroll_area(Id id);
  /// Moves the hits of `layer` recorded since `from`: their final place is known only now. What a
  /// dialog over this layer recorded has been moved by that dialog.
  void move_hits(size_t from, int layer, float dx, float dy);
  size_t hit_mark() const { return hits_.size(); }
  /// Where the widgets of the last frame can be hit.
  const std::vector<Hit>& shown_hits() const { return shown_hits_; }

  // ---- from Ui, around a frame
  void begin_frame(double now_ms);
  /// Tells the page where each area that is `mirrored` stands.
  void end_frame(DomBridge& bridge, const SemanticsTree& mirrored);
  bool wants_frame() const;
  double wake_at_ms() const { return recogniser_.wake_at_ms(); }
  bool is_moving() const;  // a pan or a fling runs
  /// When the person last did anything, by the clock of frames; below 0: nothing yet.
  double touched_at_ms() const { return touched_at_ms_; }

 private:
  struct FieldText {
    std::string text;
    bool committed = false;
    bool entered = false;
  };
  const Hit* hit_at(Vec2 at) const;
  ScrollArea* area_at(Vec2 at, bool horizontal);
  void apply(const Gesture& gesture);
  void scroll_by(ScrollArea& area, float way);
  bool stop_flings();

  Recogniser recogniser_;
  std::vector<Hit> hits_, shown_hits_;  // of the frame being made; of the last one
  std::map<Id, ScrollArea> areas_;
  std::map<Id, FieldText> field_texts_;
  std::deque<Id> activations_;
  std::map<Id, int> steps_;
  Id activated_ = 0, long_pressed_ = 0, pressed_ = 0, hovered_ = 0, focused_field_ = 0, panned_ = 0;
  bool escape_ = false, dirty_ = true, blur_wanted_ = false;
  double now_ms_ = 0;
  double touched_at_ms_ = -1;
};

}  // namespace tz::ui
