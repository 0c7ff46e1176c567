#include "http/session_cookie.h"

#include <algorithm>

#include "http/own_cookie.h"

namespace tz::server {

SessionCookie::SessionCookie(bool is_secure)
    : name_(own_cookie_name("tz_session", is_secure)), is_secure_(is_secure) {}

std::optional<std::string_view> SessionCookie::token_in(const Request& request) const {
  return request.cookie(name_);
}

void SessionCookie::put(Response& response, std::string_view token, int64_t lasts_ms) const {
  put_own_cookie(response, name_, token, std::max<int64_t>(lasts_ms / 1000, 0), is_secure_);
}

void SessionCookie::clear(Response& response) const {
  put_own_cookie(response, name_, {}, 0, is_secure_);
}

}  // namespace tz::server
