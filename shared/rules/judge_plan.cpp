// Rules about plans and their tasks: publishing, open groups, agreed deadlines. All are the
// office's.
#include <algorithm>
#include <set>

#include "rules/judge_common.h"

namespace tz {
namespace {

Outcome check_units(const Task& task, const LedgerView& ledger) {
  for (const TaskUnit& entry : task.units) {
    if (ledger.unit(entry.unit) == nullptr) {
      return error(ErrorCode::unit_unknown, "body.tasks", {to_string(entry.unit)});
    }
  }
  for (const OpenGroup& group : task.groups) {
    for (UnitId member : group.members) {
      if (ledger.unit(member) == nullptr) {
        return error(ErrorCode::unit_unknown, "body.tasks", {to_string(member)});
      }
    }
  }
  return done();
}

Outcome check_measure(const Task& task, const Plan& plan) {
  if (task.part < 0) return done();
  if (task.part >= static_cast<int32_t>(plan.parts.size())) {
    return error(ErrorCode::unknown_value, "body.tasks.part", {"body.tasks.part"});
  }
  const Part& part = plan.parts[static_cast<size_t>(task.part)];
  if (task.measure >= static_cast<int32_t>(part.measures.size())) {
    return error(ErrorCode::unknown_value, "body.tasks.measure", {"body.tasks.measure"});
  }
  return done();
}

}  // namespace

Result<Decision> judge(const PublishPlan& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (at.ledger.plan(body.plan.id) != nullptr)
    return error(ErrorCode::already_exists, "body.plan.id");
  // Both come later, by operations of their own, with the person who answers for them.
  if (!body.plan.steering.empty()) {
    return error(ErrorCode::unknown_value, "body.plan.steering", {"body.plan.steering"});
  }
  Decision decision = changed(body.plan);
  const CivilDate today = shanghai_date(at.stamp.received_at);
  std::set<TaskId> seen;
  for (const Task& task : body.tasks) {
    if (task.plan != body.plan.id) {
      return error(ErrorCode::unknown_value, "body.tasks.plan", {"body.tasks.plan"});
    }
    if (task.closed) {
      return error(ErrorCode::unknown_value, "body.tasks.closed", {"body.tasks.closed"});
    }
    if (at.ledger.task(task.id) != nullptr || !seen.insert(task.id).second) {
      return error(ErrorCode::already_exists, "body.tasks.id");
    }
    if (const Outcome units = check_units(task, at.ledger); !units) return units.error();
    if (const Outcome measure = check_measure(task, body.plan); !measure) return measure.error();
    decision.changed.emplace_back(task);
    for (Assignment& made : missing_assignments(task, at.ledger, today)) {
      decision.changed.emplace_back(std::move(made));
    }
  }
  return decision;
}

Result<Decision> judge(const ConfirmGroup& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Task* found = at.ledger.task(body.task);
  if (found == nullptr) return error(ErrorCode::not_found, "body.task");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->closed) return error(ErrorCode::task_closed);
  if (body.members.empty()) return error(ErrorCode::group_empty, "body.members");
  Task task = *found;
  const auto group = std::find_if(task.groups.begin(), task.groups.end(),
                                  [&](const OpenGroup& g) { return g.name == body.group; });
  if (group == task.groups.end()) return error(ErrorCode::group_unknown, "body.group");
  for (UnitId member : body.members) {
    if (at.ledger.unit(member) == nullptr) {
      return error(ErrorCode::unit_unknown, "body.members", {to_string(member)});
    }
  }
  group->members = body.members;
  std::sort(group->members.begin(), group->members.end());
  group->members.erase(std::unique(group->members.begin(), group->members.end()),
                       group->members.end());
  group->confirmed = true;
  Decision decision;
  for (Assignment& made :
       missing_assignments(task, at.ledger, shanghai_date(at.stamp.received_at))) {
    decision.changed.emplace_back(std::move(made));
  }
  decision.changed.emplace_back(std::move(task));
  return decision;
}

Result<Decision> judge(const AgreeDeadline& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Task* found = at.ledger.task(body.task);
  if (found == nullptr) return error(ErrorCode::not_found, "body.task");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  // A deadline that stands is moved by an extension, where the old one stays visible.
  if (found->deadline) return error(ErrorCode::deadline_agreed, "body.deadline");
  const Plan* plan = at.ledger.plan(found->plan);
  if (plan == nullptr) return error(ErrorCode::not_found, "body.task");
  if (!in_period(*plan, body.deadline)) return error(ErrorCode::deadline_outside, "body.deadline");
  Task task = *found;
  task.deadline = body.deadline;
  task.deadline_agreed = true;
  return changed(std::move(task));
}

}  // namespace tz
