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

Cycle cycle_of(Cadence cadence, CivilDate date);
Cycle previous_cycle(Cadence cadence, const Cycle& cycle);
// The first instant after the cycle.
Instant cutoff_of(const Cycle& cycle);
// Rule 6 of the domain. `written_at` is corrected by the skew.
Timing timing_of(const Cycle& cycle, int32_t grace_hours, Instant written_at, Instant received_at);

}  // namespace tz
