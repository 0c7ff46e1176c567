// Rules about objections 申诉 to circulars, assessments and entries of the register, and the
// answers to them.
#include "rules/judge_publication.h"

namespace tz {
Result<Decision> judge(const FileObjection& body, const Case& at) {
  if (!at.actor.is_staff()) return error(ErrorCode::not_allowed);
  const Publication* subject = publication_of(body.about, at.ledger);
  if (subject == nullptr || !subject->is_shown()) {
    return error(ErrorCode::not_found, faults_of(body.about).field);
  }
  if (at.ledger.objection(body.objection) != nullptr) {
    return error(ErrorCode::already_exists, "body.objection");
  }
  if (!names_unit(body.about, at.actor.unit, at.ledger)) {
    return error(faults_of(body.about).not_named);
  }
  // Written in time counts, though it was sent later; what is published is answered otherwise.
  const bool in_time = shanghai_date(written_at(at)) <= *subject->objections_until;
  if (subject->state != PublicationState::objections || !in_time) {
    return error(ErrorCode::objections_closed);
  }
  Objection objection;
  objection.id = body.objection;
  objection.about = body.about;
  objection.unit = at.actor.unit;
  objection.filed = remark_of(body.text, at);
  return changed(std::move(objection));
}

Result<Decision> judge(const AnswerObjection& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Objection* found = at.ledger.objection(body.objection);
  const Publication* subject = found == nullptr ? nullptr : publication_of(found->about, at.ledger);
  if (subject == nullptr) return error(ErrorCode::not_found, "body.objection");
  if (found->unit == at.actor.unit) return error(ErrorCode::own_work);
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->answer) return error(ErrorCode::already_decided);
  if (subject->is_over()) return error(faults_of(found->about).wrong_state);
  Objection objection = *found;
  objection.upheld = body.upheld;
  objection.answer = remark_of(body.answer, at);
  return changed(std::move(objection));
}

}  // namespace tz
