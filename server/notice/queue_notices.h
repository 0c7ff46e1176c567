// What is told outside, and to whom: reminders 催办 and supervision orders 督办单, when they are
// issued and when they are opened again. A message says which task and which unit it is about, by
// when, and the beginning of what is demanded; it names no person.
#pragma once

#include "notice/robot.h"
#include "store/store.h"

namespace tz::server {

// A message, and the unit that it is meant for, valid as long as the view's records stand.
struct UnitNotice {
  const Unit* unit = nullptr;
  std::string text;
};

// What the change of that record has to say; nothing: it is no matter for a robot.
std::optional<UnitNotice> notice_of(const Record& changed, const LedgerView& view, CivilDate today);

// Queues what the changed records have to say for every robot that takes it. `changed` need not be
// in the view yet. How many were queued. Errors: the store's.
Result<size_t> queue_notices(const std::vector<Robot>& robots, Transaction& transaction,
                             const LedgerView& view, const std::vector<Record>& changed,
                             Instant now);

}  // namespace tz::server
