// The seam between the drawn interface and the page's own elements: the mirror that screen readers
// and tests read, and the real inputs that lie over text fields. The shell implements it over
// script, tests with a fake. Called on the one thread that draws, at the end of a frame. String
// views live only as long as the call.
#pragma once

#include <string_view>

#include "ui/semantics.h"

namespace tz::ui {

enum class FieldKind : uint8_t { Line, Paragraph, Password, Number, Search, File, Camera };

/// What the browser may fill in, and which keyboard it opens.
enum class Autofill : uint8_t { None, Username, CurrentPassword, NewPassword, OneTimeCode };

/// Where a real input lies and how it is to look while it has the focus. The element itself comes
/// from the semantics node of the same id.
struct FieldPlacement {
  Id id = 0;
  FieldKind kind = FieldKind::Line;
  Autofill autofill = Autofill::None;
  int max_chars = 0;  // 0: no limit; counted in characters, not code units
  float font_size = 17;
  float line_height = 24;
  float padding_x = 12;
  float padding_y = 10;
  bool disabled = false;
  std::string_view hint = {};
  std::string_view accept = {};  // File: the media types it takes
  bool operator==(const FieldPlacement&) const = default;
};

class DomBridge {
 public:
  virtual ~DomBridge() = default;

  /// Makes or changes the mirror's element of `node`, and places it in its parent after `previous`
  /// (0: first).
  virtual void upsert(const SemanticsNode& node, Id previous) = 0;
  /// Removes an element; those inside it have been removed before or are moved by an upsert.
  virtual void remove(Id id) = 0;
  /// Moves the content of a scroll element.
  virtual void scroll_to(Id id, Vec2 offset) = 0;

  /// Tells the look and rules of an input; comes after the upsert of its node, and only on change.
  virtual void place_field(const FieldPlacement& field) = 0;
  /// Sets the input's text: it is blurred, or the program has asked for it with Ui::replace_text.
  virtual void set_field_text(Id id, std::string_view text) = 0;
  virtual void focus(Id id) = 0;
  /// Takes the focus away from whatever input has it; ends a composition first.
  virtual void blur_field() = 0;
  /// Has a screen reader say `text`: at once where `urgent`, else when it next falls silent.
  virtual void announce(std::string_view text, bool urgent) = 0;
};

}  // namespace tz::ui
