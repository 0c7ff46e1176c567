// Progress against plan over time: for each cycle what the tasks of a span had reached and what
// they should have. The cycles are the plan's; over several plans, those of the one that a screen
// opens with, and a task of another plan counts by its own cycle that holds the point's day. The
// points that are past are computed anew from the reports, nothing is kept:
//   percent   the mean over the tasks of the mean over their assignments of the percent in force
//             when the cycle ended: that of the latest report of this cycle or of an earlier one
//             that stands (neither returned nor corrected); 0 without one. Both means are rounded
//             down, as the board's are.
//   expected  the same means of the straight line from issue to deadline, on the cycle's last day,
//             by the deadline that is in force now: an extension bends the line of the past too.
// Assignments count from the cycle on in which they were issued; cancelled ones count nowhere. The
// last point is today's and equals Board::percent and Board::expected.
#pragma once

#include <vector>

#include "summary/span.h"

namespace tz {

struct ProgressPoint {
  CivilDate on;  // a cycle's last day; of the last point, today
  int32_t percent = 0;
  int32_t expected = 0;
  friend bool operator==(const ProgressPoint&, const ProgressPoint&) = default;
};

// From the cycle in which the span's first assignment was issued to the present one, at most
// kMaxProgressPoints of them, the latest. Empty where the span holds no assignment.
std::vector<ProgressPoint> progress_line(const RecordSet& records, const BoardSpan& span,
                                         CivilDate today);

inline constexpr size_t kMaxProgressPoints = 106;  // two years of weeks

}  // namespace tz
