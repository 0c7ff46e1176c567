// Reports that are not there: the one that is due, and the cycles that passed without one.
#pragma once

#include "model/ledger_view.h"
#include "rules/reporting.h"

namespace tz {

// The cycle asks the assignment for a report, and there is none. The office may have excused it.
bool lacks_report(const Assignment& assignment, const Task& task, const Cycle& cycle,
                  const LedgerView& ledger);

// What became of an assignment's report in a cycle that has begun, the present one or an ended one.
enum class CycleShare {
  reported,  // a report of that very cycle stands
  missing,
  excused,   // by the office 免报
  not_asked  // new in the cycle, suspended or over
};
CycleShare share_in(const Assignment& assignment, const Task& task, const Plan& plan,
                    const Cycle& cycle, const LedgerView& ledger);

// Ended cycles running, up to and including the last one, for which the assignment has no report.
// Cycles that asked none of it, because the office excused it or it was suspended, are passed over.
// Counted to 2 at most: that is all the rules ask.
int32_t missed_cycles(const Assignment& assignment, const Plan& plan, const LedgerView& ledger,
                      CivilDate today);

}  // namespace tz
