#include "service/account_lock.h"

#include <algorithm>

#include "service/sign_in_events.h"

namespace tz::server {
namespace {

constexpr int32_t kFreeAttempts = 5;
constexpr int64_t kFirstLockMs = kMinuteMs;
constexpr int64_t kLongestLockMs = kHourMs;

// One minute after the fifth failure, then twice as long each time, up to an hour.
void count_failure(Account& account, Instant now) {
  ++account.failed_attempts;
  if (account.failed_attempts < kFreeAttempts) return;
  const int32_t doublings = std::min(account.failed_attempts - kFreeAttempts, 10);
  const int64_t wait_ms = std::min(kFirstLockMs << doublings, kLongestLockMs);
  account.locked_until = Instant{now.unix_ms + wait_ms};
}

}  // namespace

Error locked_for(int64_t wait_ms) {
  const int64_t minutes = (wait_ms + kMinuteMs - 1) / kMinuteMs;
  return error(ErrorCode::sign_in_locked, "", {std::to_string(minutes)});
}

Error locked(const Account& account, Instant now) {
  return locked_for(account.locked_until.unix_ms - now.unix_ms);
}

Result<std::optional<Account>> read_account(Store& store, std::string_view login) {
  std::optional<Account> out;
  const Outcome read = store.read([&](Snapshot& snapshot) -> Outcome {
    Result<std::optional<Account>> found = snapshot.account(login);
    if (!found) return found.error();
    out = std::move(*found);
    return done();
  });
  if (!read) return read.error();
  return out;
}

Outcome note_failure(Service& service, const std::string& login, const std::string& address,
                     SignInEventKind why) {
  return service.store.write([&](Transaction& transaction) -> Outcome {
    Result<std::optional<Account>> found = transaction.account(login);
    if (!found) return found.error();
    Account* account = *found ? &**found : nullptr;
    const Instant now = service.clock.now();
    const SignInEventKind told = account != nullptr ? why : SignInEventKind::unknown_login;
    SignInEvent event = sign_in_event(now, told, account, address);
    Outcome noted = note_sign_in_event(service.settings, transaction, event);
    if (!noted || account == nullptr) return noted;
    count_failure(*account, now);
    if (now < account->locked_until) {
      event.kind = SignInEventKind::locked;
      noted = note_sign_in_event(service.settings, transaction, event);
      if (!noted) return noted;
    }
    return transaction.put_account(*account);
  });
}

}  // namespace tz::server
