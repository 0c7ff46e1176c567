// Builds the sample ledger: a district's plan at work for eleven weeks, through the same doors that
// real use goes through, so that its log verifies like any other. It tells the story from its first
// day to `now` with a clock of its own. The same `now` gives the same ledger, byte for byte, but
// for the salts of the passwords.
#pragma once

#include "service/service.h"

namespace tz::server {

struct DemoLedger {
  PlanId plan;
  size_t units = 0;
  size_t persons = 0;
  size_t tasks = 0;
  size_t assignments = 0;
  uint64_t operations = 0;
};

// The store must hold a ledger without operations: already_exists otherwise. Nobody else may use it
// meanwhile. A failure leaves a part of the story behind: throw the file away.
Result<DemoLedger> build_demo(Store& store, Instant now, const Settings& settings = {});

}  // namespace tz::server
