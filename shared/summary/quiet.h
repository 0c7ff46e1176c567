// Which of the missing reports may have been written already: those of units of whose devices the
// server has not heard for a day. A clerk without a network writes on; what is written arrives
// later and was in time. To call that unit idle would be wrong, and the office telephones it rather
// than reminding it.
#pragma once

#include <map>
#include <vector>

#include "model/record_set.h"

namespace tz {

// A working device that is online is in touch at least every five minutes, and people open the app
// on a working day. After a day and a night without a word it is likelier that there is no network
// than that nobody looked.
inline constexpr int64_t kQuietAfterMs = kDayMs;

// When any device of the unit was last in touch; units that never were are not in it.
using Contacts = std::map<UnitId, Instant>;

bool is_quiet(const Contacts& contacts, UnitId unit, Instant now);

struct Unreported {
  std::vector<AssignmentId> not_reported;  // the unit is in touch, and has not reported
  std::vector<AssignmentId> not_synced;    // the unit has not reported, and is quiet
};
// Divides the board's missing reports, each list in the order of `missing`. `now`: the moment at
// which the server told the contacts.
Unreported unreported_of(const std::vector<AssignmentId>& missing, const RecordSet& records,
                         const Contacts& contacts, Instant now);

}  // namespace tz
