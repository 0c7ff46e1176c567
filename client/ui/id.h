// Identity of a widget over frames: a stable string, hashed within the scopes that enclose it. The
// same id string may be used again in another scope. Plain values.
#pragma once

#include <cstdint>
#include <string_view>

namespace tz::ui {

using Id = uint32_t;  // 0 is no widget

/// FNV-1a of `name`, seeded with the enclosing scope.
constexpr Id hash_id(Id scope, std::string_view name) {
  uint32_t h = 2166136261u ^ (scope * 16777619u);
  for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  h &= 0x7fffffffu;  // crosses into script as a small integer
  return h == 0 ? 1 : h;
}

constexpr Id hash_id(Id scope, uint32_t index) {
  char bytes[4] = {static_cast<char>(index), static_cast<char>(index >> 8),
                   static_cast<char>(index >> 16), static_cast<char>(index >> 24)};
  return hash_id(scope, std::string_view(bytes, 4));
}

}  // namespace tz::ui
