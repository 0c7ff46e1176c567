#include "summary/light.h"

#include <algorithm>

#include "model/names.h"
#include "rules/cycle.h"

namespace tz {
namespace {

constexpr NameTable<Light, kLights> kNames{{"red", "yellow", "grey", "green", "blue"}};

LightVerdict dated_light(const Assignment& assignment, const Task& task, const Plan& plan,
                         CivilDate today) {
  const CivilDate deadline = *task.deadline;
  const int32_t missed = missed_cycles(assignment, plan, today);
  if (deadline < today) return {Light::red, LightReason::overdue, today - deadline, 0};
  if (missed >= 2) return {Light::red, LightReason::two_cycles, 0, 0};

  const LightThresholds limits = steering_on(plan, today).thresholds;
  if (deadline - today <= limits.due_soon_days && assignment.percent < limits.due_soon_percent) {
    return {Light::yellow, LightReason::due_soon, limits.due_soon_days, limits.due_soon_percent};
  }
  const int32_t behind = expected_percent(assignment, task, today) - assignment.percent;
  if (behind >= limits.behind_points) return {Light::yellow, LightReason::behind, behind, 0};
  if (missed == 1) return {Light::yellow, LightReason::last_cycle, 0, 0};
  return {Light::green, LightReason::on_course, 0, 0};
}

}  // namespace

std::string_view name_of(Light light) {
  return kNames.name(light);
}

LightVerdict light_of(const Assignment& assignment, const Task& task, const Plan& plan,
                      CivilDate today) {
  switch (assignment.stage) {
    case Stage::completed:
      return {Light::blue, LightReason::completed, 0, 0};
    case Stage::cancelled:
      return {Light::grey, LightReason::cancelled, 0, 0};
    case Stage::suspended:
      return {Light::grey, LightReason::suspended, 0, 0};
    case Stage::declared:
      // Waiting for somebody else's review never reddens the reporter.
      if (task.deadline) return {Light::green, LightReason::waiting_review, 0, 0};
      return {Light::grey, LightReason::no_deadline, 0, 0};
    case Stage::issued:
    case Stage::active:
      if (!task.deadline) return {Light::grey, LightReason::no_deadline, 0, 0};
      return dated_light(assignment, task, plan, today);
  }
  TZ_ASSERT(false);
}

int32_t missed_cycles(const Assignment& assignment, const Plan& plan, CivilDate today) {
  int32_t missed = 0;
  Cycle cycle = cycle_of(plan, today);
  while (missed < 2) {
    cycle = previous_cycle(plan, cycle);
    // A cycle that had begun before the unit received the assignment asks nothing of it.
    if (cycle.first < assignment.issued_on) break;
    if (assignment.reported_cycle && *assignment.reported_cycle >= cycle.first) break;
    ++missed;
  }
  return missed;
}

int32_t expected_percent(const Assignment& assignment, const Task& task, CivilDate today) {
  if (!task.deadline || today <= assignment.issued_on) return 0;
  const int32_t whole = *task.deadline - assignment.issued_on;
  if (whole <= 0) return 100;
  return std::min(100, 100 * (today - assignment.issued_on) / whole);
}

TaskState state_of(const Task& task, const Plan& plan,
                   const std::vector<const Assignment*>& assignments, CivilDate today) {
  TaskState out;
  int32_t percent = 0;
  int32_t expected = 0;
  for (const Assignment* assignment : assignments) {
    if (assignment->stage == Stage::cancelled) continue;
    const LightVerdict verdict = light_of(*assignment, task, plan, today);
    if (!out.worst || verdict.light < out.verdict.light) {
      out.verdict = verdict;
      out.worst = assignment->id;
    }
    ++out.assignments;
    percent += assignment->percent;
    expected += expected_percent(*assignment, task, today);
  }
  if (out.assignments > 0) {
    out.percent = percent / out.assignments;
    out.expected = expected / out.assignments;
  }
  return out;
}

}  // namespace tz
