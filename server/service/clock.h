// Clock: the server's time, passed in, so that tests drive it.
#pragma once

#include "base/civil.h"

namespace tz::server {

class Clock {
 public:
  virtual ~Clock() = default;
  // From any thread.
  virtual Instant now() = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() override;
};

}  // namespace tz::server
