#include "host/fake/timeline.h"

namespace tz::client::fake {

uint32_t Timeline::at(Owner owner, int64_t delay_ms, std::function<void()> call) {
  const uint32_t id = next_id_++;
  const int64_t due = monotonic_ms_ + (delay_ms < 0 ? 0 : delay_ms);
  calls_.emplace(std::pair(due, id), Call{owner, std::move(call)});
  return id;
}

void Timeline::cancel(uint32_t id) {
  for (auto it = calls_.begin(); it != calls_.end(); ++it) {
    if (it->first.second != id) continue;
    calls_.erase(it);
    return;
  }
}

void Timeline::advance(int64_t ms) {
  const int64_t end = monotonic_ms_ + ms;
  while (!calls_.empty() && calls_.begin()->first.first <= end) {
    const auto first = calls_.begin();
    monotonic_ms_ = first->first.first;
    const Call call = std::move(first->second);
    calls_.erase(first);
    if (!is_dead(call.owner)) call.call();
  }
  monotonic_ms_ = end;
}

std::array<uint8_t, 10> FakeRandom::bytes() {
  std::array<uint8_t, 10> out{};
  for (uint8_t& byte : out) {
    // Constants of Knuth's MMIX generator.
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    byte = static_cast<uint8_t>(state_ >> 56);
  }
  return out;
}

}  // namespace tz::client::fake
