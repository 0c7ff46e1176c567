#include "rules/judge_publication.h"

namespace tz {
namespace {

const Circular* found(CircularId id, const LedgerView& ledger) {
  return ledger.circular(id);
}
const Assessment* found(AssessmentId id, const LedgerView& ledger) {
  return ledger.assessment(id);
}
const AccountabilityEntry* found(AccountabilityId id, const LedgerView& ledger) {
  return ledger.accountability(id);
}

struct FaultsOf {
  PublicationFaults operator()(CircularId) const {
    return {"body.circular", ErrorCode::circular_state, ErrorCode::not_in_circular};
  }
  PublicationFaults operator()(AssessmentId) const {
    return {"body.assessment", ErrorCode::assessment_state, ErrorCode::not_in_assessment};
  }
  PublicationFaults operator()(AccountabilityId) const {
    return {"body.accountability", ErrorCode::accountability_state,
            ErrorCode::not_in_accountability};
  }
};

}  // namespace

CivilDate today_of(const Case& at) {
  return shanghai_date(at.stamp.received_at);
}

Outcome may_freeze(PersonId person, const char* field, const Case& at) {
  if (!at.actor.is_server) return error(ErrorCode::not_allowed);
  const Person* found = at.ledger.person(person);
  if (found == nullptr) return error(ErrorCode::not_found, field);
  if (!found->active || !actor_of(*found).has(Role::office)) {
    return error(ErrorCode::not_allowed, field);
  }
  return done();
}

Outcome check_frozen(PlanId plan, uint64_t frozen_at, const Case& at) {
  if (at.ledger.plan(plan) == nullptr) return error(ErrorCode::not_found, "body.figures.plan");
  if (frozen_at >= at.stamp.seq) {
    return error(ErrorCode::out_of_range, "body.figures.frozen_at",
                 {"body.figures.frozen_at", "0", std::to_string(at.stamp.seq - 1)});
  }
  return done();
}

Outcome open_until(CivilDate until, ErrorCode wrong_state, const Case& at,
                   Publication& publication) {
  if (publication.state != PublicationState::draft) return error(wrong_state);
  if (until < today_of(at)) return error(ErrorCode::until_passed, "body.until");
  publication.state = PublicationState::objections;
  publication.objections_until = until;
  return done();
}

Outcome publish(const ObjectionSubject& subject, ErrorCode wrong_state, const Case& at,
                Publication& publication) {
  if (publication.state != PublicationState::objections) return error(wrong_state);
  if (today_of(at) <= *publication.objections_until) return error(ErrorCode::objections_open);
  for (const Objection* objection : at.ledger.objections_of(subject)) {
    if (!objection->answer) return error(ErrorCode::objections_unanswered);
  }
  publication.state = PublicationState::published;
  publication.published = remark_of({}, at);
  return done();
}

Outcome withdraw(const std::string& reason, const Case& at, Publication& publication) {
  if (publication.state == PublicationState::withdrawn) return error(ErrorCode::already_decided);
  publication.state = PublicationState::withdrawn;
  publication.withdrawn = remark_of(reason, at);
  return done();
}

const Publication* publication_of(const ObjectionSubject& subject, const LedgerView& ledger) {
  return std::visit([&](auto id) -> const Publication* { return found(id, ledger); }, subject);
}

bool names_unit(const ObjectionSubject& subject, UnitId unit, const LedgerView& ledger) {
  const auto names = [&](auto id) {
    const auto* publication = found(id, ledger);
    return publication != nullptr && publication->names_unit(unit);
  };
  return std::visit(names, subject);
}

PublicationFaults faults_of(const ObjectionSubject& subject) {
  return std::visit(FaultsOf{}, subject);
}

}  // namespace tz
