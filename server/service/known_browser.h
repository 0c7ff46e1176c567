// Known browsers: one in which the account's right password was typed before bears a token, so that
// it is not made to wait for the guesses of others at the same address. Nothing is stored: the
// token is a random number sealed with the account's password hash, and so ends with the password.
// It opens nothing.
#pragma once

#include <string>
#include <string_view>

#include "service/random.h"
#include "store/account.h"

namespace tz::server {

std::string known_browser_token(RandomSource& random, const Account& account);
bool is_known_browser(const Account& account, std::string_view token);

}  // namespace tz::server
