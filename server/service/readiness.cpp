#include "service/readiness.h"

namespace tz::server {

Outcome Readiness::check() {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Instant now = clock_.now();
  const int64_t age_ms = now.unix_ms - found_at_.unix_ms;
  // A clock that was put back makes no answer good for ever.
  if (found_ && age_ms >= 0 && age_ms < kBelievedMs) return *found_;
  found_ = store_.check_writable();
  found_at_ = now;
  return *found_;
}

}  // namespace tz::server
