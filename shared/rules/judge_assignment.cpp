// Rules about an assignment's stages (domain: "Stages of an assignment"): receive, declare
// complete, accept, return, cancel, suspend, resume, reopen.
#include "rules/judge_common.h"
#include "rules/reporting.h"
#include "rules/standing.h"

namespace tz {
namespace {

Result<Assignment> reviewed(AssignmentId id, const Case& at) {
  const Assignment* found = at.ledger.assignment(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (const Outcome may = may_review(at.actor, *found, at.ledger); !may) return may.error();
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->stage != Stage::declared) return error(ErrorCode::wrong_stage);
  return *found;
}

// Suspending, cancelling and their undoing are the office's.
Result<Assignment> steered(AssignmentId id, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Assignment* found = at.ledger.assignment(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  return *found;
}

}  // namespace

Result<Decision> judge(const Acknowledge& body, const Case& at) {
  const Assignment* found = at.ledger.assignment(body.assignment);
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *found)) return error(ErrorCode::foreign_unit, "body.assignment");
  // Two colleagues may acknowledge offline; the second changes nothing and is no fault.
  if (found->stage != Stage::issued) {
    if (found->acknowledged_by) return Decision{};
    return error(ErrorCode::wrong_stage);
  }
  Assignment next = *found;
  next.stage = Stage::active;
  next.acknowledged_by = at.actor.person;
  next.acknowledged_at = written_at(at);
  return changed(std::move(next));
}

Result<Decision> judge(const DeclareComplete& body, const Case& at) {
  const Assignment* found = at.ledger.assignment(body.assignment);
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *found)) return error(ErrorCode::foreign_unit, "body.assignment");
  if (found->stage != Stage::active) return error(ErrorCode::wrong_stage);
  if (found->percent < 100) return error(ErrorCode::not_complete);
  const Outcome attached = check_attachments(body.attachments, "body.attachments");
  if (!attached) return attached.error();
  Assignment next = *found;
  next.stage = Stage::declared;
  next.declared_by = at.actor.person;
  next.note = body.evidence;
  next.evidence = body.attachments;
  return changed(std::move(next));
}

Result<Decision> judge(const AcceptCompletion& body, const Case& at) {
  Result<Assignment> found = reviewed(body.assignment, at);
  if (!found) return found.error();
  Assignment next = std::move(*found);
  next.stage = Stage::completed;
  next.completed_on = shanghai_date(at.stamp.received_at);
  return changed(std::move(next));
}

Result<Decision> judge(const ReturnCompletion& body, const Case& at) {
  Result<Assignment> found = reviewed(body.assignment, at);
  if (!found) return found.error();
  Assignment next = std::move(*found);
  next.stage = Stage::active;
  next.note = body.reason;
  return changed(std::move(next));
}

Result<Decision> judge(const CancelAssignment& body, const Case& at) {
  Result<Assignment> found = steered(body.assignment, at);
  if (!found) return found.error();
  if (found->is_over()) return error(ErrorCode::wrong_stage);
  Assignment next = std::move(*found);
  next.stage = Stage::cancelled;
  next.note = body.reason;
  return changed(std::move(next));
}

Result<Decision> judge(const SuspendAssignment& body, const Case& at) {
  Result<Assignment> found = steered(body.assignment, at);
  if (!found) return found.error();
  if (!may_be_reported(*found)) return error(ErrorCode::wrong_stage);
  Assignment next = std::move(*found);
  next.stage = Stage::suspended;
  next.note = body.reason;
  return changed(std::move(next));
}

Result<Decision> judge(const ResumeAssignment& body, const Case& at) {
  Result<Assignment> found = steered(body.assignment, at);
  if (!found) return found.error();
  if (found->stage != Stage::suspended) return error(ErrorCode::wrong_stage);
  Assignment next = std::move(*found);
  next.stage = next.acknowledged_by ? Stage::active : Stage::issued;
  return changed(std::move(next));
}

Result<Decision> judge(const ReopenAssignment& body, const Case& at) {
  Result<Assignment> found = steered(body.assignment, at);
  if (!found) return found.error();
  if (found->stage != Stage::completed) return error(ErrorCode::wrong_stage);
  const Task* task = at.ledger.task(found->task);
  if (task == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (task->closed) return error(ErrorCode::task_closed);
  Assignment next = std::move(*found);
  // Its report may have been returned while nothing could move any more.
  const Report* current = next.current_report ? at.ledger.report(*next.current_report) : nullptr;
  if (current != nullptr && current->is_returned()) {
    next = standing_on(latest_of(standing_reports(next.id, at.ledger)), next);
  }
  next.stage = Stage::active;
  next.note = body.reason;
  next.completed_on.reset();
  return changed(std::move(next));
}

}  // namespace tz
