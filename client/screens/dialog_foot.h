// The foot of a dialog that is left or confirmed: two buttons beside each other, or one above the
// other where the letters are large.
#pragma once

#include <string_view>

#include "ui/button.h"

namespace tz::client {

struct FootSpec {
  std::string_view leave = {};
  std::string_view confirm = {};
  ui::ButtonKind kind = ui::ButtonKind::Primary;  // of the one that confirms
  bool busy = false;                              // what was confirmed is on its way
};
enum class FootTap { none, leave, confirm };

// After Dialog::bar().
FootTap dialog_foot(ui::Ui& ui, const FootSpec& spec);

}  // namespace tz::client
