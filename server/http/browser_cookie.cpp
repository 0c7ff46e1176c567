#include "http/browser_cookie.h"

#include <algorithm>
#include <vector>

#include "base/civil.h"
#include "base/sha256.h"
#include "http/own_cookie.h"

namespace tz::server {
namespace {

// Whoever comes less often than that waits like a stranger, and only while others guess.
constexpr int64_t kLastsS = 180 * kDayMs / kSecondMs;
constexpr size_t kNameDigits = 16;
constexpr std::string_view kNameBegins = "tz_browser_";
// That a browser keeps. Whoever is not among them waits like a stranger.
constexpr size_t kMostKept = 8;
// In one answer: the head of an answer has its limits too.
constexpr size_t kMostCleared = 16;

}  // namespace

BrowserCookie::BrowserCookie(bool is_secure) : is_secure_(is_secure) {}

std::string_view BrowserCookie::token_in(const Request& request, std::string_view login) const {
  return request.cookie(name_of(login)).value_or(std::string_view());
}

void BrowserCookie::put(Response& response, std::string_view login, std::string_view token) const {
  put_own_cookie(response, name_of(login), token, kLastsS, is_secure_);
}

void BrowserCookie::clear_oldest(Response& response, const Request& request,
                                 std::string_view login) const {
  const std::string own = name_of(login);
  std::vector<std::string_view> others;
  for (const std::string_view name : request.cookie_names()) {
    const bool is_known = std::find(others.begin(), others.end(), name) != others.end();
    if (name != own && is_one(name) && !is_known) {
      others.push_back(name);
    }
  }
  const size_t room = kMostKept - 1;
  const size_t surplus = others.size() > room ? others.size() - room : 0;
  others.resize(std::min(surplus, kMostCleared));
  for (const std::string_view name : others) {
    put_own_cookie(response, std::string(name), {}, 0, is_secure_);
  }
}

// As name_of() makes them.
bool BrowserCookie::is_one(std::string_view name) const {
  const std::string begins = own_cookie_name(kNameBegins, is_secure_);
  if (name.size() != begins.size() + kNameDigits || name.substr(0, begins.size()) != begins) {
    return false;
  }
  constexpr std::string_view kHexDigits = "0123456789abcdef";
  return name.find_first_not_of(kHexDigits, begins.size()) == std::string_view::npos;
}

// A login may be anything that somebody has typed; a cookie's name may not.
std::string BrowserCookie::name_of(std::string_view login) const {
  const std::string digest = to_hex(sha256(login)).substr(0, kNameDigits);
  return own_cookie_name(std::string(kNameBegins) + digest, is_secure_);
}

}  // namespace tz::server
