// The task forces that the plan orders, founded on the day of its issue.
#include <algorithm>

#include "demo/history.h"
#include "demo/words.h"

namespace tz::server {
namespace {

struct ForceLine {
  std::string_view name;
  std::string_view lead;
  std::string_view units;
  std::string_view tasks;
};

constexpr ForceLine kForces[] = {
#define TZ_TASK_FORCE(name, lead, units, tasks) {name, lead, units, tasks},
#include "demo/task_forces.def"
#undef TZ_TASK_FORCE
};

}  // namespace

Outcome History::found_task_forces() {
  std::vector<Draft> drafts;
  for (const ForceLine& line : kForces) {
    TaskForce force;
    force.id = fresh<TaskForceId>();
    force.name = line.name;
    const Result<UnitId> lead = unit_named(founded_, line.lead, "task_forces");
    if (!lead) return lead.error();
    force.lead = *lead;
    for (const std::string_view name : words_of(line.units)) {
      const Result<UnitId> unit = unit_named(founded_, name, "task_forces");
      if (!unit) return unit.error();
      force.units.push_back(*unit);
    }
    for (const std::string_view number : words_of(line.tasks)) {
      const Task* task = task_numbered(number);
      if (task == nullptr) return error(ErrorCode::not_found, "task_forces", {std::string(number)});
      force.tasks.push_back(task->id);
    }
    // As they are read.
    std::sort(force.units.begin(), force.units.end());
    std::sort(force.tasks.begin(), force.tasks.end());
    drafts.push_back({PutTaskForce{std::move(force)}, 0});
  }
  const Result<std::vector<uint64_t>> seqs = send_as_office(std::move(drafts));
  return seqs ? done() : seqs.error();
}

}  // namespace tz::server
