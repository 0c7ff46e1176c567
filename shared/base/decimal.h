// Decimal numbers for targets and their reported values: exact, the same on every machine. Up to 15
// significant digits and 4 decimal places, as people write them in plans ("98.5", "1200000").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tz {

struct Decimal {
  int64_t units = 0;  // ten-thousandths

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend bool operator<(Decimal a, Decimal b) { return a.units < b.units; }
  friend bool operator<=(Decimal a, Decimal b) { return a.units <= b.units; }
};

inline constexpr int64_t kDecimalScale = 10000;

inline Decimal decimal_of(int64_t whole) {
  return Decimal{whole * kDecimalScale};
}
// Accepts an optional sign, digits, and at most one point with one to four digits after it.
std::optional<Decimal> decimal_from(std::string_view text);
// Without trailing zeros: "98.5", "100".
std::string to_string(Decimal value);

}  // namespace tz
