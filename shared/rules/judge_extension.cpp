// Rules about extensions 延期: asked for by the unit while the old deadline still stands, decided
// by the office. Both days stay on the request for ever.
#include <algorithm>

#include "rules/judge_common.h"

namespace tz {
namespace {

// The deadline that the unit asks to move. What was written before it passed may arrive later.
Result<CivilDate> movable_deadline(const Assignment& assignment, const Case& at) {
  const Task* task = at.ledger.task(assignment.task);
  if (task == nullptr) return error(ErrorCode::not_found, "body.assignment");
  const std::optional<CivilDate> deadline = deadline_of(assignment, *task);
  if (!deadline) return error(ErrorCode::deadline_needed);
  if (*deadline < shanghai_date(written_at(at))) return error(ErrorCode::extension_too_late);
  return *deadline;
}

bool is_waiting(const Assignment& assignment, const LedgerView& ledger) {
  const auto all = ledger.extensions_of(assignment.id);
  return std::any_of(all.begin(), all.end(), [](const ExtensionRequest* each) {
    return each->state == ExtensionState::filed;
  });
}

Result<ExtensionRequest> filed_request(ExtensionId id, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const ExtensionRequest* found = at.ledger.extension(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.extension");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->state != ExtensionState::filed) return error(ErrorCode::already_decided);
  return *found;
}

}  // namespace

Result<Decision> judge(const FileExtension& body, const Case& at) {
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *assignment)) return error(ErrorCode::foreign_unit, "body.assignment");
  if (at.ledger.extension(body.extension) != nullptr) {
    return error(ErrorCode::already_exists, "body.extension");
  }
  if (assignment->stage != Stage::issued && assignment->stage != Stage::active) {
    return error(ErrorCode::wrong_stage);
  }
  const Result<CivilDate> old_deadline = movable_deadline(*assignment, at);
  if (!old_deadline) return old_deadline.error();
  if (is_waiting(*assignment, at.ledger)) return error(ErrorCode::extension_pending);
  if (body.new_deadline <= *old_deadline) {
    return error(ErrorCode::extension_not_later, "body.new_deadline");
  }
  const Plan* plan = plan_of(*assignment, at.ledger);
  if (plan == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!in_period(*plan, body.new_deadline)) {
    return error(ErrorCode::deadline_outside, "body.new_deadline");
  }
  ExtensionRequest request;
  request.id = body.extension;
  request.assignment = body.assignment;
  request.old_deadline = *old_deadline;
  request.new_deadline = body.new_deadline;
  request.filed = remark_of(body.reason, at);
  return changed(std::move(request));
}

Result<Decision> judge(const GrantExtension& body, const Case& at) {
  Result<ExtensionRequest> found = filed_request(body.extension, at);
  if (!found) return found.error();
  const Assignment* assignment = at.ledger.assignment(found->assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.extension");
  ExtensionRequest next = std::move(*found);
  next.state = ExtensionState::granted;
  next.decision = remark_of({}, at);
  Assignment moved = *assignment;
  moved.deadline = next.new_deadline;
  Decision decision = changed(std::move(next));
  decision.changed.emplace_back(std::move(moved));
  return decision;
}

Result<Decision> judge(const RefuseExtension& body, const Case& at) {
  Result<ExtensionRequest> found = filed_request(body.extension, at);
  if (!found) return found.error();
  ExtensionRequest next = std::move(*found);
  next.state = ExtensionState::refused;
  next.decision = remark_of(body.reason, at);
  return changed(std::move(next));
}

}  // namespace tz
