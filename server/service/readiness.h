// Readiness: whether the ledger takes writes. Finding out writes a few bytes, so that a full disk
// is known before a device meets it; what was found out is believed for some seconds, so that
// asking often costs nothing. Any thread.
#pragma once

#include <mutex>
#include <optional>

#include "service/clock.h"
#include "store/store.h"

namespace tz::server {

class Readiness {
 public:
  static constexpr int64_t kBelievedMs = 5 * kSecondMs;

  // Both must outlive it.
  Readiness(Store& store, Clock& clock) : store_(store), clock_(clock) {}

  // Errors: those of writing to the store.
  Outcome check();

 private:
  Store& store_;
  Clock& clock_;
  std::mutex mutex_;
  std::optional<Outcome> found_;  // guarded by mutex_, as is the next
  Instant found_at_;
};

}  // namespace tz::server
