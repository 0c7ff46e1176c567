// The ledger as it stood after any entry of its log, by judging the log's operations again: what an
// audit holds the records against, and what is counted of a past moment.
#pragma once

#include <map>

#include "model/record_set.h"
#include "rules/decide.h"
#include "store/store.h"

namespace tz::server {

// The operation that a log entry's text is. Nothing where it cannot be read.
std::optional<Operation> operation_in(std::string_view text);

struct PastLedger {
  Head head;
  Instant received_at;  // of that entry, by the server's clock
  RecordSet records;
  std::map<PersonId, std::vector<FormerPost>> former;  // where people stood before
};

// What the rules say to the entry's operation, `before` being the ledger before it. Nothing where
// it cannot be read or is refused now.
std::optional<Decision> decided_again(const LogEntry& entry, const PastLedger& before);
// The ledger goes on by what was decided on the entry.
void go_on(PastLedger& ledger, const LogEntry& entry, const Decision& decision);

// After that entry. Reads the log up to it, which takes its time. Errors: out_of_range ("at") where
// there is no such entry, records_differ where an entry cannot be judged again, the store's.
Result<PastLedger> ledger_at(Snapshot& snapshot, uint64_t seq);

}  // namespace tz::server
