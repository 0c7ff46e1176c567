// BoardSpan: which tasks a board, its lists or an export is about: of one plan or of all, of a task
// force, due in a period. Whatever counts tasks counts those that the span holds, so that a figure,
// the rows behind it and the exported table are always about the same ones.
//
// The period is that of deadlines. A task is in it by its own deadline, the one in force for the
// task; a task without a deadline is in no period. An extension that one unit was granted moves no
// task to another period: what was to be done this month stays this month's, and its light says
// how it stands. Lights and percents are those of today, whatever the period.
#pragma once

#include <optional>
#include <vector>

#include "model/record_set.h"

namespace tz {

struct BoardSpan {
  std::optional<PlanId> plan = std::nullopt;             // none: all plans
  std::optional<TaskForceId> task_force = std::nullopt;  // one that is not there holds nothing
  // Days of the period, both in it; none: open to that side.
  std::optional<CivilDate> first = std::nullopt;
  std::optional<CivilDate> last = std::nullopt;

  bool has_period() const { return first || last; }
  // To a part of its plans.
  bool is_narrowed() const { return task_force || has_period(); }
  friend bool operator==(const BoardSpan&, const BoardSpan&) = default;
};

bool holds(const LedgerView& ledger, const BoardSpan& span, const Task& task);
// Of whatever stage: as its task.
bool holds(const LedgerView& ledger, const BoardSpan& span, const Assignment& assignment);

// The plans that it may hold tasks of, the one that began last first.
std::vector<const Plan*> plans_in(const RecordSet& records, const BoardSpan& span);
// Plan by plan in that order, each in the order of its document.
std::vector<const Task*> tasks_in(const RecordSet& records, const BoardSpan& span);
// How many tasks its period leaves out because they have no deadline; 0 without a period.
size_t undated_left_out(const RecordSet& records, const BoardSpan& span);

}  // namespace tz
