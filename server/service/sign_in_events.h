// What happened at the door, as the auditor reads it: noted in the transaction of what it tells, so
// that neither is there without the other. A flood of refusals takes a bounded number of rows: the
// same within a minute is counted in one row, and after Settings::sign_in_refusals_a_day of a day
// the others are counted without account and address.
//
// Not told: that a session ended by idleness or age, which nobody does.
#pragma once

#include <vector>

#include "rules/actor.h"
#include "service/service.h"
#include "store/sign_in_event.h"

namespace tz::server {

// `account`: null where no account was named.
SignInEvent sign_in_event(Instant at, SignInEventKind kind, const Account* account,
                          std::string_view address = {});

Outcome note_sign_in_event(const Settings& settings, Transaction& transaction, SignInEvent event);
// Of a refusal that cost nobody anything: told once a minute and not counted, so that a flood of
// them writes nothing. What goes wrong here is not told, as the refusal stands all the same.
void note_cheap_refusal(Service& service, SignInEvent event);
// Ends the session and tells it. `what`: all but whose it was and on which device. Where it was
// ended from elsewhere, its device hears session_revoked from then on.
Outcome end_session_with(const Settings& settings, Transaction& transaction, const Session& session,
                         SignInEvent what);
// All of the person whom `what` names, but that one.
Outcome end_sessions_with(const Settings& settings, Transaction& transaction,
                          const SignInEvent& what, const Sha256Digest* but_for = nullptr);

inline constexpr size_t kSignInEventsInPage = 50;

struct SignInEventPage {
  std::vector<SignInEvent> events;  // the newest first
  bool more = false;
};
// `login`: of that account alone; empty: all. Errors: not_allowed for anybody but an auditor.
Result<SignInEventPage> list_sign_in_events(Service& service, const Actor& by,
                                            std::optional<int64_t> before, std::string_view login);

// Lets go what is older than Settings::sign_in_events_kept_ms.
Outcome prune_sign_in_events(Service& service);

}  // namespace tz::server
