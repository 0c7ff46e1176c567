// Sessions as a person sees them: where one is signed in, and ending that from elsewhere. An
// administrator does the same for an account that is not his own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/actor.h"
#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

struct SessionInfo {
  std::string id;           // see session_id()
  std::string device_name;  // as said at the sign-in; may be empty
  Instant begun_at;
  Instant last_seen;   // noted every few minutes
  Instant expires_at;  // at the latest
  bool is_current = false;
};

// Names a session, in 32 hex digits, and opens nothing: it is half of the digest of its token.
std::string session_id(const Sha256Digest& token_digest);

// By idleness or by age; else the session is a good one, as far as it goes by time.
bool has_ended(const Session& session, const Settings& settings, Instant now);

// In the order in which they began, without those that have ended.
Result<std::vector<SessionInfo>> list_sessions(Service& service, const Caller& caller);
// Its live streams end with it. not_found: the caller has no such session.
Outcome end_session(Service& service, const Caller& caller, std::string_view id);

// The same of an account, for an administrator: also not_allowed and login_unknown.
Result<std::vector<SessionInfo>> list_sessions_of(Service& service, const Actor& by,
                                                  std::string_view login);
// `address`: from where, for the auditor; may be empty.
Outcome end_session_of(Service& service, const Actor& by, std::string_view login,
                       std::string_view id, std::string_view address = {});

}  // namespace tz::server
