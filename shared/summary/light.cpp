#include "summary/light.h"

#include <algorithm>

#include "summary/missed.h"

namespace tz {
namespace {

// Days that the most overdue of the assignment's orders has waited past its deadline; 0: none has.
int32_t order_overdue_days(const Assignment& assignment, const LedgerView& ledger,
                           CivilDate today) {
  int32_t days = 0;
  for (const SupervisionOrder* order : ledger.orders_of(assignment.id)) {
    if (order->is_overdue(today)) days = std::max(days, today - order->deadline);
  }
  return days;
}

bool has_severe_problem(const Assignment& assignment, const LedgerView& ledger) {
  const std::vector<const Problem*> all = ledger.problems_of(assignment.id);
  return std::any_of(all.begin(), all.end(), [](const Problem* each) {
    return each->is_open() && each->severity == Severity::severe;
  });
}

LightVerdict dated_light(const Assignment& assignment, const Task& task, const Plan& plan,
                         const LedgerView& ledger, CivilDate today) {
  const CivilDate deadline = *deadline_of(assignment, task);
  if (deadline < today) return {Light::red, LightReason::overdue, today - deadline, 0};
  const int32_t order_days = order_overdue_days(assignment, ledger, today);
  if (order_days > 0) return {Light::red, LightReason::order_overdue, order_days, 0};
  const int32_t missed = missed_cycles(assignment, plan, ledger, today);
  if (missed >= 2) return {Light::red, LightReason::two_cycles, 0, 0};

  const LightThresholds limits = steering_on(plan, today).thresholds;
  if (deadline - today <= limits.due_soon_days && assignment.percent < limits.due_soon_percent) {
    return {Light::yellow, LightReason::due_soon, limits.due_soon_days, limits.due_soon_percent};
  }
  const int32_t behind = expected_percent(assignment, task, today) - assignment.percent;
  if (behind >= limits.behind_points) return {Light::yellow, LightReason::behind, behind, 0};
  if (missed == 1) return {Light::yellow, LightReason::last_cycle, 0, 0};
  if (has_severe_problem(assignment, ledger)) {
    return {Light::yellow, LightReason::severe_problem, 0, 0};
  }
  return {Light::green, LightReason::on_course, 0, 0};
}

// Waiting for somebody else's review never reddens the reporter; an order still waits for an answer
// of its own.
LightVerdict declared_light(const Assignment& assignment, const LedgerView& ledger,
                            CivilDate today) {
  const int32_t order_days = order_overdue_days(assignment, ledger, today);
  if (order_days > 0) return {Light::red, LightReason::order_overdue, order_days, 0};
  return {Light::green, LightReason::waiting_review, 0, 0};
}

}  // namespace

LightVerdict light_of(const Assignment& assignment, const Task& task, const Plan& plan,
                      const LedgerView& ledger, CivilDate today) {
  const Stage stage = assignment.stage;
  if (stage == Stage::completed) return {Light::blue, LightReason::completed, 0, 0};
  if (stage == Stage::cancelled) return {Light::grey, LightReason::cancelled, 0, 0};
  if (task.closed) return {Light::blue, LightReason::closed, 0, 0};
  if (stage == Stage::suspended) return {Light::grey, LightReason::suspended, 0, 0};
  if (!deadline_of(assignment, task)) return {Light::grey, LightReason::no_deadline, 0, 0};
  if (stage == Stage::declared) return declared_light(assignment, ledger, today);
  return dated_light(assignment, task, plan, ledger, today);
}

int32_t expected_percent(const Assignment& assignment, const Task& task, CivilDate today) {
  const std::optional<CivilDate> deadline = deadline_of(assignment, task);
  if (!deadline || today <= assignment.issued_on) return 0;
  const int32_t whole = *deadline - assignment.issued_on;
  if (whole <= 0) return 100;
  return std::min(100, 100 * (today - assignment.issued_on) / whole);
}

TaskState state_of(const Task& task, const Plan& plan,
                   const std::vector<const Assignment*>& assignments, const LedgerView& ledger,
                   CivilDate today) {
  TaskState out;
  int32_t percent = 0;
  int32_t expected = 0;
  for (const Assignment* assignment : assignments) {
    if (assignment->stage == Stage::cancelled) continue;
    const LightVerdict verdict = light_of(*assignment, task, plan, ledger, today);
    if (!out.worst || verdict.light < out.verdict.light) {
      out.verdict = verdict;
      out.worst = assignment->id;
    }
    ++out.assignments;
    percent += assignment->percent;
    expected += expected_percent(*assignment, task, today);
  }
  if (task.closed) out.verdict = {Light::blue, LightReason::closed, 0, 0};
  if (out.assignments > 0) {
    out.percent = percent / out.assignments;
    out.expected = expected / out.assignments;
  }
  return out;
}

}  // namespace tz
