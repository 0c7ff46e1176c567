// Rules about the register of exposure and accountability 曝光问责登记: drafted on a basis that
// holds, shown to the unit for its objections, entered when these are answered and the basis still
// holds, corrected with what stood before kept, removed with a reason.
#include "model/limits.h"
#include "rules/accountability_basis.h"
#include "rules/judge_publication.h"

namespace tz {
namespace {

Result<AccountabilityEntry> office_entry(AccountabilityId id, const Case& at) {
  return seen_by_office(at.ledger.accountability(id), "body.accountability", at);
}

// What the draft stood on may have lost its footing since: told by one code, whatever it was.
Outcome check_still_holds(const AccountabilityEntry& entry, const Case& at) {
  if (check_basis(entry.basis, entry.unit, at.ledger)) return done();
  return error(ErrorCode::basis_lost);
}

}  // namespace

Result<Decision> judge(const DraftAccountability& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (at.ledger.accountability(body.accountability) != nullptr) {
    return error(ErrorCode::already_exists, "body.accountability");
  }
  const Outcome holds = check_basis(body.basis, body.unit, at.ledger);
  if (!holds) return holds.error();
  AccountabilityEntry entry;
  entry.id = body.accountability;
  entry.plan = plan_of_basis(body.basis, at.ledger);
  entry.unit = body.unit;
  entry.basis = body.basis;
  entry.drafted_by = at.actor.person;
  entry.drafted_at = written_at(at);
  entry.words = body.words;
  return changed(std::move(entry));
}

Result<Decision> judge(const WordAccountability& body, const Case& at) {
  Result<AccountabilityEntry> entry = office_entry(body.accountability, at);
  if (!entry) return entry.error();
  if (entry->is_over()) return error(ErrorCode::accountability_state);
  // The unit has not seen these words: it is asked again.
  entry->state = PublicationState::draft;
  entry->words = body.words;
  return changed(std::move(*entry));
}

Result<Decision> judge(const OpenAccountability& body, const Case& at) {
  Result<AccountabilityEntry> entry = office_entry(body.accountability, at);
  if (!entry) return entry.error();
  if (const Outcome holds = check_still_holds(*entry, at); !holds) return holds.error();
  const Outcome opened = open_until(body.until, ErrorCode::accountability_state, at, *entry);
  if (!opened) return opened.error();
  return changed(std::move(*entry));
}

Result<Decision> judge(const PublishAccountability& body, const Case& at) {
  Result<AccountabilityEntry> entry = office_entry(body.accountability, at);
  if (!entry) return entry.error();
  const Outcome entered = publish(body.accountability, ErrorCode::accountability_state, at, *entry);
  if (!entered) return entered.error();
  if (const Outcome holds = check_still_holds(*entry, at); !holds) return holds.error();
  if (today_of(at) < entry->words.decided_on) return error(ErrorCode::decision_ahead);
  return changed(std::move(*entry));
}

Result<Decision> judge(const CorrectAccountability& body, const Case& at) {
  Result<AccountabilityEntry> entry = office_entry(body.accountability, at);
  if (!entry) return entry.error();
  if (entry->state != PublicationState::published) return error(ErrorCode::accountability_state);
  AccountabilityWords& words = entry->words;
  if (body.facts == words.facts && body.decision == words.decision) {
    return error(ErrorCode::nothing_corrected);
  }
  if (entry->corrections.size() >= kMaxCorrections) {
    return error(ErrorCode::too_many, "body.accountability",
                 {"body.accountability", std::to_string(kMaxCorrections)});
  }
  entry->corrections.push_back({remark_of(body.reason, at), words.facts, words.decision});
  words.facts = body.facts;
  words.decision = body.decision;
  return changed(std::move(*entry));
}

Result<Decision> judge(const WithdrawAccountability& body, const Case& at) {
  Result<AccountabilityEntry> entry = office_entry(body.accountability, at);
  if (!entry) return entry.error();
  if (const Outcome removed = withdraw(body.reason, at, *entry); !removed) return removed.error();
  return changed(std::move(*entry));
}

}  // namespace tz
