// The judge: whether an operation is allowed, and what it changes. Pure: the same inputs give the
// same answer on the server, which decides, and on a device, which foresees the decision.
#pragma once

#include <vector>

#include "model/ledger_view.h"
#include "rules/actor.h"
#include "rules/operation.h"

namespace tz {

// What the one who applies the operation knows of time.
struct Stamp {
  uint64_t seq = 0;     // becomes the version of every record changed
  Instant received_at;  // the server's clock; on a device, its own
  int64_t skew_ms = 0;  // to add to the device's time to get the server's, as measured
};

struct Decision {
  std::vector<Record> changed;  // whole new states, version = stamp.seq
  bool late = false;            // went to the late arrivals instead of where it was meant to
};

Result<Decision> decide(const Operation& operation, const Actor& actor, const LedgerView& ledger,
                        const Stamp& stamp);

}  // namespace tz
