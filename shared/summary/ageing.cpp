#include "summary/ageing.h"

#include <algorithm>

namespace tz {
namespace {

constexpr int32_t kWeekDays = 7;
constexpr int32_t kMonthDays = 30;

// What was raised or ordered under an assignment that was taken back since is nobody's any more.
bool counts(const RecordSet& records, AssignmentId id, const BoardSpan& span) {
  const Assignment* assignment = records.assignment(id);
  if (assignment == nullptr || assignment->stage == Stage::cancelled) return false;
  return holds(records, span, *assignment);
}

int32_t days_since(Instant at, CivilDate today) {
  return std::max(0, today - shanghai_date(at));
}

void count(std::array<int32_t, kAges>& by_age, int32_t days) {
  ++by_age[static_cast<size_t>(age_of(days))];
}

}  // namespace

Age age_of(int32_t days) {
  if (days <= kWeekDays) return Age::week;
  return days <= kMonthDays ? Age::month : Age::older;
}

Ageing ageing_of(const RecordSet& records, const BoardSpan& span, CivilDate today) {
  Ageing out;
  for (const auto& [id, order] : records.all_of<SupervisionOrder>()) {
    if (order.state == OrderState::closed || !counts(records, order.assignment, span)) continue;
    const int32_t days = days_since(order.issued_at, today);
    const bool overdue = order.is_overdue(today);
    out.orders.push_back({id, order.assignment, days, overdue});
    out.overdue_orders += overdue ? 1 : 0;
    count(out.orders_by_age, days);
  }
  for (const auto& [id, problem] : records.all_of<Problem>()) {
    if (!problem.is_open() || !counts(records, problem.assignment, span)) continue;
    const int32_t days = days_since(problem.raised.at, today);
    out.problems.push_back({id, problem.assignment, days, problem.severity == Severity::severe});
    count(out.problems_by_age, days);
  }
  std::sort(out.orders.begin(), out.orders.end(), [](const OpenOrder& a, const OpenOrder& b) {
    if (a.overdue != b.overdue) return a.overdue;
    return a.days != b.days ? a.days > b.days : a.order < b.order;
  });
  std::sort(out.problems.begin(), out.problems.end(),
            [](const OpenProblem& a, const OpenProblem& b) {
              return a.days != b.days ? a.days > b.days : a.problem < b.problem;
            });
  return out;
}

}  // namespace tz
