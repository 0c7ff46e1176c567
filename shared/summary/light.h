// StatusLight 红黄绿灯 (rule 7 of the domain): the state of an assignment or a task at a glance,
// always with the rule that gave it, so that it can be said in one sentence.
#pragma once

#include <vector>

#include "model/ledger_view.h"
#include "model/light.h"

namespace tz {

enum class LightReason {
  completed,       // blue
  closed,          // blue: the task is closed out
  cancelled,       // grey
  suspended,       // grey
  no_deadline,     // grey
  waiting_review,  // green: the unit has done its part
  overdue,         // red: `first` days past the deadline
  order_overdue,   // red: a supervision order unanswered, `first` days past its deadline
  two_cycles,      // red
  due_soon,        // yellow: less than `first` days left, below `second` percent
  behind,          // yellow: `first` points behind the expected percent
  last_cycle,      // yellow
  severe_problem,  // yellow: open
  on_course        // green
};

struct LightVerdict {
  Light light = Light::grey;
  LightReason reason = LightReason::no_deadline;
  int32_t first = 0;
  int32_t second = 0;
  friend bool operator==(const LightVerdict&, const LightVerdict&) = default;
};

// `ledger` is asked for what has been said of the assignment: orders, problems, missed reports.
LightVerdict light_of(const Assignment& assignment, const Task& task, const Plan& plan,
                      const LedgerView& ledger, CivilDate today);

// What should be done by now: a straight line from the day of issue to the deadline in force for
// the unit. 0 without a deadline.
int32_t expected_percent(const Assignment& assignment, const Task& task, CivilDate today);

// A task is as its worst assignment is; cancelled ones do not count. Without assignments it is
// grey. Once closed out it is blue.
struct TaskState {
  LightVerdict verdict;
  std::optional<AssignmentId> worst;
  int32_t assignments = 0;  // that count
  int32_t percent = 0;      // mean of the assignments', rounded down
  int32_t expected = 0;     // likewise
};
TaskState state_of(const Task& task, const Plan& plan,
                   const std::vector<const Assignment*>& assignments, const LedgerView& ledger,
                   CivilDate today);

}  // namespace tz
