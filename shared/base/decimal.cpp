#include "base/decimal.h"

namespace tz {

std::optional<Decimal> decimal_from(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  int64_t units = 0;
  int digits = 0;
  int places = -1;  // digits after the point; -1 before it
  for (char c : text) {
    if (c == '.') {
      if (places >= 0 || digits == 0) return std::nullopt;
      places = 0;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > 15) return std::nullopt;
    if (places >= 0 && ++places > 4) return std::nullopt;
    units = units * 10 + (c - '0');
  }
  if (digits == 0 || places == 0) return std::nullopt;
  if (places < 0) places = 0;
  if (digits - places > 14) return std::nullopt;  // the scaled value must fit
  for (int i = places; i < 4; ++i) units *= 10;
  return Decimal{negative ? -units : units};
}

std::string to_string(Decimal value) {
  const bool negative = value.units < 0;
  const int64_t units = negative ? -value.units : value.units;
  std::string out = negative ? "-" : "";
  out += std::to_string(units / kDecimalScale);
  std::string fraction = std::to_string(units % kDecimalScale + kDecimalScale).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  if (!fraction.empty()) out += '.' + fraction;
  return out;
}

}  // namespace tz
