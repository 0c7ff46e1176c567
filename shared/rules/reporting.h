// Who is asked for reports: the one rule behind what a list calls due, what the board counts and
// what a closing cycle finds missing.
#pragma once

#include "model/assignment.h"
#include "rules/cycle.h"

namespace tz {

// Its stage lets it be reported on.
bool may_be_reported(const Assignment& assignment);
// Its unit is asked for reports now. A task that is closed out asks nothing more of anybody.
bool is_asked(const Assignment& assignment, const Task& task);
// The unit is asked, and has had the assignment for the whole cycle.
bool owes_report(const Assignment& assignment, const Task& task, const Cycle& cycle);
// It has a report of that cycle or of a later one.
bool has_reported(const Assignment& assignment, const Cycle& cycle);

}  // namespace tz
