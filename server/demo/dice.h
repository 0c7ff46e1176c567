// Dice: numbers that look thrown but follow from a name, so that the sample ledger comes out the
// same every time, and a change to one assignment moves no other. A value; not for anything secret.
#pragma once

#include <cstdint>
#include <string_view>

namespace tz::server {

class Dice {
 public:
  explicit Dice(std::string_view name);

  // low to high, both included; low <= high.
  int32_t between(int32_t low, int32_t high);
  bool happens(int32_t percent) { return between(1, 100) <= percent; }

 private:
  uint64_t next();

  uint64_t state_ = 0;
};

}  // namespace tz::server
