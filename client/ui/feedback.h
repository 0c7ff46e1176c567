// What the app says back: banners, dialogs, empty and loading states. (Toasts: Ui::toast.)
#pragma once

#include <optional>

#include "ui/icons.h"
#include "ui/page.h"
#include "ui/ui.h"

namespace tz::ui {

struct BannerSpec {
  std::string_view id = {};
  std::string_view text = {};
  std::string_view action = {};  // a text button at its end
  Tone tone = Tone::Yellow;
  IconPath icon = nullptr;
  bool closable = false;
};
enum class BannerTap : uint8_t { None, Action, Close };
/// A coloured strip across the column; a screen reader says it when it appears or changes.
BannerTap banner(Ui& ui, const BannerSpec& spec);

struct EmptySpec {
  std::string_view id = {};
  IconPath icon = nullptr;
  std::string_view title = {};
  std::string_view text = {};
  std::string_view action = {};  // a button
};
/// What stands where there is nothing yet. True where its button was tapped.
bool empty_state(Ui& ui, const EmptySpec& spec);

/// Grey bars in the place of content that is on its way; `label` is read aloud.
void loading(Ui& ui, std::string_view label, int rows = 3);

struct DialogSpec {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view text = {};
  float max_width = 480;
  float gap = kSpace2;   // between the widgets of its body
  bool closable = true;  // by Escape, by a tap outside, by the cross
};
/// A dialog in the middle of wide screens, a sheet from below on a phone. Everything beneath it is
/// out of reach. Drawn at the end of a screen, each frame while it is open:
///   if (open) { Dialog dialog(ui, {...}); ...; dialog.bar(); ...buttons...; if (dialog.closed())
///   ... }
class Dialog {
 public:
  Dialog(Ui& ui, const DialogSpec& spec);
  ~Dialog();
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  bool closed() const { return closed_; }
  /// From here on into the strip at its foot, which does not scroll.
  void bar();

 private:
  void draw_head(const DialogSpec& spec);
  void end_body();

  Ui& ui_;
  Id id_;
  Rect screen_ = {};
  Rect panel_ = {};  // laid out at the top of the screen, and moved down once its height is known
  Ui::Mark mark_;
  Painter::Mark box_ = 0;
  size_t panel_hit_ = 0;
  Id scroll_id_ = 0;
  std::optional<ScrollScope> scroll_;
  float body_top_ = 0, body_view_ = 0, bar_top_ = 0;
  bool closed_ = false;
  bool sheet_ = false;
  bool in_bar_ = false;
};

}  // namespace tz::ui
