#include "service/sessions.h"

#include <algorithm>

#include "service/account_named.h"
#include "service/sign_in_events.h"

namespace tz::server {
namespace {

constexpr size_t kIdDigits = 32;

Result<std::vector<SessionInfo>> open_sessions(Service& service, Snapshot& snapshot,
                                               PersonId person) {
  const Result<std::vector<Session>> sessions = snapshot.sessions_of(person);
  if (!sessions) return sessions.error();
  const Instant now = service.clock.now();
  std::vector<SessionInfo> out;
  for (const Session& session : *sessions) {
    if (has_ended(session, service.settings, now)) continue;
    out.push_back({session_id(session.token_digest), session.device_name, session.created_at,
                   session.last_seen, session.expires_at, false});
  }
  return out;
}

Result<Session> session_named(Snapshot& snapshot, PersonId person, std::string_view id) {
  const Result<std::vector<Session>> sessions = snapshot.sessions_of(person);
  if (!sessions) return sessions.error();
  const auto found = std::find_if(sessions->begin(), sessions->end(), [&](const Session& one) {
    return session_id(one.token_digest) == id;
  });
  if (found == sessions->end()) return error(ErrorCode::not_found, "id");
  return *found;
}

Result<PersonId> person_of_login(Snapshot& snapshot, const Actor& by, std::string_view login) {
  StoreView view(snapshot);
  const Result<Account> account = account_named(view, snapshot, by, login);
  if (!account) return account.error();
  return account->person;
}

}  // namespace

std::string session_id(const Sha256Digest& token_digest) {
  return to_hex(token_digest).substr(0, kIdDigits);
}

bool has_ended(const Session& session, const Settings& settings, Instant now) {
  return session.expires_at <= now ||
         session.last_seen.unix_ms + settings.session_idle_ms <= now.unix_ms;
}

Result<std::vector<SessionInfo>> list_sessions(Service& service, const Caller& caller) {
  std::vector<SessionInfo> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    auto sessions = open_sessions(service, snapshot, caller.person.id);
    if (!sessions) return sessions.error();
    out = std::move(*sessions);
    return done();
  });
  if (!read) return read.error();
  for (SessionInfo& session : out) session.is_current = session.id == session_id(caller.session);
  return out;
}

Outcome end_session(Service& service, const Caller& caller, std::string_view id) {
  Sha256Digest ended{};
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    const Result<Session> session = session_named(transaction, caller.person.id, id);
    if (!session) return session.error();
    ended = session->token_digest;
    const bool is_own = ended == caller.session;
    const SignInEventKind kind =
        is_own ? SignInEventKind::signed_out : SignInEventKind::ended_elsewhere;
    return end_session_with(service.settings, transaction, *session,
                            sign_in_event(service.clock.now(), kind, nullptr, caller.address));
  });
  if (written) service.live.end_session(ended);
  return written;
}

Result<std::vector<SessionInfo>> list_sessions_of(Service& service, const Actor& by,
                                                  std::string_view login) {
  std::vector<SessionInfo> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<PersonId> person = person_of_login(snapshot, by, login);
    if (!person) return person.error();
    auto sessions = open_sessions(service, snapshot, *person);
    if (!sessions) return sessions.error();
    out = std::move(*sessions);
    return done();
  });
  if (!read) return read.error();
  return out;
}

Outcome end_session_of(Service& service, const Actor& by, std::string_view login,
                       std::string_view id, std::string_view address) {
  Sha256Digest ended{};
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    const Result<PersonId> person = person_of_login(transaction, by, login);
    if (!person) return person.error();
    const Result<Session> session = session_named(transaction, *person, id);
    if (!session) return session.error();
    ended = session->token_digest;
    SignInEvent event =
        sign_in_event(service.clock.now(), SignInEventKind::ended_by_admin, nullptr, address);
    event.by = by.person;
    return end_session_with(service.settings, transaction, *session, std::move(event));
  });
  if (written) service.live.end_session(ended);
  return written;
}

}  // namespace tz::server
