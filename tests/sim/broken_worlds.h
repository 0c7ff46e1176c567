// Worlds that are broken on purpose, one way each. The simulation must find every one of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulation.h"

namespace tz::sim {

struct BrokenWorld {
  std::string name;
  Breaks breaks;
};

const std::vector<BrokenWorld>& broken_worlds();
// Null: no such name.
const BrokenWorld* broken_world(std::string_view name);

}  // namespace tz::sim
