// ReportingCycle 调度周期: the windows into which a plan's cadence divides time. A cycle is known
// by its first day; it closes at the end of its last day in Shanghai (the cutoff).
#pragma once

#include "model/plan.h"
#include "model/report.h"

namespace tz {

struct Cycle {
  CivilDate first;
  CivilDate last;
  friend bool operator==(const Cycle&, const Cycle&) = default;
};

// The calendar's window that holds the date.
Cycle window_of(Cadence cadence, CivilDate date);
// The plan's cycle that holds the date, by the cadence in force then. A change of cadence and the
// ends of the plan's period cut a window short: no day belongs to two cycles, and none to no cycle.
Cycle cycle_of(const Plan& plan, CivilDate date);
// Whether one of the cycles within the plan's period begins on that day.
bool is_cycle_start(const Plan& plan, CivilDate date);
Cycle previous_cycle(const Plan& plan, const Cycle& cycle);
// The first instant after the cycle.
Instant cutoff_of(const Cycle& cycle);
// The first instant at which what was written in time is too late all the same.
Instant end_of_grace(const Cycle& cycle, int32_t grace_hours);
// Rule 6 of the domain. `written_at` is corrected by the skew.
Timing timing_of(const Cycle& cycle, int32_t grace_hours, Instant written_at, Instant received_at);

}  // namespace tz
