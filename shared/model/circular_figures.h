// CircularFigures: what a circular counts, as the ledger stood after one of its operations. Worked
// out by summary/circular.h and then kept for ever: every figure of a circular is the count or the
// mean of rows that stand here, so that each can be opened, and none changes when the ledger does.
//
// The rows say in words what they are about (a unit's name, a task's number): the circular is read
// by people who may not see the records themselves, and after these have changed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/json_read.h"
#include "model/light.h"
#include "model/problem.h"

namespace tz {

struct CircularTask {
  TaskId task;
  std::string number;  // "(十三)2"
  std::string title;
  std::string leads;  // the lead units' names with 、 between them; may be empty
  Light light = Light::grey;
  int32_t percent = 0;
  int32_t expected = 0;
  std::optional<CivilDate> deadline;
  friend bool operator==(const CircularTask&, const CircularTask&) = default;
};

struct CircularUnit {
  UnitId unit;
  std::string name;
  int32_t place = 0;  // from 1; those that are equally far ahead share one; 0: not ranked
  int32_t percent = 0;
  int32_t expected = 0;
  int32_t missed = 0;  // reports of the circular's cycle that it owed and never sent
  std::array<int32_t, kLights> lights{};  // of its assignments, by Light
  friend bool operator==(const CircularUnit&, const CircularUnit&) = default;
};

// An assignment without the report that it owed in the circular's cycle.
struct CircularMiss {
  AssignmentId assignment;
  UnitId unit;
  std::string unit_name;
  std::string number;  // of the task
  friend bool operator==(const CircularMiss&, const CircularMiss&) = default;
};

struct CircularProblem {
  ProblemId problem;
  std::string unit_name;  // whose assignment it stands in the way of
  std::string number;     // of the task
  std::string text;       // its first kProblemExcerpt characters
  Severity severity = Severity::normal;
  CivilDate since;
  friend bool operator==(const CircularProblem&, const CircularProblem&) = default;
};
inline constexpr size_t kProblemExcerpt = 200;

// An order that the office has named for the circular, and that is not closed.
struct CircularOrder {
  OrderId order;
  int32_t year = 0;
  int32_t serial = 0;
  std::string unit_name;
  std::string number;  // of the task
  CivilDate deadline;
  friend bool operator==(const CircularOrder&, const CircularOrder&) = default;
};

struct CircularFigures {
  PlanId plan;
  std::string plan_title;
  uint64_t frozen_at = 0;   // the number of the log's last entry that is counted
  std::string frozen_hash;  // of that entry, 64 hexadecimal digits; 64 zeros before the first
  CivilDate as_of;
  int32_t percent = 0;  // means over the tasks, rounded down
  int32_t expected = 0;
  // The last reporting cycle that was closed; without one, nobody has missed a report yet.
  std::optional<CivilDate> cycle_first;
  std::optional<CivilDate> cycle_last;
  std::vector<CircularTask> tasks;  // in document order
  std::vector<CircularUnit> units;  // by place; those that are not ranked at the end
  std::vector<CircularMiss> missed;
  std::vector<CircularProblem> problems;  // open ones; severe ones first, then the oldest
  std::vector<CircularOrder> orders;      // by number

  friend bool operator==(const CircularFigures&, const CircularFigures&) = default;
};

json to_json(const CircularFigures& figures);
CircularFigures read_circular_figures(ObjectReader& in);

}  // namespace tz
