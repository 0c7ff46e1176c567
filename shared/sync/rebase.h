// What a person is shown: the server's confirmed records with the device's own waiting operations
// applied by the same rules that the server will apply.
#pragma once

#include <map>

#include "model/record_set.h"
#include "rules/decide.h"
#include "sync/outbox.h"

namespace tz {

struct Shown {
  RecordSet records;
  // Waiting operations that the rules refuse on the confirmed records as they now are. They are
  // sent all the same: the server is the judge.
  std::map<OperationId, Error> doubtful;
  // Records that stand in a state no server has confirmed, with the last operation that made it so.
  std::map<RecordKey, OperationId> pending;
};

// Versions of pending records keep the confirmed version, so that the next edit's `base` is one
// that the server knows. `now` stands for the time of receipt.
Shown rebase(const RecordSet& confirmed, const Outbox& outbox, const Actor& actor, Instant now,
             int64_t skew_ms);

}  // namespace tz
