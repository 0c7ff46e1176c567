// TaskForce 专班: tasks that the office looks at together, and the units that work on them; it cuts
// across the parts of a plan, and across plans. Not the register's units of that kind: nobody is a
// member of a task force's staff, and what it holds is reported on as before.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json_read.h"

namespace tz {

struct TaskForce {
  TaskForceId id;
  std::string name;
  std::optional<UnitId> lead;
  std::vector<TaskId> tasks;  // ascending, without repetition; of one plan or of several
  std::vector<UnitId> units;  // likewise: who works in it besides the lead unit
  bool disbanded = false;     // kept with its name, and no longer offered
  uint64_t version = 0;

  bool has(TaskId task) const;
  friend bool operator==(const TaskForce&, const TaskForce&) = default;
};

json to_json(const TaskForce& task_force);
TaskForce read_task_force(ObjectReader& in);

}  // namespace tz
