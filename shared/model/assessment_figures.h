// AssessmentFigures: what an assessment counts, as the ledger stood after one of its operations.
// Worked out by summary/assessment.h and then kept for ever: each point of a unit stands on rows
// that are kept here, so that it can be opened, and none changes when the ledger does.
//
// Points are whole hundredths: 1234 is 12.34 points.
#pragma once

#include "model/criteria.h"

namespace tz {

inline constexpr int32_t kHundredths = 100;  // of a point

// What was found of one thing that counts. Which record the row is about follows from it.
enum class Finding {
  completed_in_time,  // assignment
  completed_late,
  not_completed,
  progress,          // assignment: percent against what was expected
  reported_in_time,  // assignment: so many of its reports
  reported_late,     // report
  not_reported,      // missed report
  report_stood,      // assignment: so many of its reports
  report_returned,   // report
  order_in_time,     // order
  order_late,
  order_unanswered,
  problem_in_time,  // problem
  problem_late,
  problem_open
};
inline constexpr int kFindings = 15;
std::string_view name_of(Finding finding);
std::optional<Finding> finding_named(std::string_view name);

// A row behind a score. What took no point away is one row for each assignment.
struct EvidenceRow {
  Finding finding = Finding::completed_in_time;
  Uuid record;
  TaskId task;
  std::string number;  // of the task: "(十三)2"
  int32_t count = 1;   // things that it stands for
  int32_t worth = 0;   // of each, 0 to 100 percent of a whole one
  // Deadline, first day of the cycle, or last day for a problem; none: of many, or of none.
  std::optional<CivilDate> due;
  std::optional<CivilDate> done;  // completed, written, returned, answered or resolved on
  int32_t percent = 0;            // of progress alone, both
  int32_t expected = 0;
  friend bool operator==(const EvidenceRow&, const EvidenceRow&) = default;
};

// What a unit has of one criterion.
struct CriterionScore {
  int32_t items = 0;   // things that counted; 0: the unit had nothing of the kind
  int32_t out_of = 0;  // hundredths that it could have, its share of the others' weights among them
  int32_t points = 0;  // hundredths that it has
  std::vector<EvidenceRow> evidence;  // what took points away first, then in document order
  friend bool operator==(const CriterionScore&, const CriterionScore&) = default;
};

struct AssessedUnit {
  UnitId unit;
  std::string name;
  std::vector<CriterionScore> scores;  // one for each criterion, in their order
  // Without anything that counts a unit has no score and no place.
  bool is_scored() const;
  int32_t points() const;  // hundredths, of all criteria
  friend bool operator==(const AssessedUnit&, const AssessedUnit&) = default;
};

struct AssessmentFigures {
  PlanId plan;
  std::string plan_title;
  uint64_t frozen_at = 0;   // the number of the log's last entry that is counted
  std::string frozen_hash;  // of that entry, 64 hexadecimal digits; 64 zeros before the first
  CivilDate as_of;
  CivilDate first;  // the period, both days included; what of it lies after as_of does not count
  CivilDate last;
  int32_t edition = 0;              // of the criteria; 0: the plan had none of its own
  std::vector<Criterion> criteria;  // of that edition
  std::vector<AssessedUnit> units;  // in the register's order

  const AssessedUnit* of(UnitId unit) const;  // null: it has no part in the plan
  friend bool operator==(const AssessmentFigures&, const AssessmentFigures&) = default;
};

json to_json(const AssessmentFigures& figures);
AssessmentFigures read_assessment_figures(ObjectReader& in);

}  // namespace tz
