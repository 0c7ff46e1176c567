// By which names a unit is known.
#pragma once

#include <algorithm>
#include <string_view>

#include "model/unit.h"

namespace tz {

// By its name, or one of its aliases.
inline bool is_called(const Unit& unit, std::string_view name) {
  return unit.name == name ||
         std::find(unit.aliases.begin(), unit.aliases.end(), name) != unit.aliases.end();
}

}  // namespace tz
