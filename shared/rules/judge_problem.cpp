// Rules about problems 突出问题: who raises them alone, hands them to whom can help, and settles
// them. Those that come with a report are raised by its entry.
#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const RaiseProblem& body, const Case& at) {
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *assignment)) return error(ErrorCode::foreign_unit, "body.assignment");
  if (at.ledger.problem(body.problem) != nullptr) {
    return error(ErrorCode::already_exists, "body.problem");
  }
  if (assignment->is_over()) return error(ErrorCode::assignment_over);
  Problem problem;
  problem.id = body.problem;
  problem.assignment = body.assignment;
  problem.raised = remark_of(body.text, at);
  problem.raised_unit = at.actor.unit;
  problem.severity = body.severity;
  problem.owner = at.actor.unit;
  return changed(std::move(problem));
}

Result<Decision> judge(const AssignProblem& body, const Case& at) {
  const Problem* found = at.ledger.problem(body.problem);
  const Assignment* assignment =
      found == nullptr ? nullptr : at.ledger.assignment(found->assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.problem");
  const Outcome may = may_review(at.actor, *assignment, at.ledger);
  if (!may) return may.error();
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (!found->is_open()) return error(ErrorCode::problem_resolved);
  if (at.ledger.unit(body.owner) == nullptr) {
    return error(ErrorCode::unit_unknown, "body.owner", {to_string(body.owner)});
  }
  Problem problem = *found;
  problem.owner = body.owner;
  problem.severity = body.severity;
  return changed(std::move(problem));
}

Result<Decision> judge(const ResolveProblem& body, const Case& at) {
  const Problem* found = at.ledger.problem(body.problem);
  if (found == nullptr) return error(ErrorCode::not_found, "body.problem");
  // The owner's people may see the problem without seeing the assignment.
  const Assignment* assignment = at.ledger.assignment(found->assignment);
  const bool owns = at.actor.is_staff() && at.actor.unit == found->owner;
  const bool concerned = assignment != nullptr && is_own(at.actor, *assignment);
  if (!owns && !concerned && !at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (!found->is_open()) return error(ErrorCode::problem_resolved);
  Problem problem = *found;
  problem.resolution = remark_of(body.resolution, at);
  return changed(std::move(problem));
}

}  // namespace tz
