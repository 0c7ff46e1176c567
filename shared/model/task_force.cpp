#include "model/task_force.h"

#include <algorithm>

#include "model/limits.h"

namespace tz {
namespace {

template <class IdType>
json ids_json(const std::vector<IdType>& ids) {
  json out = json::array();
  for (const IdType& id : ids) out.push_back(to_string(id));
  return out;
}

template <class IdType>
std::vector<IdType> read_ids(ObjectReader& in, std::string_view key, size_t max) {
  std::vector<IdType> out = in.ids<IdType>(key, max);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

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
  out.tasks = read_ids<TaskId>(in, "tasks", kMaxTasks);
  out.units = read_ids<UnitId>(in, "units", kMaxDuties);
  out.disbanded = in.boolean_or("disbanded", false);
  return out;
}

}  // namespace tz
