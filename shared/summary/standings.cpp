#include "summary/standings.h"

#include <algorithm>
#include <cstdlib>

namespace tz {

std::vector<Standing> standings_of(const Assessment& assessment) {
  const std::vector<AssessedUnit>& units = assessment.figures.units;
  std::vector<Standing> out;
  const auto scored = [&](const Standing& standing) { return units[standing.row].is_scored(); };
  for (size_t i = 0; i < units.size(); ++i) {
    Standing standing;
    standing.row = i;
    standing.points = units[i].points();
    for (const Adjustment& each : assessment.adjustments) {
      if (each.unit == units[i].unit && scored(standing)) standing.by_hand += each.hundredths;
    }
    out.push_back(standing);
  }
  std::stable_sort(out.begin(), out.end(), [&](const Standing& a, const Standing& b) {
    if (scored(a) != scored(b)) return scored(a);
    return b.total() < a.total();
  });
  for (size_t i = 0; i < out.size() && scored(out[i]); ++i) {
    const bool shares = i > 0 && out[i].total() == out[i - 1].total();
    out[i].place = shares ? out[i - 1].place : static_cast<int32_t>(i) + 1;
  }
  return out;
}

std::string points_text(int32_t hundredths) {
  const std::string digits = std::to_string(std::abs(hundredths) % kHundredths);
  return (hundredths < 0 ? "-" : "") + std::to_string(std::abs(hundredths) / kHundredths) + '.' +
         (digits.size() < 2 ? "0" : "") + digits;
}

std::string adjustment_text(int32_t hundredths) {
  return (hundredths > 0 ? "+" : "") + points_text(hundredths);
}

}  // namespace tz
