// Rules about the ladder by which the office presses: reminder 催办, supervision order 督办单 with
// its answer, check and closing, naming in the circular.
#include "model/limits.h"
#include "rules/judge_common.h"

namespace tz {
namespace {

CivilDate today_of(const Case& at) {
  return shanghai_date(at.stamp.received_at);
}

// The running assignment that the office presses.
Result<Assignment> pressed(AssignmentId id, const Case& at) {
  const Assignment* found = at.ledger.assignment(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (found->stage != Stage::issued && found->stage != Stage::active) {
    return error(ErrorCode::wrong_stage);
  }
  return *found;
}

bool is_past_deadline(const Assignment& assignment, const Case& at) {
  const Task* task = at.ledger.task(assignment.task);
  if (task == nullptr) return false;
  const std::optional<CivilDate> deadline = deadline_of(assignment, *task);
  return deadline && *deadline < today_of(at);
}

// An order that the office acts on. The one who answered it may be barred from that.
Result<SupervisionOrder> office_order(OrderId id, const Case& at, bool answerer_barred) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const SupervisionOrder* found = at.ledger.order(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.order");
  if (answerer_barred && found->answered_by() == at.actor.person) {
    return error(ErrorCode::own_answer);
  }
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  return *found;
}

Result<Decision> stepped(SupervisionOrder order, OrderState state, OrderAct act, std::string words,
                         const Case& at) {
  if (order.steps.size() >= kMaxSteps) {
    return error(ErrorCode::too_many, "body.order", {"body.order", std::to_string(kMaxSteps)});
  }
  order.state = state;
  order.steps.push_back({act, remark_of(std::move(words), at)});
  return changed(std::move(order));
}

}  // namespace

Result<Decision> judge(const SendReminder& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (at.ledger.reminder(body.reminder) != nullptr) {
    return error(ErrorCode::already_exists, "body.reminder");
  }
  const Result<Assignment> assignment = pressed(body.assignment, at);
  if (!assignment) return assignment.error();
  Reminder reminder;
  reminder.id = body.reminder;
  reminder.assignment = body.assignment;
  reminder.words = remark_of(body.words, at);
  return changed(std::move(reminder));
}

Result<Decision> judge(const IssueOrder& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (at.ledger.order(body.order) != nullptr) {
    return error(ErrorCode::already_exists, "body.order");
  }
  const Result<Assignment> assignment = pressed(body.assignment, at);
  if (!assignment) return assignment.error();
  // A unit that is late knows it; any other is asked mildly first.
  if (at.ledger.reminders_of(body.assignment).empty() && !is_past_deadline(*assignment, at)) {
    return error(ErrorCode::reminder_first);
  }
  const CivilDate today = today_of(at);
  if (body.deadline < today) return error(ErrorCode::deadline_outside, "body.deadline");
  SupervisionOrder order;
  order.id = body.order;
  order.assignment = body.assignment;
  order.year = ymd_of(today).year;
  order.serial = at.ledger.last_order_serial(order.year) + 1;
  order.basis = body.basis;
  order.facts = body.facts;
  order.demand = body.demand;
  order.deadline = body.deadline;
  order.issued_by = at.actor.person;
  order.issued_at = written_at(at);
  return changed(std::move(order));
}

Result<Decision> judge(const AnswerOrder& body, const Case& at) {
  const SupervisionOrder* found = at.ledger.order(body.order);
  const Assignment* assignment =
      found == nullptr ? nullptr : at.ledger.assignment(found->assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.order");
  if (!is_own(at.actor, *assignment)) return error(ErrorCode::foreign_unit, "body.order");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->state != OrderState::issued) return error(ErrorCode::already_decided);
  const Outcome attached = check_attachments(body.attachments, "body.attachments");
  if (!attached) return attached.error();
  Result<Decision> decision =
      stepped(*found, OrderState::answered, OrderAct::answered, body.answer, at);
  if (decision) {
    auto& order = *std::get_if<SupervisionOrder>(&decision->changed.front());
    order.steps.back().attachments = body.attachments;
  }
  return decision;
}

Result<Decision> judge(const ReturnOrder& body, const Case& at) {
  const Result<SupervisionOrder> found = office_order(body.order, at, false);
  if (!found) return found.error();
  if (found->state != OrderState::answered) return error(ErrorCode::wrong_stage);
  return stepped(*found, OrderState::issued, OrderAct::returned, body.reason, at);
}

Result<Decision> judge(const CloseOrder& body, const Case& at) {
  const Result<SupervisionOrder> found = office_order(body.order, at, true);
  if (!found) return found.error();
  if (found->state != OrderState::answered) return error(ErrorCode::wrong_stage);
  return stepped(*found, OrderState::closed, OrderAct::closed, body.words, at);
}

Result<Decision> judge(const ReopenOrder& body, const Case& at) {
  const Result<SupervisionOrder> found = office_order(body.order, at, false);
  if (!found) return found.error();
  if (found->state != OrderState::closed) return error(ErrorCode::wrong_stage);
  return stepped(*found, OrderState::issued, OrderAct::reopened, body.reason, at);
}

Result<Decision> judge(const NameOrder& body, const Case& at) {
  const Result<SupervisionOrder> found = office_order(body.order, at, false);
  if (!found) return found.error();
  if (!found->is_overdue(today_of(at))) return error(ErrorCode::order_not_overdue);
  if (found->is_named()) return error(ErrorCode::already_decided);
  return stepped(*found, found->state, OrderAct::named, {}, at);
}

}  // namespace tz
