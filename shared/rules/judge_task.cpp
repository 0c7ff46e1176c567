// Rules about a task as a whole: one more unit for it, closing it out 销号, opening it again. All
// are the office's.
#include <algorithm>

#include "model/limits.h"
#include "rules/judge_common.h"

namespace tz {
namespace {

Result<Task> task_of(TaskId id, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Task* found = at.ledger.task(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.task");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  return *found;
}

// Those on whom closing out depends: the lead units', or all where none leads. Cancelled ones do
// not count.
std::vector<const Assignment*> deciding(const std::vector<const Assignment*>& all) {
  std::vector<const Assignment*> counted;
  std::vector<const Assignment*> leads;
  for (const Assignment* assignment : all) {
    if (assignment->stage == Stage::cancelled) continue;
    counted.push_back(assignment);
    if (assignment->duty == Duty::lead) leads.push_back(assignment);
  }
  return leads.empty() ? counted : leads;
}

}  // namespace

Result<Decision> judge(const AssignUnit& body, const Case& at) {
  Result<Task> found = task_of(body.task, at);
  if (!found) return found.error();
  Task task = std::move(*found);
  if (at.ledger.unit(body.unit) == nullptr) {
    return error(ErrorCode::unit_unknown, "body.unit", {to_string(body.unit)});
  }
  if (at.ledger.assignment(assignment_id_for(task.id, body.unit)) != nullptr) {
    return error(ErrorCode::unit_assigned, "body.unit");
  }
  if (task.closed) return error(ErrorCode::task_closed);
  if (task.units.size() >= kMaxDuties) {
    return error(ErrorCode::too_many, "body.unit", {"body.unit", std::to_string(kMaxDuties)});
  }
  task.units.push_back({body.unit, body.duty});
  Decision decision;
  for (Assignment& made :
       missing_assignments(task, at.ledger, shanghai_date(at.stamp.received_at))) {
    decision.changed.emplace_back(std::move(made));
  }
  decision.changed.emplace_back(std::move(task));
  return decision;
}

Result<Decision> judge(const CloseTask& body, const Case& at) {
  Result<Task> found = task_of(body.task, at);
  if (!found) return found.error();
  Task task = std::move(*found);
  if (task.closed) return error(ErrorCode::task_closed);
  const std::vector<const Assignment*> all = deciding(at.ledger.assignments_of(task.id));
  const bool complete = std::all_of(all.begin(), all.end(), [](const Assignment* assignment) {
    return assignment->stage == Stage::completed;
  });
  if (all.empty() || !complete) return error(ErrorCode::leads_not_complete);
  for (const Assignment* assignment : all) {
    if (assignment->declared_by == at.actor.person) return error(ErrorCode::own_work);
  }
  task.closed = remark_of(body.words, at);
  return changed(std::move(task));
}

Result<Decision> judge(const ReopenTask& body, const Case& at) {
  Result<Task> found = task_of(body.task, at);
  if (!found) return found.error();
  Task task = std::move(*found);
  if (!task.closed) return error(ErrorCode::wrong_stage);
  task.closed.reset();
  return changed(std::move(task));
}

}  // namespace tz
