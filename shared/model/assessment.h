// Assessment 考核: the units of a plan, scored for a period by the plan's criteria on figures that
// are frozen: a trial 试算 for the office first, shown to the units for their objections,
// published.
#pragma once

#include "model/assessment_figures.h"
#include "model/publication.h"

namespace tz {

// Points that the office gives or takes by hand 加减分. Another takes it back; none is overwritten.
struct Adjustment {
  UnitId unit;
  int32_t hundredths = 0;  // never 0
  Remark remark;           // with the reason
  friend bool operator==(const Adjustment&, const Adjustment&) = default;
};
inline constexpr int32_t kMaxAdjustment = kWholeWeight * kHundredths;  // up and down
inline constexpr size_t kMaxAdjustments = 500;

struct Assessment : Publication {
  AssessmentId id;
  PersonId drafted_by;
  Instant drafted_at;
  AssessmentFigures figures;
  std::vector<Adjustment> adjustments;  // in the order in which they were made
  uint64_t version = 0;

  bool names_unit(UnitId unit) const { return figures.of(unit) != nullptr; }
  friend bool operator==(const Assessment&, const Assessment&) = default;
};

json to_json(const Assessment& assessment);
Assessment read_assessment(ObjectReader& in);

}  // namespace tz
