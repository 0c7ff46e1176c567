// The board 看板: every figure that supervisors and the office see of the tasks in a span, computed
// here and nowhere else. Each figure can name the rows that it counts. What is counted over several
// plans is judged task by task with the cycle and the thresholds of its own plan, so that a board
// of all plans counts what the boards of each count together.
#pragma once

#include <array>
#include <map>

#include "model/record_set.h"
#include "rules/cycle.h"
#include "summary/light.h"
#include "summary/span.h"

namespace tz {

struct LightCounts {
  std::array<int32_t, kLights> of{};

  int32_t operator[](Light light) const { return of[static_cast<size_t>(light)]; }
  void add(Light light) { ++of[static_cast<size_t>(light)]; }
  int32_t total() const;
  friend bool operator==(const LightCounts&, const LightCounts&) = default;
};

struct TaskRow {
  TaskId task;
  TaskState state;
};

struct MeasureRow {
  PlanId plan;
  int32_t part = -1;  // indexes into the plan's parts and their measures
  int32_t measure = -1;
  LightCounts tasks;
  int32_t percent = 0;  // mean over its tasks
  int32_t expected = 0;
};

struct UnitRow {
  UnitId unit;
  // From 1; those whose lead over the expected is the same share one. 0: not ranked, because none
  // of its assignments has a deadline, so that nothing can be expected of it.
  int32_t place = 0;
  LightCounts assignments;
  int32_t percent = 0;  // mean over its assignments that count
  int32_t expected = 0;
  int32_t reported = 0;  // in the present cycle
  int32_t due = 0;       // assignments that owe a report in the present cycle
  // The worst light in each of the board's measures, in their order; none where it has no task.
  std::vector<std::optional<Light>> measures;
};

// Three different things: has reported, has reported that nothing moved, has not reported.
struct CycleReporting {
  std::optional<Cycle> cycle;           // the present one; none: the plans' cycles differ
  std::vector<AssignmentId> reported;   // with progress
  std::vector<AssignmentId> unchanged;  // reported, the percent stayed
  std::vector<AssignmentId> missing;
};

struct Board {
  BoardSpan span;
  std::vector<PlanId> plans;  // as plans_in() has them; empty: there is nothing to count
  LightCounts tasks;
  int32_t percent = 0;
  int32_t expected = 0;
  std::vector<TaskRow> task_rows;  // plan by plan, in document order
  // Likewise; of a narrowed span those alone that it holds a task of.
  std::vector<MeasureRow> measures;
  // By percent against expected, best first; then by the units' order. Those without a place at the
  // end.
  std::vector<UnitRow> units;
  CycleReporting reporting;
  std::vector<ReportId> latest;  // newest receipt first
};

inline constexpr size_t kLatestReports = 30;

Board board_of(const RecordSet& records, const BoardSpan& span, CivilDate today);

// The plan that a screen opens with: the one whose period holds today, else the one that ends last.
const Plan* present_plan(const RecordSet& records, CivilDate today);

}  // namespace tz
