#include "service/sign_in_events.h"

#include "service/entry.h"
#include "service/sessions.h"

namespace tz::server {
namespace {

// Where an event goes: into a row of its own, or into one that is there.
struct Place {
  SignInEvent event;
  std::optional<int64_t> counted_in;
};

Result<Place> place_of(const Settings& settings, Snapshot& snapshot, const SignInEvent& event) {
  Place out{event, std::nullopt};
  const Instant minute_ago{event.at.unix_ms - kMinuteMs};
  Result<std::optional<int64_t>> like = snapshot.like_sign_in_event(event, minute_ago);
  if (!like) return like.error();
  out.counted_in = *like;
  if (out.counted_in || !is_refusal(event.kind)) return out;
  const Result<size_t> refusals = snapshot.refusals_since(Instant{event.at.unix_ms - kDayMs});
  if (!refusals) return refusals.error();
  if (*refusals < settings.sign_in_refusals_a_day) return out;
  out.event = sign_in_event(event.at, event.kind, nullptr);
  like = snapshot.like_sign_in_event(out.event, minute_ago);
  if (!like) return like.error();
  out.counted_in = *like;
  return out;
}

// What its person did in the session itself is no surprise to its device.
bool is_revoked_by(SignInEventKind kind) {
  using Kind = SignInEventKind;
  return kind == Kind::ended_elsewhere || kind == Kind::ended_by_admin ||
         kind == Kind::ended_with_password || kind == Kind::ended_with_account;
}

}  // namespace

SignInEvent sign_in_event(Instant at, SignInEventKind kind, const Account* account,
                          std::string_view address) {
  SignInEvent out;
  out.at = at;
  out.last_at = at;
  out.kind = kind;
  out.address = address;
  if (account != nullptr) {
    out.login = account->login;
    out.person = account->person;
  }
  return out;
}

Outcome note_sign_in_event(const Settings& settings, Transaction& transaction, SignInEvent event) {
  const Result<Place> place = place_of(settings, transaction, event);
  if (!place) return place.error();
  if (place->counted_in) return transaction.count_sign_in_event(*place->counted_in, event.at);
  return transaction.add_sign_in_event(place->event);
}

void note_cheap_refusal(Service& service, SignInEvent event) {
  bool is_told = false;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<Place> place = place_of(service.settings, snapshot, event);
    if (!place) return place.error();
    is_told = place->counted_in.has_value();
    return done();
  });
  if (!read || is_told) return;
  (void)service.store.write([&](Transaction& transaction) {
    return note_sign_in_event(service.settings, transaction, event);
  });
}

Outcome end_session_with(const Settings& settings, Transaction& transaction, const Session& session,
                         SignInEvent what) {
  const Outcome ended = transaction.delete_session(session.token_digest);
  if (!ended) return ended;
  if (is_revoked_by(what.kind)) {
    const Outcome kept = transaction.put_revoked(session.token_digest, session.expires_at);
    if (!kept) return kept;
  }
  // Nobody is told that one was ended which was over already.
  if (has_ended(session, settings, what.at)) return done();
  what.login = session.login;
  what.person = session.person;
  what.device_name = session.device_name;
  return note_sign_in_event(settings, transaction, std::move(what));
}

Outcome end_sessions_with(const Settings& settings, Transaction& transaction,
                          const SignInEvent& what, const Sha256Digest* but_for) {
  const Result<std::vector<Session>> sessions = transaction.sessions_of(what.person);
  if (!sessions) return sessions.error();
  for (const Session& session : *sessions) {
    if (but_for != nullptr && session.token_digest == *but_for) continue;
    const Outcome ended = end_session_with(settings, transaction, session, what);
    if (!ended) return ended;
  }
  return done();
}

Result<SignInEventPage> list_sign_in_events(Service& service, const Actor& by,
                                            std::optional<int64_t> before, std::string_view login) {
  SignInEventPage out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    StoreView view(snapshot);
    const Result<Actor> auditor = actor_with(view, by.person, Role::auditor);
    if (!auditor) return auditor.error();
    Result<std::vector<SignInEvent>> events =
        snapshot.sign_in_events({before, std::string(login), kSignInEventsInPage + 1});
    if (!events) return events.error();
    out.events = std::move(*events);
    return done();
  });
  if (!read) return read.error();
  out.more = out.events.size() > kSignInEventsInPage;
  if (out.more) out.events.pop_back();
  return out;
}

Outcome prune_sign_in_events(Service& service) {
  const Instant until{service.clock.now().unix_ms - service.settings.sign_in_events_kept_ms};
  return service.store.write(
      [&](Transaction& transaction) { return transaction.delete_sign_in_events_until(until); });
}

}  // namespace tz::server
