#include <algorithm>
#include <cmath>
#include <string>

#include "ui/page.h"

namespace tz::ui {
namespace {

constexpr float kTabsHeight = 64, kRailWidth = 84;

void draw_badge(Ui& ui, int count, Vec2 at) {
  const TextStyle style{11, 16, Weight::Semibold};
  const std::string digits = count > 99 ? "99+" : std::to_string(count);
  const TextLayout& words = ui.text(digits, style);
  const Rect box{at.x, at.y, std::max(16.0f, words.width + 10), 16};
  ui.paint().box(box, ink_of(Tone::Red), 8);
  ui.paint().text(words, {box.x, box.y, box.w, 16}, palette::kCard, Align::Centre);
}

/// Icon over label, centred in `rect`.
bool draw_item(Ui& ui, const NavItem& item, bool on, const Rect& rect) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(item.id);
  const bool tapped = ui.tappable(id, rect,
                                  {.role = Role::Tab,
                                   .state = on ? kSelected : 0u,
                                   .label = std::string(item.label),
                                   .value = item.badge > 0 ? std::to_string(item.badge) : ""});
  ui.draw_press(id, rect.inset(4), kRadiusField);
  TextStyle style = theme.caption;
  if (on) style.weight = Weight::Semibold;
  const TextLayout& words = ui.text(item.label, style, rect.w);
  const float content = theme.icon + 2 + words.height();
  const float top = rect.y + (rect.h - content) / 2;
  const Color ink = on ? palette::kAccent : palette::kInk2;
  const Rect icon{rect.x + (rect.w - theme.icon) / 2, top, theme.icon, theme.icon};
  ui.paint().icon(item.icon, icon, ink);
  ui.paint().text(words, {rect.x, icon.bottom() + 2, rect.w, words.height()}, ink, Align::Centre);
  if (item.badge > 0) draw_badge(ui, item.badge, {icon.centre().x + 4, icon.y - 4});
  return tapped;
}

}  // namespace

int navigation(Ui& ui, const NavSpec& spec) {
  const Theme& theme = ui.theme();
  const IdScope scope(ui, spec.id);
  const bool tabs = ui.is_phone();
  Rect& region = ui.region();
  const auto count = static_cast<float>(std::max<size_t>(1, spec.items.size()));
  const float item_height = theme.icon + theme.caption.line + (theme.large ? 24.0f : 16.0f);
  Rect strip = region;
  if (tabs) {
    strip.h = std::max(kTabsHeight, item_height) + ui.input().safe.bottom;
    strip.y = region.bottom() - strip.h;
    region.h -= strip.h;
  } else {
    strip.w = std::round(kRailWidth * (theme.large ? 1.3f : 1.0f));
    region.x += strip.w;
    region.w -= strip.w;
  }
  ui.paint().box(strip, palette::kCard);
  ui.paint().box(
      tabs ? Rect{strip.x, strip.y, strip.w, 1} : Rect{strip.right() - 1, strip.y, 1, strip.h},
      palette::kLine);
  ui.semantics().open(
      {.id = ui.id("tabs"), .role = Role::TabList, .rect = strip, .label = std::string(spec.label)},
      {strip.x, strip.y});
  float y = strip.y + ui.input().safe.top + 14;
  if (!tabs && !spec.brand.empty()) {
    const TextLayout& brand = ui.text(spec.brand, theme.title, strip.w);
    ui.paint().text(brand, {strip.x, y, strip.w, brand.height()}, palette::kAccent, Align::Centre);
    y += brand.height() + kSpace3;
  }
  int tapped = -1;
  for (size_t i = 0; i < spec.items.size(); ++i) {
    const float w = strip.w / count;
    const Rect place = tabs ? Rect{strip.x + w * static_cast<float>(i), strip.y, w,
                                   strip.h - ui.input().safe.bottom}
                            : Rect{strip.x, y, strip.w, item_height};
    if (draw_item(ui, spec.items[i], static_cast<int>(i) == spec.selected, place)) {
      tapped = static_cast<int>(i);
    }
    y += item_height;
  }
  ui.semantics().close();
  return tapped;
}

}  // namespace tz::ui
