// Notice: a message that waits to be sent to a robot of a chat group outside. It is queued in the
// transaction of what it tells, so that neither is there without the other. Value.
#pragma once

#include <cstdint>
#include <string>

#include "base/civil.h"

namespace tz::server {

struct Notice {
  int64_t number = 0;  // given by the store, ascending
  std::string robot;   // which one it is for
  std::string text;
  Instant queued_at;
  Instant due_at;        // not to be sent before
  int32_t attempts = 0;  // that failed
  friend bool operator==(const Notice&, const Notice&) = default;
};

}  // namespace tz::server
