#include "ui/glyphs.h"

#include <cstddef>

namespace tz::ui {

bool is_full_width(char32_t c) {
  return (c >= 0x3041 && c <= 0x30ff && c != 0x30fb) || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x3001 && c <= 0x3020) ||
         (c >= 0xff01 && c <= 0xff60) || (c >= 0x20000 && c <= 0x3ffff);
}

float FontMetrics::advance(char32_t letter, Weight weight) {
  if (letter < 0x20 || letter == 0x7f) return 0;
  const size_t w = weight == Weight::Semibold ? 1 : 0;
  if (letter < 0x80) {
    float& known = ascii_[w][letter];
    if (known == 0) known = source_.advance(letter, weight);
    return known;
  }
  if (is_full_width(letter)) return 1;
  const uint32_t key = static_cast<uint32_t>(letter) * 2 + static_cast<uint32_t>(w);
  auto [at, is_new] = rare_.try_emplace(key, 0.0f);
  if (is_new) at->second = source_.advance(letter, weight);
  return at->second;
}

}  // namespace tz::ui
