// The outbox 待传: a device's own operations that have no stored verdict yet, and those whose
// verdict needs a person (rejected, late). An entry leaves only by a verdict of acceptance that is
// stored, or by a person's own word. A value; the app keeps it in step with the device's store.
#pragma once

#include <vector>

#include "sync/wire.h"

namespace tz {

enum class EntryState {
  waiting,   // 待传: saved on this device, not sent
  sending,   // 上传中: sent, no answer yet; after a cut it is waiting again, with the same id
  rejected,  // 需处理: refused; the content stays for the person to mend or discard
  late       // handed to the office as a late arrival; shown until the person has seen it
};
std::string_view name_of(EntryState state);

struct OutboxEntry {
  Operation operation;
  EntryState state = EntryState::waiting;
  std::optional<Error> error;
  uint64_t seq = 0;    // receipt number of the verdict, where there is one
  uint64_t place = 0;  // in the order of sending; 0: was there before all that have one
  // Of the device that made it, where that is not this one: the server's time minus its own.
  std::optional<int64_t> skew_ms;
};

json to_json(const OutboxEntry& entry);
Result<OutboxEntry> outbox_entry_from(const json& value);

class Outbox {
 public:
  // Entries in the order of their places, those without one in that of device_seq. Anything that
  // was `sending` is `waiting` again: what became of it is unknown, and asking again with the same
  // id is harmless.
  static Outbox restored(std::vector<OutboxEntry> entries);

  // The place behind all others.
  uint64_t next_place() const { return entries_.empty() ? 1 : entries_.back().place + 1; }
  // The entry's place is behind all others.
  void add(OutboxEntry entry);
  void add(Operation operation);
  // The next operations to send, in order, now `sending`.
  std::vector<Operation> take_batch(size_t limit);
  // The request failed or its answer was lost.
  void put_back();
  // Applies one verdict. True when an entry left the outbox or changed.
  bool settle(const Verdict& verdict);
  // A person discards a rejected or late entry, by its operation's id.
  bool discard(OperationId id);

  const std::vector<OutboxEntry>& entries() const { return entries_; }
  const OutboxEntry* find(OperationId id) const;
  // Not yet answered by the server: waiting and sending.
  size_t unsent() const;
  // Rejected: a person must act.
  size_t needing_attention() const;

 private:
  std::vector<OutboxEntry> entries_;
};

}  // namespace tz
