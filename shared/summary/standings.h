// The ranking of an assessment 考核: what every list and file of it says of totals and places. They
// follow from the frozen points and the adjustments, and so are never kept.
#pragma once

#include "model/assessment.h"

namespace tz {

struct Standing {
  size_t row = 0;       // of the figures' units
  int32_t place = 0;    // from 1; those with the same total share one; 0: not scored
  int32_t points = 0;   // hundredths, of the criteria
  int32_t by_hand = 0;  // the sum of the unit's adjustments; either sign
  int32_t total() const { return points + by_hand; }
  friend bool operator==(const Standing&, const Standing&) = default;
};

// By total, best first; equal ones in the register's order. Those without a score stand at the end.
std::vector<Standing> standings_of(const Assessment& assessment);

// "92.50", "-0.05".
std::string points_text(int32_t hundredths);
// "+1.50", "-0.05".
std::string adjustment_text(int32_t hundredths);

}  // namespace tz
