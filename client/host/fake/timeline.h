// Timeline: the one order of events of a simulated world. Everything that happens later is a call
// at a time; advance() makes time pass. Belongs to a test; one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "host/clock.h"

namespace tz::client::fake {

// Whose calls they are: a tab that dies takes its own with it.
using Owner = uint32_t;

class Timeline {
 public:
  explicit Timeline(Instant start) : wall_ms_(start.unix_ms) {}

  Owner new_owner() { return ++owners_; }
  void kill(Owner owner) { dead_.insert(owner); }
  bool is_dead(Owner owner) const { return dead_.count(owner) != 0; }

  uint32_t at(Owner owner, int64_t delay_ms, std::function<void()> call);
  void cancel(uint32_t id);
  // Calls everything that is due within the next `ms`, in order.
  void advance(int64_t ms);

  int64_t monotonic_ms() const { return monotonic_ms_; }
  Instant wall() const { return Instant{wall_ms_ + monotonic_ms_}; }

 private:
  struct Call {
    Owner owner = 0;
    std::function<void()> call;
  };

  int64_t wall_ms_;
  int64_t monotonic_ms_ = 0;
  uint32_t next_id_ = 1;
  Owner owners_ = 0;
  std::set<Owner> dead_;
  std::map<std::pair<int64_t, uint32_t>, Call> calls_;
};

// A tab's clock: the world's time, wrong by `offset_ms`.
class FakeClock : public Clock {
 public:
  FakeClock(Timeline& timeline, Owner owner) : timeline_(timeline), owner_(owner) {}

  Instant now() const override { return Instant{timeline_.wall().unix_ms + offset_ms}; }
  int64_t monotonic_ms() const override { return timeline_.monotonic_ms(); }
  TimerId after(int64_t delay_ms, std::function<void()> call) override {
    return timeline_.at(owner_, delay_ms, std::move(call));
  }
  void cancel(TimerId timer) override { timeline_.cancel(timer); }

  int64_t offset_ms = 0;

 private:
  Timeline& timeline_;
  Owner owner_;
};

// The same bytes for the same seed.
class FakeRandom : public Random {
 public:
  explicit FakeRandom(uint64_t seed) : state_(seed * 2 + 1) {}
  std::array<uint8_t, 10> bytes() override;

 private:
  uint64_t state_;
};

}  // namespace tz::client::fake
