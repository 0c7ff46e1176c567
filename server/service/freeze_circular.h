// Freezing the figures of a circular 通报: counted by the server from one unchanging state of the
// ledger, with the number and the hash of the entry that they stand on, and written into the log.
#pragma once

#include "rules/actor.h"
#include "service/service.h"

namespace tz::server {

struct Frozen {
  CircularId circular;
  uint64_t frozen_at = 0;
};

// A new circular on that plan. Errors: not_allowed, not_found ("plan"), the store's.
Result<Frozen> draft_circular(Service& service, const Actor& by, PlanId plan);
// The same circular on the figures of now. Errors: not_allowed, not_found ("circular"),
// circular_state, the store's.
Result<Frozen> freeze_circular(Service& service, const Actor& by, CircularId circular);

// The figures of the snapshot's ledger. Errors: not_found ("plan"), the store's.
Result<CircularFigures> figures_of(Snapshot& snapshot, PlanId plan, CivilDate as_of);

}  // namespace tz::server
