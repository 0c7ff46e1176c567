#include "http/browser_cookie.h"

#include "base/civil.h"
#include "base/sha256.h"
#include "http/own_cookie.h"

namespace tz::server {
namespace {

// Whoever comes less often than that waits like a stranger, and only while others guess.
constexpr int64_t kLastsS = 180 * kDayMs / kSecondMs;
constexpr size_t kNameDigits = 16;

}  // namespace

BrowserCookie::BrowserCookie(bool is_secure) : is_secure_(is_secure) {}

std::string_view BrowserCookie::token_in(const Request& request, std::string_view login) const {
  return request.cookie(name_of(login)).value_or(std::string_view());
}

void BrowserCookie::put(Response& response, std::string_view login, std::string_view token) const {
  put_own_cookie(response, name_of(login), token, kLastsS, is_secure_);
}

// A login may be anything that somebody has typed; a cookie's name may not.
std::string BrowserCookie::name_of(std::string_view login) const {
  const std::string digest = to_hex(sha256(login)).substr(0, kNameDigits);
  return own_cookie_name("tz_browser_" + digest, is_secure_);
}

}  // namespace tz::server
