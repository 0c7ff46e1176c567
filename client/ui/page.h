// The scaffold of a screen: navigation, panes, pages with a top bar, a scrolling body and a bottom
// bar. Scopes of Ui: what is drawn while one lives goes into it.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "ui/icons.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace tz::ui {

struct NavItem {
  std::string_view id = {};
  std::string_view label = {};
  IconPath icon = nullptr;
  int badge = 0;
};
struct NavSpec {
  std::string_view id = "nav";
  std::string_view label = {};  // read aloud
  std::string_view brand = {};  // top of the rail
  std::span<const NavItem> items = {};
  int selected = 0;
};
/// Bottom tabs on a phone, a rail at the left elsewhere; takes its strip from the region, so it
/// comes before panes and pages. Returns the item tapped, or -1.
int navigation(Ui& ui, const NavSpec& spec);

/// A vertical strip of the region, for a list beside its detail. Width 0 takes what is left.
class Pane {
 public:
  Pane(Ui& ui, float width, std::string_view label = {});
  ~Pane();
  Pane(const Pane&) = delete;
  Pane& operator=(const Pane&) = delete;

 private:
  Ui& ui_;
  bool edge_ = false;
};

/// A scrolling area of its own inside a page: a wide matrix that pans sideways, a list of fixed
/// height.
class ScrollScope {
 public:
  struct Spec {
    std::string_view id = {};
    std::string_view label = {};
    Rect view = {};
    bool horizontal = false;
    float gap = 0;
    float padding_x = 0, padding_y = 0;
    float max_width = 0;
  };
  ScrollScope(Ui& ui, const Spec& spec);
  ~ScrollScope();
  ScrollScope(const ScrollScope&) = delete;
  ScrollScope& operator=(const ScrollScope&) = delete;
  /// Width of the content, where it scrolls sideways.
  void set_extent(float width) { extent_x_ = width; }

 private:
  Ui& ui_;
  Id id_;
  Rect view_ = {};
  Vec2 origin_ = {};  // of the content
  bool horizontal_;
  float padding_y_;
  float extent_x_ = 0;
};

struct PageSpec {
  std::string_view id = {};  // of the page and its scroll position: one per screen and record
  std::string_view title = {};
  std::string_view subtitle = {};
  bool back = false;  // a back arrow, named Words::back
  const Light* light = nullptr;
  std::string_view light_word = {};  // a light at the right of the title
  std::string_view note = {};        // pale words at the right of the title
  std::string_view status = {};      // the sync pill
  Tone status_tone = Tone::Neutral;
  bool status_button = false;  // the pill can be tapped
  float max_width = 0;         // of the content; 0: all there is
  bool padded = true;          // page margins left and right; false for full-width sections
  float gap = 10;              // between the widgets of the body
};

/// A page: draws its top bar at once. The parts come in this order, and `body` always does:
///   Page page(ui, {.id = "tasks", .title = words});
///   page.actions();  compact buttons and chips: beside the title, on a phone under it
///   page.top();      what stays under the title while the body scrolls: search box, filters
///   page.body();     the scrolling content
///   page.bar();      the strip at the foot
class Page {
 public:
  Page(Ui& ui, const PageSpec& spec);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  bool back() const { return back_; }  // the arrow was tapped, or Escape pressed
  bool status_tapped() const { return status_; }
  void actions();
  void top();
  void body();
  void bar();

 private:
  enum class Part : uint8_t { Header, Actions, Top, Body, Bar };
  void draw_header(const PageSpec& spec);
  static std::array<Piece, 3> trailing_pieces(const PageSpec& spec);
  float trailing_width(const PageSpec& spec, float room);
  float draw_trailing(const PageSpec& spec, float left, float right, float top);
  void leave();
  void finish_header();
  void finish_bar();

  Ui& ui_;
  Rect region_ = {};
  Id id_ = 0;
  Part part_ = Part::Header;
  float header_bottom_ = 0;
  float title_right_ = 0, title_top_ = 0, trailing_left_ = 0;
  float max_width_ = 0;
  float gap_ = 10;
  bool padded_ = true;
  bool back_ = false;
  bool status_ = false;
  Painter::Mark header_box_ = 0;
  std::optional<ScrollScope> scroll_;
  Id bar_id_ = 0;
  Ui::Mark bar_mark_;
  Painter::Mark bar_box_ = 0;
};

}  // namespace tz::ui
