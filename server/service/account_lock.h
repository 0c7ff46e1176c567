// The lock of an account: after several failures no attempt is looked at for a growing time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "service/service.h"
#include "store/sign_in_event.h"

namespace tz::server {

// sign_in_locked with the minutes to wait, begun ones as whole.
Error locked_for(int64_t wait_ms);
Error locked(const Account& account, Instant now);

Result<std::optional<Account>> read_account(Store& store, std::string_view login);

// Counts a failure and tells it, `why` where there is such an account. With or without one, so that
// both take as long.
Outcome note_failure(Service& service, const std::string& login, const std::string& address,
                     SignInEventKind why = SignInEventKind::wrong_password);

}  // namespace tz::server
