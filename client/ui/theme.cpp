#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace tz::ui {
namespace {

TextStyle style(float size, float line, int percent, Weight weight = Weight::Regular) {
  const float scale = static_cast<float>(percent) / 100.0f;
  return {std::round(size * scale), std::round(line * scale), weight};
}

/// Big type grows half as fast as body text: it is legible already, and a phone is narrow.
int gentle(int percent) {
  return 100 + (percent - 100) / 2;
}

}  // namespace

Color ink_of(Tone tone) {
  switch (tone) {
    case Tone::Accent:
      return palette::kAccent;
    case Tone::Red:
      return {0xc0362cff};
    case Tone::Yellow:
      return {0x8f6000ff};
    case Tone::Green:
      return {0x2b7a4bff};
    case Tone::Blue:
      return {0x2563a8ff};
    case Tone::Grey:
      return {0x5d6675ff};
    case Tone::Neutral:
      break;
  }
  return palette::kInk;
}

Color wash_of(Tone tone) {
  switch (tone) {
    case Tone::Accent:
      return palette::kAccentWash;
    case Tone::Red:
      return {0xfcecebff};
    case Tone::Yellow:
      return {0xfdf3d9ff};
    case Tone::Green:
      return {0xe6f4ebff};
    case Tone::Blue:
      return {0xe8f0faff};
    case Tone::Grey:
    case Tone::Neutral:
      break;
  }
  return {0xeef0f3ff};
}

Tone tone_of(Light light) {
  switch (light) {
    case Light::Red:
      return Tone::Red;
    case Light::Yellow:
      return Tone::Yellow;
    case Light::Green:
      return Tone::Green;
    case Light::Blue:
      return Tone::Blue;
    case Light::Grey:
      break;
  }
  return Tone::Grey;
}

Theme make_theme(int text_percent) {
  const int p = std::clamp(text_percent, 100, 200);
  const int g = gentle(p);
  Theme t;
  t.text_percent = p;
  t.large = p >= kLargeTextPercent;
  t.display = style(32, 40, g, Weight::Semibold);
  t.percent = style(34, 42, g, Weight::Semibold);
  t.title = style(20, 28, g, Weight::Semibold);
  t.headline = style(18, 28, p == 200 ? 178 : p, Weight::Semibold);
  t.lead = style(16, 24, p == 200 ? 188 : p);
  t.body = style(15, 24, p);
  t.strong = style(15, 24, p, Weight::Semibold);
  t.sub = style(13, 20, p);
  t.tag = style(13, 20, p, Weight::Semibold);
  t.caption = style(12, 16, g);
  t.button = style(17, 24, g, Weight::Semibold);
  t.field = style(17, 24, p == 200 ? 176 : p);
  if (t.large) {
    t.target = 60;
    t.row = 64;
    t.chip_height = 52;
    t.icon = 30;
  }
  t.button_height = std::max(t.large ? 64.0f : 52.0f, t.button.line + 20);
  t.chip_height = std::max(t.chip_height, t.body.line + 12);
  t.shape = std::round(11.0f * static_cast<float>(p) / 100.0f);
  return t;
}

FormFactor form_factor_of(float width) {
  if (width < 600) return FormFactor::Phone;
  return width < 1024 ? FormFactor::Tablet : FormFactor::Desktop;
}

}  // namespace tz::ui
