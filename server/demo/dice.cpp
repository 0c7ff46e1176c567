#include "demo/dice.h"

#include "base/result.h"

namespace tz::server {

// FNV-1a spreads the name over the state, SplitMix64 (Vigna, public domain) draws from it.
Dice::Dice(std::string_view name) : state_(0xcbf29ce484222325U) {
  for (const char c : name) {
    state_ ^= static_cast<uint8_t>(c);
    state_ *= 0x100000001b3U;
  }
}

uint64_t Dice::next() {
  state_ += 0x9e3779b97f4a7c15U;
  uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

int32_t Dice::between(int32_t low, int32_t high) {
  TZ_ASSERT(low <= high);
  const uint64_t sides = static_cast<uint64_t>(high - low) + 1;
  return low + static_cast<int32_t>(next() % sides);
}

}  // namespace tz::server
