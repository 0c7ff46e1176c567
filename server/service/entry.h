// Entering operations into the ledger: one is judged by the rules, and stands in the log with its
// verdict and its changes, whatever the verdict is. Used by push and by the server's own
// operations, inside a job of the committer.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "service/committer.h"
#include "sync/wire.h"

namespace tz::server {

// An operation as it arrived, read and hashed before the writing thread has to wait for it.
struct Arrival {
  std::string text;  // canonical
  Sha256Digest digest{};
  std::optional<OperationId> id;  // none: nothing can be remembered about it
  std::optional<Operation> operation;
  std::optional<Error> fault;  // why there is no operation
  // What could be read of a faulty one.
  DeviceId device;
  std::optional<uint64_t> device_seq;
  std::string kind;
};

// `device` stands in where the operation does not say its own.
Arrival arrival_from(const json& operation, DeviceId device);

// What must become true together with an accepted operation, beside the records that it changed.
// Called by the writing thread inside the operation's step, before the view knows those records; it
// may be called again when the transaction is run again. An error undoes the operation.
using WithAccepted =
    std::function<Outcome(Transaction& transaction, const LedgerView& view,
                          const std::vector<Record>& changed, Instant received_at)>;

// Who writes, and when.
struct Writer {
  Actor actor;
  Instant received_at;
  int64_t skew_ms = 0;
  const WithAccepted* with_accepted = nullptr;  // null or empty: nothing
};

// The skew that the judge is given: what the device measured, within twenty years.
int64_t sensible_skew(int64_t measured_ms);

// The verdict: the old one when the operation is known by its id and digest. Not in the log, and so
// without a seq, are: id_reused (id, or number of the device), and what has no readable id.
// Errors are the store's; the operation has then changed nothing.
Result<Verdict> enter(Transaction& transaction, StoreView& view, const Writer& writer,
                      const Arrival& arrival);

// The person as the ledger knows him now; the system actor needs no record.
// Errors: not_found, the store's.
Result<Actor> actor_in(StoreView& view, PersonId person);
// The same; person_inactive when he may not act any more.
Result<Actor> present_actor(StoreView& view, PersonId person);
// The same; not_allowed without that role.
Result<Actor> actor_with(StoreView& view, PersonId person, Role role);

}  // namespace tz::server
