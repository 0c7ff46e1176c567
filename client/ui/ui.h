// The context every widget is drawn with: theme, layout, text, what was touched, what is told to
// screen readers. Made once, lives as long as the app; widgets are free functions and scopes that
// take it by reference (button.h, field.h, page.h ...). Words come in as arguments: nothing here
// speaks a language. One thread.
//
// A frame:  ui.begin_frame(input);  ...widgets...  FrameOutput out = ui.end_frame();
// The widgets return what the person did since the last frame. State that must outlive a frame
// belongs to the caller, apart from scroll positions, open menus and measured heights, which are
// kept by id.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/dom_bridge.h"
#include "ui/height_index.h"
#include "ui/interaction.h"
#include "ui/layout.h"
#include "ui/paint.h"
#include "ui/semantics.h"
#include "ui/text_layout.h"
#include "ui/theme.h"
#include "ui/toasts.h"

namespace tz::ui {

/// The few words that widgets need on their own account. The caller's strings; they are copied.
struct Words {
  std::string back = {};           // the arrow of a page
  std::string close = {};          // of dialogs and banners
  std::string clear = {};          // of a search box
  std::string less = {};           // the stepper's −
  std::string more = {};           // the stepper's +
  std::string previous_rows = {};  // of a long list, for screen readers
  std::string next_rows = {};
};

struct FrameInput {
  float width = 0;   // CSS pixels
  float height = 0;  // what is left above the on-screen keyboard
  float ratio = 1;   // physical pixels to a CSS pixel
  Insets safe = {};
  double now_ms = 0;  // monotonic
};

struct FrameOutput {
  bool again = false;      // draw the next frame as soon as may be
  double wake_at_ms = -1;  // else at this time; below 0: only when something happens
};

class Ui {
 public:
  Ui(DomBridge& bridge, FontMetrics& metrics);
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  void set_words(Words words) { words_ = std::move(words); }
  void set_theme(const Theme& theme);

  void begin_frame(const FrameInput& input);
  FrameOutput end_frame();
  /// One more frame is needed: something changed that this frame had already drawn.
  void redraw() { again_ = true; }
  /// A frame is needed at `at_ms` of FrameInput's clock.
  void wake_at(double at_ms);

  // ---- what a screen asks
  const Theme& theme() const { return theme_; }
  const Words& words() const { return words_; }
  FormFactor form_factor() const { return form_factor_of(input_.width); }
  bool is_phone() const { return form_factor() == FormFactor::Phone; }
  const FrameInput& input() const { return input_; }
  double now_ms() const { return input_.now_ms; }
  /// Width of the column the next widget stands in.
  float width() const { return flows_.back().area.w; }
  /// True in the frame in which Escape was pressed, or the browser's back, and nobody else took it.
  bool take_escape() { return interaction_.take_escape(painter_.layer()); }

  // ---- what a screen commands
  /// Gives the keyboard to a text field that is drawn in this frame. On a phone the keyboard opens
  /// only if this comes from the person's own tap.
  void focus(Id id) { focus_wanted_ = id; }
  /// Changes a field's text even while the person is typing in it.
  void replace_text(Id id) { replaced_ = id; }
  /// Brings a scroll area to its top, or a widget of this frame into sight.
  void scroll_to_top(Id area);
  void scroll_into_view(Id widget) { reveal_ = widget; }
  /// A short message that goes away by itself; a screen reader says it when its turn comes.
  void toast(std::string_view text, Tone tone = Tone::Neutral);
  void announce(std::string_view text, bool urgent = false);

  // ---- ids
  Id id(std::string_view name) const { return hash_id(scopes_.back(), name); }
  void push_id(std::string_view name) { scopes_.push_back(id(name)); }
  void push_id(uint32_t index) { scopes_.push_back(hash_id(scopes_.back(), index)); }
  void pop_id() { scopes_.pop_back(); }

  // ---- layout
  /// Room left for panes and pages on this layer; navigation and panes carve from it.
  Rect& region() { return regions_.back(); }
  void push_region(const Rect& region) { regions_.push_back(region); }
  void pop_region() { regions_.pop_back(); }
  /// The place of the next widget; width 0 takes the column's.
  Rect take(float width, float height) { return flows_.back().take(width, height); }
  void gap(float height) { flows_.back().y += height; }
  void push_flow(const Flow& flow) { flows_.push_back(flow); }
  Flow pop_flow();
  Flow& flow() { return flows_.back(); }

  // ---- for widgets
  Painter& paint() { return painter_; }
  const Painter& painted() const { return painter_; }
  Interaction& interaction() { return interaction_; }
  SemanticsTree& semantics() { return semantics_; }
  const TextLayout& text(std::string_view words, const TextStyle& style, float max_width = 0,
                         int max_lines = 0) {
    return cache_.get(words, style, max_width, max_lines);
  }
  float text_width(std::string_view words, const TextStyle& style) {
    return cache_.get(words, style, 0).width;
  }
  /// Makes `rect` tappable, tells the mirror, and says whether it was tapped since the last frame.
  bool tappable(Id id, const Rect& rect, SemanticsNode node);
  /// A rectangle cut to what is visible in the innermost scroll areas.
  Rect visible(const Rect& rect) const { return rect.intersect(clips_.back()); }
  bool is_visible(const Rect& rect) const { return !visible(rect).empty(); }
  /// `free`: whatever encloses it; for what lies over the page.
  void push_clip(const Rect& rect, bool free = false);
  void pop_clip();
  void push_scroll(Id area) { scrolls_.push_back(area); }
  void pop_scroll() { scrolls_.pop_back(); }
  /// Scrolls `widget` into sight if that was asked for.
  void reveal_if_wanted(Id widget, const Rect& rect);
  /// Moves the innermost scroll area from the next frame on; false where there is none.
  bool scroll_by(float way);
  /// Rounded to whole physical pixels, so that what scrolls keeps its shape.
  float snap(float length) const;
  /// What lies under a finger or a mouse is tinted; draw it after the ground, before the content.
  void draw_press(Id id, const Rect& rect, float radius);
  /// Moves everything drawn and tappable on this layer since the marks were taken.
  struct Mark {
    Painter::Mark paint = 0;
    size_t hits = 0;
  };
  Mark mark() const { return {painter_.mark(), interaction_.hit_mark()}; }
  void move_since(const Mark& mark, float dx, float dy);
  void push_layer() { painter_.set_layer(painter_.layer() + 1); }
  void pop_layer() { painter_.set_layer(painter_.layer() - 1); }
  /// Lays the page's input over a field; `text` is what it holds while nobody types in it.
  void place_field(const FieldPlacement& field, const Rect& rect, std::string_view text);
  /// The page has told this text for a field: it need not be told back.
  void field_told(Id id, std::string_view text);
  /// A number kept by id from frame to frame: a measured height, an open menu. 0 at first.
  float& kept(Id id) { return kept_[id]; }
  HeightIndex& heights(Id id) { return heights_[id]; }
  Id replaced_text() const { return replaced_; }
  DomBridge& bridge() { return bridge_; }

 private:
  struct Field {
    FieldPlacement placement;  // its views refer to the strings below
    std::string hint, accept, text;
    std::string told_text;
    bool told = false;    // the page has this placement
    bool placed = false;  // in this frame
  };
  void draw_toast();
  void deliver_fields();
  DomBridge& bridge_;
  Theme theme_;
  Words words_;
  TextCache cache_;
  Painter painter_;
  Interaction interaction_;
  SemanticsTree semantics_;
  FrameInput input_;
  std::vector<Id> scopes_;
  std::vector<Rect> regions_;
  std::vector<Flow> flows_;
  std::vector<Rect> clips_;
  std::map<Id, float> kept_;
  std::map<Id, HeightIndex> heights_;
  std::map<Id, Field> fields_;
  std::vector<Id> scrolls_;  // the scroll areas that are open
  Toasts toasts_;
  Id focus_wanted_ = 0, replaced_ = 0, reveal_ = 0;
  float last_height_ = 0;
  bool again_ = true;
  double wake_at_ms_ = -1;
};

/// Names an id scope for as long as it lives: rows of a list, parts of a page.
class IdScope {
 public:
  IdScope(Ui& ui, std::string_view name) : ui_(ui) { ui_.push_id(name); }
  IdScope(Ui& ui, uint32_t index) : ui_(ui) { ui_.push_id(index); }
  ~IdScope() { ui_.pop_id(); }
  IdScope(const IdScope&) = delete;
  IdScope& operator=(const IdScope&) = delete;

 private:
  Ui& ui_;
};

}  // namespace tz::ui
