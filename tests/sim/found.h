// Histories that once broke a promise, cut down: each is run again with every test.
#pragma once

#include <string>
#include <vector>

#include "step.h"

namespace tz::sim {

struct Found {
  std::string what;  // what went wrong
  uint64_t seed = 0;
  std::vector<Step> steps;
};

const std::vector<Found>& histories_found();

}  // namespace tz::sim
