// The look that all fields share: label and note above, the box, an error below. For widgets only.
#pragma once

#include "ui/ui.h"

namespace tz::ui {

struct FieldBoxSpec {
  std::string_view label = {};
  std::string_view note = {};  // right of the label
  std::string_view error = {};
  float height = 48;
  bool focused = false;
  bool disabled = false;
};

/// Draws label, box and error as blocks of the column; returns the box.
Rect field_box(Ui& ui, const FieldBoxSpec& spec);

}  // namespace tz::ui
