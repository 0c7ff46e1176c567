// The clock and the chance of a ledger in the making: time is what the story says, and every id is
// the same each time. Never for a service to which people sign in: its tokens could be foretold.
#pragma once

#include <atomic>
#include <mutex>

#include "demo/dice.h"
#include "service/clock.h"
#include "service/random.h"

namespace tz::server {

class StoryClock : public Clock {
 public:
  Instant now() override { return {unix_ms_.load()}; }
  void set(Instant at) { unix_ms_.store(at.unix_ms); }

 private:
  std::atomic<int64_t> unix_ms_{0};
};

class StoryRandom : public RandomSource {
 public:
  void fill(uint8_t* out, size_t size) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (size_t i = 0; i < size; ++i) out[i] = static_cast<uint8_t>(dice_.between(0, 255));
  }

 private:
  std::mutex mutex_;
  Dice dice_{"story"};  // guarded by mutex_
};

}  // namespace tz::server
