#include "sync/rebase.h"

namespace tz {
namespace {

bool is_pending(const OutboxEntry& entry) {
  return entry.state == EntryState::waiting || entry.state == EntryState::sending;
}

void apply(Decision decision, OperationId operation, const RecordSet& confirmed, Shown& shown) {
  for (Record& record : decision.changed) {
    const RecordKey key = key_of(record);
    set_version(record, confirmed.version_of(key));
    shown.pending[key] = operation;
    shown.records.put(std::move(record));
  }
}

}  // namespace

Shown rebase(const RecordSet& confirmed, const Outbox& outbox, const Actor& actor, Instant now,
             int64_t skew_ms) {
  Shown shown;
  shown.records = confirmed;
  for (const OutboxEntry& entry : outbox.entries()) {
    if (!is_pending(entry)) continue;
    const Stamp stamp{0, Instant{now.unix_ms + skew_ms}, entry.skew_ms.value_or(skew_ms)};
    Result<Decision> decision = decide(entry.operation, actor, shown.records, stamp);
    if (decision) {
      apply(std::move(*decision), entry.operation.id, confirmed, shown);
    } else {
      shown.doubtful.emplace(entry.operation.id, decision.error());
    }
  }
  return shown;
}

}  // namespace tz
