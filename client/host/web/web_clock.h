// Time and chance from the browser.
#pragma once

#include "host/clock.h"

namespace tz::client::web {

class WebClock : public Clock {
 public:
  Instant now() const override;
  int64_t monotonic_ms() const override;
  TimerId after(int64_t delay_ms, std::function<void()> call) override;
  void cancel(TimerId timer) override;
};

class WebRandom : public Random {
 public:
  std::array<uint8_t, 10> bytes() override;
};

}  // namespace tz::client::web
