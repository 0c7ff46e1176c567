// Which of a span's assignments are past their deadline, and which will be soon. Only those of
// which the unit still owes something count: not completed, declared, suspended or cancelled ones,
// nor those of closed tasks.
#pragma once

#include <vector>

#include "summary/span.h"

namespace tz {

struct Deadlines {
  // As the plan's thresholds have it today; none: those of the span's plans differ, and each task
  // is judged by its own plan's.
  std::optional<int32_t> soon_days;
  std::vector<AssignmentId> due_soon;  // from today on, within that many days; nearest first
  std::vector<AssignmentId> overdue;   // before today; the most overdue first
};

Deadlines deadlines_of(const RecordSet& records, const BoardSpan& span, CivilDate today);

}  // namespace tz
