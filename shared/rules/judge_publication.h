// What the judges of circulars, of assessments and of entries of the register share: who may freeze
// figures, and the way from a draft by the units' objections to what is published.
#pragma once

#include "rules/judge_common.h"

namespace tz {

// The server makes figures, and only for `person` of the office, whom `field` names.
Outcome may_freeze(PersonId person, const char* field, const Case& at);
// Nothing can be counted that was not there yet.
Outcome check_frozen(PlanId plan, uint64_t frozen_at, const Case& at);

// The steps of a publication, where it may take them. `wrong_state`: the error where its state does
// not allow it.
Outcome open_until(CivilDate until, ErrorCode wrong_state, const Case& at,
                   Publication& publication);
Outcome publish(const ObjectionSubject& subject, ErrorCode wrong_state, const Case& at,
                Publication& publication);
Outcome withdraw(const std::string& reason, const Case& at, Publication& publication);

// What an objection is about; null where there is no such thing.
const Publication* publication_of(const ObjectionSubject& subject, const LedgerView& ledger);
// Whether that concerns the unit.
bool names_unit(const ObjectionSubject& subject, UnitId unit, const LedgerView& ledger);

// How the kinds of publications say what cannot be done.
struct PublicationFaults {
  const char* field;      // that names it in an operation
  ErrorCode wrong_state;  // its state does not allow it
  ErrorCode not_named;    // it does not concern the unit
};
PublicationFaults faults_of(const ObjectionSubject& subject);

CivilDate today_of(const Case& at);

// That the office acts on, having seen it as it is. `found` may be null.
template <class T>
Result<T> seen_by_office(const T* found, const char* field, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (found == nullptr) return error(ErrorCode::not_found, field);
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  return *found;
}

}  // namespace tz
