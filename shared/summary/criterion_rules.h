// How each criterion of an assessment 考核 judges what it counts. One thing that counts is worth 0
// to 100 percent; assessment.h makes points of that. The period's end is the earlier of its last
// day and the day of the counting.
//
//   completion  Assignments whose deadline lies in the period: 100 where the unit had done its part
//               by then, late_percent where it had by the period's end, else 0. The part is done on
//               the day on which the full 100 percent that stand were written: accepting them is
//               other people's work. What is declared and waits for that does not count yet.
//   progress    Assignments of which something was expected at the period's end: the percent that
//               stood then against the expected one, rounded down, 100 at most.
//   reporting   Reports that a closed cycle asked for, its last day in the period: 100 where one
//               stands and one of the cycle came in time, late_percent where it came too late, 0
//               where none stands. Who was excused is passed over.
//   returns     Reports written in the period: 100, or 0 where it was returned.
//   orders      Supervision orders whose deadline lies in the period: 100 where the first answer
//               came by then, late_percent where it came later, 0 where an answer is still owed.
//   problems    Problems for which `days` from their raising end in the period, with the unit that
//               owns them: 100 resolved by then, late_percent resolved later, 0 open.
//
// A day of which the evening has not come yet is not missed. Cancelled assignments count nowhere;
// suspended ones, and open ones of a task that is closed out, neither in completion nor in
// progress. A unit's duty in the task, lead or supporting, makes no difference.
#pragma once

#include <functional>

#include "model/record_set.h"

namespace tz {

// Of what time an assessment is.
struct AssessedSpan {
  CivilDate first;
  CivilDate end;  // both days included
  CivilDate as_of;
};

// A unit's share of a task, as the criteria look at it. Refers to the records.
struct AssessedShare {
  const Assignment& assignment;
  const Task& task;
  const RecordSet& records;
};

using TakeEvidence = std::function<void(UnitId unit, EvidenceRow row)>;

// Every row that the criterion finds in the share.
void find_evidence(const Criterion& criterion, const AssessedShare& share, const AssessedSpan& span,
                   const TakeEvidence& take);

}  // namespace tz
