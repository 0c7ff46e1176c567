// Which of a plan's assignments are past their deadline, and which will be soon. Only those of
// which the unit still owes something count: not completed, declared, suspended or cancelled ones,
// nor those of closed tasks.
#pragma once

#include <vector>

#include "model/record_set.h"

namespace tz {

struct Deadlines {
  int32_t soon_days = 0;               // as the plan's thresholds have it today
  std::vector<AssignmentId> due_soon;  // from today on, within that many days; nearest first
  std::vector<AssignmentId> overdue;   // before today; the most overdue first
};

Deadlines deadlines_of(const RecordSet& records, PlanId plan, CivilDate today);

}  // namespace tz
