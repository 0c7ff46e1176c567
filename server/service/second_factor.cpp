#include "service/second_factor.h"

#include <array>

#include "service/account_lock.h"
#include "service/account_named.h"
#include "service/base32.h"
#include "service/sign_in_events.h"
#include "service/totp.h"

namespace tz::server {
namespace {

// The step of a code that was made with the secret, or nothing.
std::optional<int64_t> step_of(const std::string& secret, std::string_view typed, Instant now,
                               int64_t after) {
  const std::optional<std::string> bytes = base32_bytes(secret);
  return bytes ? totp_step_of(*bytes, typed, now, after) : std::nullopt;
}

std::string new_secret(RandomSource& random) {
  std::array<uint8_t, kTotpSecretBytes> bytes{};
  random.fill(bytes.data(), bytes.size());
  return base32({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Outcome check_password(Service& service, const Caller& caller, const Account& account,
                       std::string_view password) {
  const Instant now = service.clock.now();
  if (now < account.locked_until) return locked(account, now);
  if (service.passwords.matches(account.password_hash, password)) return done();
  const Outcome noted = note_failure(service, caller.login, caller.address);
  if (!noted) return noted;
  return error(ErrorCode::password_wrong, "password");
}

// The account as it stands now, of a caller whose session still does.
Result<Account> account_of(Transaction& transaction, const Caller& caller) {
  const Result<std::optional<Session>> session = transaction.session(caller.session);
  if (!session) return session.error();
  Result<std::optional<Account>> found = transaction.account(caller.login);
  if (!found) return found.error();
  if (!*session || !*found) return error(ErrorCode::session_required);
  return std::move(**found);
}

SignInEvent event_of(Service& service, const Account& account, SignInEventKind kind,
                     std::string_view address) {
  return sign_in_event(service.clock.now(), kind, &account, address);
}

// The event itself, then the sessions that end with it, but for `kept`.
Outcome end_sessions_after(Service& service, Transaction& transaction, SignInEvent event,
                           const Sha256Digest* kept) {
  const Outcome noted = note_sign_in_event(service.settings, transaction, event);
  if (!noted) return noted;
  event.kind = SignInEventKind::ended_with_second_factor;
  return end_sessions_with(service.settings, transaction, event, kept);
}

}  // namespace

Outcome take_code(Account& account, std::string_view typed, Instant now) {
  if (account.second_factor.empty()) return done();
  if (typed.empty()) return error(ErrorCode::second_factor_needed, "code");
  const auto step = step_of(account.second_factor, typed, now, account.second_factor_step);
  if (!step) return error(ErrorCode::second_factor_failed, "code");
  account.second_factor_step = *step;
  return done();
}

Result<std::string> begin_second_factor(Service& service, const Caller& caller,
                                        std::string_view password, std::string_view code) {
  if (const Outcome stands = check_password_stands(service, caller); !stands) return stands.error();
  const Result<std::optional<Account>> checked = read_account(service.store, caller.login);
  if (!checked) return checked.error();
  if (!*checked) return error(ErrorCode::session_required);
  if (!caller.second_factor_is_due) {
    const Outcome right = check_password(service, caller, **checked, password);
    if (!right) return right.error();
  }
  const std::string secret = new_secret(service.random);
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    Result<Account> account = account_of(transaction, caller);
    if (!account) return account.error();
    if (account->password_hash != (*checked)->password_hash) {
      return error(ErrorCode::password_wrong, "password");
    }
    if (!take_code(*account, code, service.clock.now())) {
      return error(ErrorCode::second_factor_wrong, "code");
    }
    account->second_factor_offered = secret;
    return transaction.put_account(*account);
  });
  if (written) return secret;
  if (written.error().code == ErrorCode::second_factor_wrong) {
    const Outcome noted =
        note_failure(service, caller.login, caller.address, SignInEventKind::wrong_code);
    if (!noted) return noted.error();
  }
  return written.error();
}

Outcome confirm_second_factor(Service& service, const Caller& caller, std::string_view code) {
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    Result<Account> account = account_of(transaction, caller);
    if (!account) return account.error();
    if (account->second_factor_offered.empty()) return error(ErrorCode::not_found, "secret");
    const auto step = step_of(account->second_factor_offered, code, service.clock.now(), 0);
    if (!step) return error(ErrorCode::second_factor_wrong, "code");
    account->second_factor = std::move(account->second_factor_offered);
    account->second_factor_offered.clear();
    account->second_factor_step = *step;
    if (const Outcome put = transaction.put_account(*account); !put) return put;
    return end_sessions_after(
        service, transaction,
        event_of(service, *account, SignInEventKind::second_factor_set, caller.address),
        &caller.session);
  });
  if (written) service.live.end_others(caller.person.id, caller.session);
  return written;
}

Outcome take_off_second_factor(Service& service, const Actor& by, std::string_view login,
                               std::string_view address) {
  PersonId whose;
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    StoreView view(transaction);
    Result<Account> account = account_named(view, transaction, by, login);
    if (!account) return account.error();
    if (account->person == by.person) return error(ErrorCode::own_account, "login");
    if (account->second_factor.empty() && account->second_factor_offered.empty()) return done();
    whose = account->person;
    account->second_factor.clear();
    account->second_factor_offered.clear();
    account->second_factor_step = 0;
    if (const Outcome put = transaction.put_account(*account); !put) return put;
    SignInEvent event =
        event_of(service, *account, SignInEventKind::second_factor_taken_off, address);
    event.by = by.person;
    return end_sessions_after(service, transaction, std::move(event), nullptr);
  });
  if (written && !whose.is_nil()) service.live.end_person(whose);
  return written;
}

}  // namespace tz::server
