#include "summary/progress_line.h"

#include <algorithm>
#include <map>

#include "rules/cycle.h"
#include "rules/standing.h"
#include "summary/board.h"

namespace tz {
namespace {

// What one task gives to one point.
struct Share {
  int32_t percent = 0;
  int32_t expected = 0;
  int32_t count = 0;
};

std::optional<CivilDate> first_issue(const RecordSet& records, const BoardSpan& span,
                                     CivilDate today) {
  std::optional<CivilDate> first;
  for (const auto& [id, assignment] : records.assignments()) {
    if (assignment.stage == Stage::cancelled || !holds(records, span, assignment)) continue;
    if (!first || assignment.issued_on < *first) first = assignment.issued_on;
  }
  // A device whose clock is behind sees them issued tomorrow.
  return first ? std::min(*first, today) : first;
}

std::vector<ProgressPoint> empty_points(const Plan& plan, CivilDate first, CivilDate today) {
  std::vector<ProgressPoint> out;
  for (Cycle cycle = cycle_of(plan, today);; cycle = previous_cycle(plan, cycle)) {
    out.push_back({out.empty() ? today : cycle.last});
    if (cycle.first <= first || out.size() == kMaxProgressPoints) break;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

// The first day of the plan's cycle that each point's day is in.
std::vector<CivilDate> cycles_at(const Plan& plan, const std::vector<ProgressPoint>& points) {
  std::vector<CivilDate> out;
  for (const ProgressPoint& point : points) out.push_back(cycle_of(plan, point.on).first);
  return out;
}

// Adds the assignment to its task's share of every point but the last. `cycles`: the task's own at
// each point.
void add_past(const Assignment& assignment, const Task& task, const RecordSet& records,
              const std::vector<ProgressPoint>& points, const std::vector<CivilDate>& cycles,
              std::vector<Share>& shares) {
  std::vector<const Report*> reports = standing_reports(assignment.id, records);
  std::sort(reports.begin(), reports.end(),
            [](const Report* a, const Report* b) { return is_earlier(*a, *b); });
  size_t next = 0;
  int32_t percent = 0;
  for (size_t i = 0; i + 1 < points.size(); ++i) {
    while (next < reports.size() && reports[next]->cycle <= cycles[i]) {
      percent = reports[next++]->content.percent;
    }
    if (points[i].on < assignment.issued_on) continue;
    shares[i].percent += percent;
    shares[i].expected += expected_percent(assignment, task, points[i].on);
    ++shares[i].count;
  }
}

}  // namespace

std::vector<ProgressPoint> progress_line(const RecordSet& records, const BoardSpan& span,
                                         CivilDate today) {
  const Plan* leading = span.plan ? records.plan(*span.plan) : present_plan(records, today);
  const std::optional<CivilDate> first = first_issue(records, span, today);
  if (leading == nullptr || !first) return {};
  std::vector<ProgressPoint> points = empty_points(*leading, *first, today);
  std::map<PlanId, std::vector<CivilDate>> cycles;
  for (const Plan* plan : plans_in(records, span)) cycles[plan->id] = cycles_at(*plan, points);
  std::vector<int32_t> tasks(points.size(), 0);
  for (const Task* held : tasks_in(records, span)) {
    const Task& task = *held;
    std::vector<Share> shares(points.size());
    bool has_any = false;
    for (const Assignment* assignment : records.assignments_of(task.id)) {
      if (assignment->stage == Stage::cancelled) continue;
      has_any = true;
      add_past(*assignment, task, records, points, cycles.at(task.plan), shares);
      Share& present = shares.back();
      present.percent += assignment->percent;
      present.expected += expected_percent(*assignment, task, today);
      ++present.count;
    }
    for (size_t i = 0; i < points.size(); ++i) {
      const Share& share = shares[i];
      // A task that nobody answers for holds the mean down, now as then.
      if (share.count == 0 && has_any) continue;
      ++tasks[i];
      if (share.count == 0) continue;
      points[i].percent += share.percent / share.count;
      points[i].expected += share.expected / share.count;
    }
  }
  for (size_t i = 0; i < points.size(); ++i) {
    if (tasks[i] == 0) continue;
    points[i].percent /= tasks[i];
    points[i].expected /= tasks[i];
  }
  return points;
}

}  // namespace tz
