#include "screens/dialog_foot.h"

#include "ui/container.h"

namespace tz::client {
namespace {

// A button narrower than this would cut its words.
constexpr float kLeastWidth = 110, kLeastLargeWidth = 150;

}  // namespace

FootTap dialog_foot(ui::Ui& ui, const FootSpec& spec) {
  FootTap tap = FootTap::none;
  ui::Columns columns(ui, 2, ui::kSpace2, ui.theme().large ? kLeastLargeWidth : kLeastWidth);
  columns.next();
  if (ui::button(ui, {.id = "leave", .label = spec.leave, .kind = ui::ButtonKind::Secondary})) {
    tap = FootTap::leave;
  }
  columns.next();
  if (ui::button(ui,
                 {.id = "confirm", .label = spec.confirm, .kind = spec.kind, .busy = spec.busy})) {
    tap = FootTap::confirm;
  }
  return tap;
}

}  // namespace tz::client
