// Names of enumerators as they stand on the wire, in the log and in SQL: one table for each
// enumeration, read in both directions.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tz {

template <class Enum, size_t N>
struct NameTable {
  std::array<std::string_view, N> names;

  constexpr std::string_view name(Enum value) const { return names[static_cast<size_t>(value)]; }
  constexpr std::optional<Enum> value(std::string_view name) const {
    for (size_t i = 0; i < N; ++i) {
      if (names[i] == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
  }
};

}  // namespace tz
