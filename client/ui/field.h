// Text fields: drawn here, typed into a real input of the page that lies exactly over them. Widgets
// of Ui. While the person types, the page owns the text; `value` follows whenever no composition
// (pinyin, handwriting) is under way, and for certain when the field is left.
#pragma once

#include "ui/ui.h"

namespace tz::ui {

struct FieldSpec {
  std::string_view id = {};
  std::string_view label = {};  // over the field, and its name for screen readers
  std::string_view hint = {};   // shown while empty
  std::string_view note = {};   // right of the label: a saved draft, last week's value
  std::string_view error = {};  // under the field, in red; the field is marked invalid
  FieldKind kind = FieldKind::Line;
  Autofill autofill = Autofill::None;
  std::string_view unit = {};  // after a number
  int max_chars = 0;           // 0: no limit
  int max_bytes = 0;           // 0: no limit; cut at whole letters
  int lines = 3;               // a paragraph's least height
  bool disabled = false;
  bool required = false;
  bool hide_label = false;  // read aloud only
};

struct FieldResult {
  bool changed = false;    // `value` is new
  bool committed = false;  // the field was left, or its composition has ended
  bool entered = false;    // Enter was pressed in a single line
  explicit operator bool() const { return changed; }
};

FieldResult text_field(Ui& ui, const FieldSpec& spec, std::string& value);

struct SearchSpec {
  std::string_view id = {};
  std::string_view hint = {};  // also its name
  int max_chars = 100;
};
/// A search box with a button that empties it.
FieldResult search_box(Ui& ui, const SearchSpec& spec, std::string& value);

}  // namespace tz::ui
