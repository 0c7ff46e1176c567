// Rules about circulars 通报: drafted on frozen figures, worded by the office, shown to the units
// for their objections (judge_objection), published when all of these are answered.
#include "model/circular_token.h"
#include "rules/judge_publication.h"

namespace tz {
namespace {

Outcome check_words(std::string_view words, const char* field) {
  const std::optional<std::string> unknown = unknown_token(words);
  if (unknown) return error(ErrorCode::figure_unknown, field, {*unknown});
  return done();
}

Result<Circular> office_circular(CircularId id, const Case& at) {
  return seen_by_office(at.ledger.circular(id), "body.circular", at);
}

}  // namespace

Result<Decision> judge(const DraftCircular& body, const Case& at) {
  const Outcome allowed = may_freeze(body.drafted_by, "body.drafted_by", at);
  if (!allowed) return allowed.error();
  if (at.ledger.circular(body.circular) != nullptr) {
    return error(ErrorCode::already_exists, "body.circular");
  }
  if (const Outcome checked = check_frozen(body.figures.plan, body.figures.frozen_at, at); !checked)
    return checked.error();
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
  if (found->is_over()) return error(ErrorCode::circular_state);
  if (const Outcome checked = check_frozen(body.figures.plan, body.figures.frozen_at, at); !checked)
    return checked.error();
  if (body.figures.plan != found->figures.plan) {
    return error(ErrorCode::unknown_value, "body.figures.plan", {"body.figures.plan"});
  }
  Circular circular = *found;
  // The units have not seen these figures: they are asked again.
  circular.state = PublicationState::draft;
  circular.figures = body.figures;
  return changed(std::move(circular));
}

Result<Decision> judge(const WordCircular& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (circular->state != PublicationState::draft) return error(ErrorCode::circular_state);
  for (const PartEdit& edit : body.edits) {
    if (const Outcome known = check_words(edit.words, "body.edits"); !known) return known.error();
    circular->said(edit.part) = edit.words;
  }
  return changed(std::move(*circular));
}

Result<Decision> judge(const OpenObjections& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (circular->state != PublicationState::draft) return error(ErrorCode::circular_state);
  if (circular->said(CircularPart::title).empty()) {
    return error(ErrorCode::text_required, "title", {"title"});
  }
  const Outcome opened = open_until(body.until, ErrorCode::circular_state, at, *circular);
  if (!opened) return opened.error();
  return changed(std::move(*circular));
}

Result<Decision> judge(const PublishCircular& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  const Outcome published = publish(body.circular, ErrorCode::circular_state, at, *circular);
  if (!published) return published.error();
  return changed(std::move(*circular));
}

Result<Decision> judge(const WithdrawCircular& body, const Case& at) {
  Result<Circular> circular = office_circular(body.circular, at);
  if (!circular) return circular.error();
  if (const Outcome withdrawn = withdraw(body.reason, at, *circular); !withdrawn) {
    return withdrawn.error();
  }
  return changed(std::move(*circular));
}

}  // namespace tz
