// The figures of a circular 通报, from the records as they stood at one moment: the server freezes
// them, an audit works them out again from a replay of the log.
#pragma once

#include "model/record_set.h"

namespace tz {

// Everything but frozen_at and frozen_hash, which are the caller's. Lights, means and the ranking
// are those of board_of(). The records need hold no reports: what a circular counts stands in the
// assignments and in the missed reports. Nothing without the plan.
std::optional<CircularFigures> circular_figures(const RecordSet& records, PlanId plan,
                                                CivilDate as_of);

}  // namespace tz
