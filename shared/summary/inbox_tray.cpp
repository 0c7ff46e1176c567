#include "summary/inbox_tray.h"

#include "rules/decide.h"

namespace tz {

bool InboxTray::may(OperationBody body) const {
  // Any moment of the day does: nothing that is asked here turns on the hour.
  const Instant noon{shanghai_start_of(today).unix_ms + 12 * kHourMs};
  Operation operation;
  operation.actor = actor.person;
  operation.device_time = noon;
  operation.body = std::move(body);
  operation.base = records.version_of(target_of(operation));
  return decide(operation, actor, records, Stamp{0, noon, 0}).ok();
}

void InboxTray::add_waiting(InboxItem item) {
  item.days = days_since(item.since);
  item.urgent = item.days >= kUrgentDays;
  add(item);
}

void InboxTray::add_until(InboxItem item, CivilDate day) {
  item.days = days_to(day);
  item.urgent = item.days <= kUrgentDays;
  add(item);
}

}  // namespace tz
