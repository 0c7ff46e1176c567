// Freezing the points of an assessment 考核: counted by the server from one unchanging state of the
// ledger, present or past, with the number and the hash of the entry that they stand on, and
// written into the log.
#pragma once

#include "rules/actor.h"
#include "service/service.h"
#include "summary/assessment.h"

namespace tz::server {

struct TrialWish {
  PlanId plan;
  CivilDate first;  // the period, both days included
  CivilDate last;
  // As the ledger stood after that entry, by the criteria of then; none: now.
  std::optional<uint64_t> at = std::nullopt;
  // With `at`: the day of the counting, from the entry's own day, which is taken where there is
  // none, to today.
  std::optional<CivilDate> as_of = std::nullopt;
};

struct FrozenScores {
  AssessmentId assessment;
  uint64_t frozen_at = 0;
};

// A new assessment, by the plan's latest criteria. Errors: not_allowed, not_found ("plan"),
// period_wrong ("first"), out_of_range ("at", "as_of"), the store's.
Result<FrozenScores> draft_assessment(Service& service, const Actor& by, const TrialWish& wish);
// The same assessment by the criteria and on the ledger of now. Errors: not_allowed, not_found
// ("assessment"), assessment_state, the store's.
Result<FrozenScores> freeze_assessment(Service& service, const Actor& by, AssessmentId assessment);

// The figures of the snapshot's ledger, by the plan's latest criteria: `question` without an
// edition. Errors: not_found ("plan"), the store's.
Result<AssessmentFigures> scores_of(Snapshot& snapshot, const AssessmentQuestion& question);

}  // namespace tz::server
