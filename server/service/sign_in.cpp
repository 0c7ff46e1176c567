#include "service/sign_in.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/limits.h"
#include "service/account_lock.h"
#include "service/known_browser.h"
#include "service/second_factor.h"
#include "service/sessions.h"
#include "service/sign_in_events.h"

namespace tz::server {
namespace {

// Whoever must set up a second factor has so long for it after signing in; a session from before
// the setting opens nothing any more.
constexpr int64_t kEnrolMs = kHourMs;
// Each use moves the end of idleness, but need not be written each time.
constexpr int64_t kTouchMs = 5 * kMinuteMs;

void note_refusal(Service& service, SignInEventKind why, const Account* account,
                  const std::string& address) {
  note_cheap_refusal(service, sign_in_event(service.clock.now(), why, account, address));
}

bool is_old(const Account& account, const Settings& settings, Instant now) {
  return settings.password_lasts_ms > 0 &&
         account.password_set_at.unix_ms + settings.password_lasts_ms <= now.unix_ms;
}

bool is_due(const Account& account, const Person& person, const Settings& settings) {
  return account.second_factor.empty() && must_have_second_factor(settings.second_factors, person);
}

Result<Person> person_in(Snapshot& snapshot, PersonId id) {
  const Result<std::optional<Record>> found = snapshot.record({Collection::person, id.uuid});
  if (!found) return found.error();
  if (!*found) return error(ErrorCode::session_required);
  return *std::get_if<Person>(&**found);
}

// What ended by idleness stays until it is over by age as well: its device may still hold a copy of
// the ledger, and is told when the account is disabled. By age it stays a day longer, so that the
// device is told what happened.
Outcome sweep_sessions(Transaction& transaction, Instant now) {
  const Instant day_ago{now.unix_ms - kDayMs};
  if (const Outcome swept = transaction.delete_old_sessions(day_ago); !swept) return swept;
  return transaction.delete_old_revoked(now);
}

// A session that is not there: some have been ended by somebody.
Error no_session(Snapshot& snapshot, const Sha256Digest& token_digest) {
  const Result<bool> revoked = snapshot.is_revoked(token_digest);
  if (!revoked) return revoked.error();
  return error(*revoked ? ErrorCode::session_revoked : ErrorCode::session_required);
}

// With the account as it stands now: meanwhile another attempt may have locked it, or the password
// been changed.
Outcome begin_session(Service& service, Transaction& transaction, const Account& checked,
                      std::string_view code, const std::string& address, Session& session,
                      SignedIn& out) {
  const Result<std::optional<Account>> found = transaction.account(session.login);
  if (!found) return found.error();
  if (!*found || (*found)->password_hash != checked.password_hash) {
    return error(ErrorCode::sign_in_failed);
  }
  Account account = **found;
  const Instant now = service.clock.now();
  if (now < account.locked_until) return locked(account, now);
  const Result<Person> known = person_in(transaction, account.person);
  if (!known) return known.error();
  if (account.disabled || !known->active) return error(ErrorCode::person_inactive);
  if (const Outcome taken = take_code(account, code, now); !taken) return taken;
  out.person = *known;
  out.password_is_temporary = account.password_is_temporary;
  out.password_is_old = is_old(account, service.settings, now);
  out.has_second_factor = !account.second_factor.empty();
  out.second_factor_is_due = is_due(account, *known, service.settings);
  account.failed_attempts = 0;
  account.locked_until = Instant{};
  session.person = account.person;
  session.created_at = now;
  session.last_seen = now;
  session.expires_at = Instant{now.unix_ms + service.settings.session_max_ms};
  if (const Outcome swept = sweep_sessions(transaction, now); !swept) return swept;
  if (const Outcome put = transaction.put_account(account); !put) return put;
  if (const Outcome put = transaction.put_session(session); !put) return put;
  SignInEvent event = sign_in_event(now, SignInEventKind::signed_in, &account, address);
  event.device_name = session.device_name;
  return note_sign_in_event(service.settings, transaction, std::move(event));
}

// What is told when begin_session() turns somebody away. Nothing: what went wrong is no refusal.
std::optional<SignInEventKind> refusal_of_right_password(ErrorCode code) {
  if (code == ErrorCode::person_inactive) return SignInEventKind::refused_disabled;
  if (code == ErrorCode::sign_in_locked) return SignInEventKind::refused_locked;
  // The password was changed while this one was checked, which makes it a wrong one.
  if (code == ErrorCode::sign_in_failed) return SignInEventKind::wrong_password;
  return std::nullopt;
}

// The caller's own session alone remains.
Outcome replace_password(Service& service, Transaction& transaction, const Caller& caller,
                         const std::string& checked_hash, const std::string& new_hash) {
  const Result<std::optional<Account>> found = transaction.account(caller.login);
  if (!found) return found.error();
  if (!*found || (*found)->password_hash != checked_hash) {
    return error(ErrorCode::password_wrong, "old");
  }
  const Result<std::optional<Session>> session = transaction.session(caller.session);
  if (!session) return session.error();
  if (!*session) return error(ErrorCode::session_required);
  Account account = **found;
  account.password_hash = new_hash;
  account.password_is_temporary = false;
  account.password_set_at = service.clock.now();
  account.failed_attempts = 0;
  if (const Outcome put = transaction.put_account(account); !put) return put;
  SignInEvent event = sign_in_event(service.clock.now(), SignInEventKind::password_changed,
                                    &account, caller.address);
  const Outcome noted = note_sign_in_event(service.settings, transaction, event);
  if (!noted) return noted;
  event.kind = SignInEventKind::ended_with_password;
  return end_sessions_with(service.settings, transaction, event, &caller.session);
}

void touch(Service& service, const Session& seen, Instant now) {
  const int64_t step_ms = std::min(kTouchMs, service.settings.session_idle_ms / 10);
  if (now.unix_ms - seen.last_seen.unix_ms < step_ms) return;
  // Failing here ends the session earlier, and nothing else.
  (void)service.store.write([&](Transaction& transaction) -> Outcome {
    const Result<std::optional<Session>> found = transaction.session(seen.token_digest);
    if (!found) return found.error();
    if (!*found) return done();
    Session touched = **found;
    touched.last_seen = now;
    return transaction.put_session(touched);
  });
}

// Without an account, after the same work.
bool matches(Service& service, const std::optional<Account>& account, const std::string& password) {
  if (account) return service.passwords.matches(account->password_hash, password);
  service.passwords.waste(password);
  return false;
}

Result<SignedIn> try_sign_in(Service& service, const SignInRequest& request,
                             const SignInOrigin& origin) {
  const std::string login = account_login(request.login);
  const Result<std::optional<Account>> account = read_account(service.store, login);
  if (!account) return account.error();
  const Instant now = service.clock.now();
  // An office behind one address is not made to wait for who guesses in its midst.
  const bool is_known = *account && is_known_browser(**account, origin.browser);
  const std::string address = is_known ? std::string() : origin.address;
  const int64_t wait_ms = service.sign_in_addresses.wait_ms(address);
  if (wait_ms > 0) {
    note_refusal(service, SignInEventKind::refused_address, nullptr, origin.address);
    return locked_for(wait_ms);
  }
  if (*account && now < (*account)->locked_until) {
    note_refusal(service, SignInEventKind::refused_locked, &**account, origin.address);
    return locked(**account, now);
  }
  if (!matches(service, *account, request.password)) {
    service.sign_in_addresses.note_failure(address);
    const Outcome noted = note_failure(service, login, origin.address);
    if (!noted) return noted.error();
    return error(ErrorCode::sign_in_failed);
  }

  std::array<uint8_t, 32> secret;
  service.random.fill(secret.data(), secret.size());
  SignedIn out;
  out.token = to_hex(secret);
  out.browser = known_browser_token(service.random, **account);
  Session session;
  session.token_digest = sha256(out.token);
  session.login = login;
  const bool is_text = is_valid_utf8(request.device_name);
  session.device_name =
      is_text ? std::string(first_characters(trimmed(request.device_name), kMaxName)) : "";
  const Outcome begun = service.store.write([&](Transaction& transaction) {
    return begin_session(service, transaction, **account, request.code, origin.address, session,
                         out);
  });
  if (!begun) {
    if (const auto why = refusal_of_right_password(begun.error().code)) {
      note_refusal(service, *why, &**account, origin.address);
    }
    if (begun.error().code == ErrorCode::second_factor_failed) {
      service.sign_in_addresses.note_failure(address);
      const Outcome noted =
          note_failure(service, login, origin.address, SignInEventKind::wrong_code);
      if (!noted) return noted.error();
    }
    return begun.error();
  }
  out.expires_at = session.expires_at;
  return out;
}

}  // namespace

std::string account_login(std::string_view typed) {
  std::string out(trimmed(typed.substr(0, 256)));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

Result<SignedIn> sign_in(Service& service, const SignInRequest& request,
                         const SignInOrigin& origin) {
  Result<SignedIn> signed_in = try_sign_in(service, request, origin);
  if (!signed_in) {
    const ErrorCode code = signed_in.error().code;
    const bool is_refused =
        code == ErrorCode::sign_in_failed || code == ErrorCode::sign_in_locked ||
        code == ErrorCode::second_factor_failed || code == ErrorCode::person_inactive;
    // A disk that is full is nobody's guessing, and half of a sign-in is none.
    if (is_refused) ++service.counts.sign_in_failures;
  }
  return signed_in;
}

Result<Caller> session_of(Service& service, std::string_view token) {
  if (!digest_from_hex(token)) return error(ErrorCode::session_required);
  Caller caller;
  caller.session = sha256(token);
  Session session;
  const Instant now = service.clock.now();
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::optional<Session>> found = snapshot.session(caller.session);
    if (!found) return found.error();
    if (!*found) return no_session(snapshot, caller.session);
    session = **found;
    if (has_ended(session, service.settings, now)) return error(ErrorCode::session_expired);
    const Result<std::optional<Account>> account = snapshot.account(session.login);
    if (!account) return account.error();
    const Result<Person> person = person_in(snapshot, session.person);
    if (!person) return person.error();
    const bool is_open = *account && !(*account)->disabled && person->active;
    if (!is_open) return error(ErrorCode::person_inactive);
    caller.person = *person;
    caller.login = session.login;
    caller.password_is_temporary = (*account)->password_is_temporary;
    caller.password_is_old = is_old(**account, service.settings, now);
    caller.has_second_factor = !(*account)->second_factor.empty();
    caller.second_factor_is_due = is_due(**account, *person, service.settings);
    const bool is_late = session.created_at.unix_ms + kEnrolMs <= now.unix_ms;
    if (caller.second_factor_is_due && is_late) return error(ErrorCode::session_expired);
    return done();
  });
  if (!read) return read.error();
  touch(service, session, now);
  return caller;
}

Outcome check_password_stands(const Service& service, const Caller& caller) {
  if (caller.password_is_temporary) return error(ErrorCode::password_temporary);
  if (!caller.password_is_old) return done();
  const int64_t days = service.settings.password_lasts_ms / kDayMs;
  return error(ErrorCode::password_old, "", {std::to_string(days)});
}

Result<Caller> working_session_of(Service& service, std::string_view token) {
  Result<Caller> caller = session_of(service, token);
  if (!caller) return caller;
  if (const Outcome stands = check_password_stands(service, *caller); !stands) {
    return stands.error();
  }
  if (caller->second_factor_is_due) return error(ErrorCode::second_factor_due);
  return caller;
}

Outcome change_password(Service& service, const Caller& caller, std::string_view old_password,
                        std::string_view new_password) {
  if (const Outcome rule = check_password_rule(new_password, caller.login); !rule) {
    Error refusal = rule.error();
    refusal.field = "new";
    return refusal;
  }
  const Result<std::optional<Account>> account = read_account(service.store, caller.login);
  if (!account) return account.error();
  if (!*account) return error(ErrorCode::session_required);
  const Instant now = service.clock.now();
  if (now < (*account)->locked_until) return locked(**account, now);
  if (!service.passwords.matches((*account)->password_hash, old_password)) {
    const Outcome noted = note_failure(service, caller.login, caller.address);
    if (!noted) return noted;
    return error(ErrorCode::password_wrong, "old");
  }
  if (new_password == old_password) return error(ErrorCode::password_same, "new");
  const Result<std::string> hash = service.passwords.hash(new_password);
  if (!hash) return hash.error();
  const Outcome written = service.store.write([&](Transaction& transaction) {
    return replace_password(service, transaction, caller, (*account)->password_hash, *hash);
  });
  if (written) service.live.end_others(caller.person.id, caller.session);
  return written;
}

Outcome sign_out(Service& service, const Caller& caller) {
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    const Result<std::optional<Session>> session = transaction.session(caller.session);
    if (!session) return session.error();
    if (!*session) return done();
    return end_session_with(
        service.settings, transaction, **session,
        sign_in_event(service.clock.now(), SignInEventKind::signed_out, nullptr, caller.address));
  });
  if (written) service.live.end_session(caller.session);
  return written;
}

}  // namespace tz::server
