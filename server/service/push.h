// Push: operations from a device are judged and written, in order, in one transaction (shared with
// the pushes that arrive at the same moment), and answered when they are on disk.
#pragma once

#include <string>
#include <vector>

#include "service/service.h"
#include "service/sign_in.h"
#include "sync/wire.h"

namespace tz::server {

// The JSON text of a PushResponse: verdicts, horizon, and the changes of the caller's scope since
// request.cursor, as one page.
// Errors concern the whole batch, nothing of which was then written: protocol_too_old,
// batch_too_large, person_inactive, storage_full, store_failed, busy; after commit_unknown it may
// have been written, and the same ids asked again tell.
Result<std::string> push(Service& service, const Caller& caller, const PushRequest& request);

// The verdicts alone, for those inside the program. `by` is who writes: every operation must bear
// that person's name. The person's roles are taken from the ledger; the system actor
// (own_operation.h) needs no record.
Result<std::vector<Verdict>> judge_batch(Service& service, PersonId by, const PushRequest& request);

}  // namespace tz::server
