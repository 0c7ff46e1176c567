// Dice: chance that repeats itself: the same seed rolls the same numbers everywhere.
#pragma once

#include <cstdint>
#include <vector>

namespace tz::testing {

// xorshift64*.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 2654435769u + 1) {}
  uint64_t roll(uint64_t sides) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return (state_ * 2685821657736338717ull >> 33) % sides;
  }
  bool one_in(uint64_t sides) { return roll(sides) == 0; }
  bool percent(uint64_t chance) { return roll(100) < chance; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[roll(from.size())];
  }

 private:
  uint64_t state_;
};

}  // namespace tz::testing
