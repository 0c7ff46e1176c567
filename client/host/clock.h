// Clock: the time of day as this device believes it, a clock that only goes forward, and timers.
// Random: bytes that nobody can guess. One thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "base/civil.h"

namespace tz::client {

using TimerId = uint32_t;  // 0: none

class Clock {
 public:
  virtual ~Clock() = default;

  virtual Instant now() const = 0;
  // Milliseconds from an unknown start; never goes back.
  virtual int64_t monotonic_ms() const = 0;
  // Calls once, not before `delay_ms` have passed; a sleeping device may be much later.
  virtual TimerId after(int64_t delay_ms, std::function<void()> call) = 0;
  virtual void cancel(TimerId timer) = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual std::array<uint8_t, 10> bytes() = 0;
};

}  // namespace tz::client
