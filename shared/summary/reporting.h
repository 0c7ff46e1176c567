// Who owes a report, and who has let cycles pass without one: the questions that lights, board and
// inbox share.
#pragma once

#include "model/ledger_view.h"
#include "rules/cycle.h"

namespace tz {

// Something is expected of the unit now: it has received the work, and has neither finished it nor
// been told to wait.
bool is_running(const Assignment& assignment);

bool has_reported(const Assignment& assignment, const Cycle& cycle);
// A report of that cycle is asked of the assignment, and not there yet.
bool owes_report(const Assignment& assignment, const Cycle& cycle, const LedgerView& ledger);

// Ended cycles running, up to and including the last one, for which the assignment has no report.
// Cycles that asked none of it, because the office excused it or it was suspended, are passed over.
// Counted to 2 at most: that is all the rules ask.
int32_t missed_cycles(const Assignment& assignment, const Plan& plan, const LedgerView& ledger,
                      CivilDate today);

}  // namespace tz
