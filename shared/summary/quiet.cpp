#include "summary/quiet.h"

namespace tz {

bool is_quiet(const Contacts& contacts, UnitId unit, Instant now) {
  const auto last = contacts.find(unit);
  return last == contacts.end() || now.unix_ms - last->second.unix_ms >= kQuietAfterMs;
}

Unreported unreported_of(const std::vector<AssignmentId>& missing, const RecordSet& records,
                         const Contacts& contacts, Instant now) {
  Unreported out;
  for (AssignmentId id : missing) {
    const Assignment* assignment = records.assignment(id);
    if (assignment == nullptr) continue;
    const bool quiet = is_quiet(contacts, assignment->unit, now);
    (quiet ? out.not_synced : out.not_reported).push_back(id);
  }
  return out;
}

}  // namespace tz
