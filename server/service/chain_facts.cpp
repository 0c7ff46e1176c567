#include "service/chain_facts.h"

#include "service/entry.h"

namespace tz::server {

Result<ChainFacts> chain_facts(Service& service, const Actor& by) {
  ChainFacts out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    StoreView view(snapshot);
    const Result<Actor> auditor = actor_with(view, by.person, Role::auditor);
    if (!auditor) return auditor.error();
    Result<std::string> epoch = snapshot.epoch();
    if (!epoch) return epoch.error();
    out.epoch = std::move(*epoch);
    const Result<Head> head = snapshot.head();
    if (!head) return head.error();
    out.head = *head;
    if (head->seq == 0) return done();
    return snapshot.each_entry(head->seq - 1, [&](const LogEntry& entry) {
      out.head_at = entry.received_at;
      return false;
    });
  });
  if (!read) return read.error();
  return out;
}

}  // namespace tz::server
