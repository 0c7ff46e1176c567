#include "summary/deadlines.h"

#include <algorithm>
#include <map>
#include <utility>

#include "rules/reporting.h"

namespace tz {

Deadlines deadlines_of(const RecordSet& records, const BoardSpan& span, CivilDate today) {
  Deadlines out;
  std::map<PlanId, int32_t> soon_days;
  for (const Plan* plan : plans_in(records, span)) {
    soon_days[plan->id] = steering_on(*plan, today).thresholds.due_soon_days;
  }
  const auto differs = [&](const auto& entry) { return entry.second != soon_days.begin()->second; };
  if (!soon_days.empty() && std::none_of(soon_days.begin(), soon_days.end(), differs)) {
    out.soon_days = soon_days.begin()->second;
  }
  std::vector<std::pair<CivilDate, AssignmentId>> dated;
  for (const auto& [id, assignment] : records.assignments()) {
    const Task* task = records.task(assignment.task);
    if (task == nullptr || !holds(records, span, *task) || !is_asked(assignment, *task)) continue;
    const auto soon = soon_days.find(task->plan);
    const std::optional<CivilDate> deadline = deadline_of(assignment, *task);
    if (soon == soon_days.end() || !deadline) continue;
    if (*deadline - today <= soon->second) dated.emplace_back(*deadline, id);
  }
  std::sort(dated.begin(), dated.end());
  for (const auto& [deadline, id] : dated) {
    (deadline < today ? out.overdue : out.due_soon).push_back(id);
  }
  return out;
}

}  // namespace tz
