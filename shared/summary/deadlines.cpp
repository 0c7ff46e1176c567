#include "summary/deadlines.h"

#include <algorithm>
#include <utility>

#include "rules/reporting.h"

namespace tz {

Deadlines deadlines_of(const RecordSet& records, PlanId plan, CivilDate today) {
  Deadlines out;
  const Plan* found = records.plan(plan);
  if (found == nullptr) return out;
  out.soon_days = steering_on(*found, today).thresholds.due_soon_days;
  std::vector<std::pair<CivilDate, AssignmentId>> dated;
  for (const auto& [id, assignment] : records.assignments()) {
    const Task* task = records.task(assignment.task);
    if (task == nullptr || task->plan != plan || !is_asked(assignment, *task)) continue;
    const std::optional<CivilDate> deadline = deadline_of(assignment, *task);
    if (deadline && *deadline - today <= out.soon_days) dated.emplace_back(*deadline, id);
  }
  std::sort(dated.begin(), dated.end());
  for (const auto& [deadline, id] : dated) {
    (deadline < today ? out.overdue : out.due_soon).push_back(id);
  }
  return out;
}

}  // namespace tz
