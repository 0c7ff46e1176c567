// The tokens of the design system: colours, spacing, type scale, radii. Values only; a Theme is
// made once per text size and handed about by const reference. All lengths are CSS pixels.
#pragma once

#include <cstdint>

namespace tz::ui {

/// A colour as 0xRRGGBBAA, straight alpha.
struct Color {
  uint32_t rgba = 0;
  bool operator==(const Color&) const = default;
};

constexpr Color with_alpha(Color c, uint8_t a) {
  return {(c.rgba & 0xffffff00u) | a};
}

/// What a piece of interface says by its colour. Each tone has a strong ink (text, shapes; at least
/// 4.5:1 on its wash and on white) and a pale wash for the ground.
enum class Tone : uint8_t { Neutral, Accent, Red, Yellow, Green, Blue, Grey };

/// The status light: always colour + shape + word.
/// Red ▲ triangle, yellow ◆ diamond, green ● circle, blue ✓ check, grey ○ hollow circle.
enum class Light : uint8_t { Red, Yellow, Green, Blue, Grey };

enum class Weight : uint8_t { Regular, Semibold };

/// A step of the type scale. `size` and `line` (line height) already carry the text size the person
/// has chosen.
struct TextStyle {
  float size = 15;
  float line = 24;
  Weight weight = Weight::Regular;
  bool operator==(const TextStyle&) const = default;
};

namespace palette {
inline constexpr Color kInk{0x1b1f27ff};
inline constexpr Color kInk2{0x59616fff};
inline constexpr Color kInk3{0x6b7380ff};  // hints; the palest ink that keeps 4.5:1 on the ground
inline constexpr Color kLine{0xe5e8edff};
inline constexpr Color kEdge{0x8b93a0ff};  // edges that must be seen: fields, check boxes (3:1)
inline constexpr Color kGround{0xf4f6f8ff};
inline constexpr Color kCard{0xffffffff};
inline constexpr Color kAccent{0x1f5fbfff};
inline constexpr Color kAccentDown{0x184d9cff};
inline constexpr Color kAccentWash{0xe9f1fcff};
inline constexpr Color kScrim{0x10182066};
inline constexpr Color kPress{0x1b1f270f};  // laid over what a finger holds down
inline constexpr Color kHover{0x1b1f2708};
}  // namespace palette

Color ink_of(Tone tone);
Color wash_of(Tone tone);
Tone tone_of(Light light);

/// Radii and spacings that do not grow with the text.
inline constexpr float kRadiusTag = 6;
inline constexpr float kRadiusField = 10;
inline constexpr float kRadiusCard = 12;
inline constexpr float kSpace1 = 4;
inline constexpr float kSpace2 = 8;
inline constexpr float kSpace3 = 12;
inline constexpr float kSpace4 = 16;
inline constexpr float kSpace6 = 24;

struct Theme {
  int text_percent = 100;
  bool large = false;  // 长辈版

  TextStyle display;   // 32/40 semibold: the figure of a card
  TextStyle percent;   // 34 semibold: the stepper's value
  TextStyle title;     // 20/28 semibold: a page's name
  TextStyle headline;  // 18/28 semibold: a document's name
  TextStyle lead;      // 16/24: the text of a list card
  TextStyle body;      // 15/24
  TextStyle strong;    // 15/24 semibold
  TextStyle sub;       // 13/20: secondary
  TextStyle tag;       // 13/20 semibold: badges
  TextStyle caption;   // 12/16: tabs, axis labels
  TextStyle button;    // 17/24 semibold
  TextStyle field;     // 17/24; never under 16, or iOS zooms

  float target = 44;         // smallest side of anything that can be tapped
  float row = 48;            // height of a plain list row
  float button_height = 52;  // of primary and secondary buttons
  float chip_height = 36;    // seen height; its target is `target` high
  float icon = 24;
  float shape = 11;  // light shapes beside tag text
  float page_margin = 16;
  float card_padding = 14;
};

/// The tokens at a text size of 100..200 percent. From 150 on it is the large mode: targets of 60.
/// At 200 percent the body text is 30.
Theme make_theme(int text_percent);

/// The size `make_theme` is given for the large mode unless the person chooses otherwise.
inline constexpr int kLargeTextPercent = 150;

enum class FormFactor : uint8_t { Phone, Tablet, Desktop };

/// By width in CSS pixels: below 600 a phone, below 1024 a tablet, else a desktop.
FormFactor form_factor_of(float width);

}  // namespace tz::ui
