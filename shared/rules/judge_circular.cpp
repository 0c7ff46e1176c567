// Rules about circulars 通报: drafted on frozen figures, worded by the office, shown to the units
// for their objections, published when all of these are answered.
#include "model/circular_token.h"
#include "model/limits.h"
#include "rules/judge_common.h"

namespace tz {
namespace {

CivilDate today_of(const Case& at) {
  return shanghai_date(at.stamp.received_at);
}

// The server makes figures, and only for somebody of the office.
Outcome may_freeze(PersonId person, const char* field, const Case& at) {
  if (!at.actor.is_server) return error(ErrorCode::not_allowed);
  const Person* found = at.ledger.person(person);
  if (found == nullptr) return error(ErrorCode::not_found, field);
  if (!found->active || !actor_of(*found).has(Role::office)) {
    return error(ErrorCode::not_allowed, field);
  }
  return done();
}

// Nothing can be counted that was not there yet.
Outcome check_figures(const CircularFigures& figures, const Case& at) {
  if (at.ledger.plan(figures.plan) == nullptr) {
    return error(ErrorCode::not_found, "body.figures.plan");
  }
  if (figures.frozen_at >= at.stamp.seq) {
    return error(ErrorCode::out_of_range, "body.figures.frozen_at",
                 {"body.figures.frozen_at", "0", std::to_string(at.stamp.seq - 1)});
  }
  return done();
}

Outcome check_words(std::string_view words, const char* field) {
  const std::optional<std::string> unknown = unknown_token(words);
  if (unknown) return error(ErrorCode::figure_unknown, field, {*unknown});
  return done();
}

// That the office acts on, having seen it as it is.
Result<Circular> office_circular(CircularId id, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Circular* found = at.ledger.circular(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.circular");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  return *found;
}

}  // namespace

Result<Decision> judge(const DraftCircular& body, const Case& at) {
  const Outcome allowed = may_freeze(body.drafted_by, "body.drafted_by", at);
  if (!allowed) return allowed.error();
  if (at.ledger.circular(body.circular) != nullptr) {
    return error(ErrorCode::already_exists, "body.circular");
  }
  if (const Outcome checked = check_figures(body.figures, at); !checked) return checked.error();
  for (const std::string& words : body.words) {
    if (const Outcome known = check_words(words, "body.words"); !known) return known.error();
  }
  Circular circular;
  circular.id = body.circular;
  circular.drafted_by = body.drafted_by;
  circular.drafted_at = at.stamp.received_at;
  circular.figures = body.figures;
  circular.words = body.words;
  return changed(std::move(circular));
}

Result<Decision> judge(const FreezeCircular& body, const Case& at) {
  const Outcome allowed = may_freeze(body.frozen_by, "body.frozen_by", at);
  if (!allowed) return allowed.error();
  const Circular* found = at.ledger.circular(body.circular);
  if (found == nullptr) return error(ErrorCode::not_found, "body.circular");
  if (found->state != CircularState::draft && found->state != CircularState::objections) {
    return error(ErrorCode::circular_state);
  }
  if (const Outcome checked = check_figures(body.figures, at); !checked) return checked.error();
  if (body.figures.plan != found->figures.plan) {
    return error(ErrorCode::unknown_value, "body.figures.plan", {"body.figures.plan"});
  }
  Circular circular = *found;
  // The units have not seen these figures: they are asked again.
  circular.state = CircularState::draft;
  circular.figures = body.figures;
  return changed(std::move(circular));
}

Result<Decision> judge(const WordCircular& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (circular->state != CircularState::draft) return error(ErrorCode::circular_state);
  for (const PartEdit& edit : body.edits) {
    if (const Outcome known = check_words(edit.words, "body.edits"); !known) return known.error();
    circular->said(edit.part) = edit.words;
  }
  return changed(std::move(*circular));
}

Result<Decision> judge(const OpenObjections& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (circular->state != CircularState::draft) return error(ErrorCode::circular_state);
  if (circular->said(CircularPart::title).empty()) {
    return error(ErrorCode::text_required, "title", {"title"});
  }
  if (body.until < today_of(at)) return error(ErrorCode::until_passed, "body.until");
  circular->state = CircularState::objections;
  circular->objections_until = body.until;
  return changed(std::move(*circular));
}

Result<Decision> judge(const FileObjection& body, const Case& at) {
  if (!at.actor.is_staff()) return error(ErrorCode::not_allowed);
  const Circular* circular = at.ledger.circular(body.circular);
  if (circular == nullptr || !circular->is_shown()) {
    return error(ErrorCode::not_found, "body.circular");
  }
  if (at.ledger.objection(body.objection) != nullptr) {
    return error(ErrorCode::already_exists, "body.objection");
  }
  if (!circular->names_unit(at.actor.unit)) return error(ErrorCode::not_in_circular);
  // Written in time counts, though it was sent later; what is published is answered otherwise.
  const bool in_time = shanghai_date(written_at(at)) <= *circular->objections_until;
  if (circular->state != CircularState::objections || !in_time) {
    return error(ErrorCode::objections_closed);
  }
  Objection objection;
  objection.id = body.objection;
  objection.circular = body.circular;
  objection.unit = at.actor.unit;
  objection.filed = remark_of(body.text, at);
  return changed(std::move(objection));
}

Result<Decision> judge(const AnswerObjection& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Objection* found = at.ledger.objection(body.objection);
  const Circular* circular = found == nullptr ? nullptr : at.ledger.circular(found->circular);
  if (circular == nullptr) return error(ErrorCode::not_found, "body.objection");
  if (found->unit == at.actor.unit) return error(ErrorCode::own_work);
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->answer) return error(ErrorCode::already_decided);
  const bool is_over =
      circular->state == CircularState::published || circular->state == CircularState::withdrawn;
  if (is_over) return error(ErrorCode::circular_state);
  Objection objection = *found;
  objection.upheld = body.upheld;
  objection.answer = remark_of(body.answer, at);
  return changed(std::move(objection));
}

Result<Decision> judge(const PublishCircular& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (circular->state != CircularState::objections) return error(ErrorCode::circular_state);
  if (today_of(at) <= *circular->objections_until) return error(ErrorCode::objections_open);
  for (const Objection* objection : at.ledger.objections_of(body.circular)) {
    if (!objection->answer) return error(ErrorCode::objections_unanswered);
  }
  circular->state = CircularState::published;
  circular->published = remark_of({}, at);
  return changed(std::move(*circular));
}

Result<Decision> judge(const WithdrawCircular& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (circular->state == CircularState::withdrawn) return error(ErrorCode::already_decided);
  circular->state = CircularState::withdrawn;
  circular->withdrawn = remark_of(body.reason, at);
  return changed(std::move(*circular));
}

}  // namespace tz
