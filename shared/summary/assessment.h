// The figures of an assessment 考核, from the records as they stood at one moment: the server
// freezes them, an audit works them out again from a replay of the log. What each criterion counts
// is said in criterion_rules.h; here points are made of it:
//
//   - A unit that has nothing of a criterion's kind is not judged by it, and its weight goes to the
//     criteria of which it has something, in proportion: nobody wins or loses points for what did
//     not happen. So each unit that has anything at all is scored out of 100.
//   - Points are whole hundredths, 10000 in all. Each criterion's share is rounded down; what is
//     left over goes, one hundredth each, to the first criteria.
//   - A criterion gives of its share what the things that it counts are worth on average, rounded
//     half up.
#pragma once

#include "model/record_set.h"

namespace tz {

// Which points are asked for.
struct AssessmentQuestion {
  PlanId plan;
  CivilDate first;
  CivilDate last;
  int32_t edition = 0;  // of the plan's criteria
  CivilDate as_of;      // the day of the counting
};

// Everything but frozen_at and frozen_hash, which are the caller's. Nothing without the plan or the
// edition.
std::optional<AssessmentFigures> assessment_figures(const RecordSet& records,
                                                    const AssessmentQuestion& question);

// The question that those figures answer.
AssessmentQuestion question_of(const AssessmentFigures& figures);

// Fills `out_of` and `points` of a unit's scores, whose evidence and items stand.
void give_points(const std::vector<Criterion>& criteria, std::vector<CriterionScore>& scores);

}  // namespace tz
