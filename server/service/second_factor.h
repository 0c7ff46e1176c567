// The second factor of an account: the code of an authenticator app (totp.h). It is set up in two
// steps, so that nobody is shut out by a secret that his app does not hold: the server makes a
// secret, and keeps it for good once a code made with it has come back.
#pragma once

#include <string>
#include <string_view>

#include "rules/actor.h"
#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

// For signing in, in the transaction that puts the account: its code counts once. Errors, where the
// account has a second factor: second_factor_needed without a code, second_factor_failed.
Outcome take_code(Account& account, std::string_view typed, Instant now);

// Makes a secret for the caller's app and gives it in base32, this once. What the account has holds
// until confirm_second_factor(). Whoever must set one up has just typed his password; all others
// type it, and the code of what they have. Errors: password_temporary and password_old before all
// else, password_wrong with the field "password" and second_factor_wrong with "code" (both counted
// like a failed sign-in), sign_in_locked.
Result<std::string> begin_second_factor(Service& service, const Caller& caller,
                                        std::string_view password, std::string_view code);
// With a code made with that secret. The other sessions of the account end, with their streams.
// Errors: second_factor_wrong with the field "code", not_found where none was begun.
Outcome confirm_second_factor(Service& service, const Caller& caller, std::string_view code);

// By an administrator (accounts.h), for somebody whose phone is gone: every session of the account
// ends. Nothing happens where there is none. login_unknown, not_allowed, own_account.
Outcome take_off_second_factor(Service& service, const Actor& by, std::string_view login,
                               std::string_view address = {});

}  // namespace tz::server
