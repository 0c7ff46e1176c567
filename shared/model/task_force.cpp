#include "model/task_force.h"

#include <algorithm>

#include "model/ids.h"
#include "model/limits.h"

namespace tz {

bool TaskForce::has(TaskId task) const {
  return std::binary_search(tasks.begin(), tasks.end(), task);
}

json to_json(const TaskForce& task_force) {
  json out = {{"id", to_string(task_force.id)},
              {"name", task_force.name},
              {"tasks", ids_json(task_force.tasks)},
              {"units", ids_json(task_force.units)},
              {"disbanded", task_force.disbanded}};
  if (task_force.lead) out["lead"] = to_string(*task_force.lead);
  return out;
}

TaskForce read_task_force(ObjectReader& in) {
  TaskForce out;
  out.id = in.id<TaskForceId>("id");
  out.name = in.text("name", kMaxName);
  out.lead = in.optional_id<UnitId>("lead");
  out.tasks = read_id_set<TaskId>(in, "tasks", kMaxTasks);
  out.units = read_id_set<UnitId>(in, "units", kMaxDuties);
  out.disbanded = in.boolean_or("disbanded", false);
  return out;
}

}  // namespace tz
