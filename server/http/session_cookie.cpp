#include "http/session_cookie.h"

#include <algorithm>

namespace tz::server {

SessionCookie::SessionCookie(bool is_secure)
    : name_(is_secure ? "__Host-tz_session" : "tz_session"),
      attributes_(std::string("; Path=/; HttpOnly; SameSite=Strict") +
                  (is_secure ? "; Secure" : "")) {}

std::optional<std::string_view> SessionCookie::token_in(const Request& request) const {
  return request.cookie(name_);
}

void SessionCookie::put(Response& response, std::string_view token, int64_t lasts_ms) const {
  set(response, token, std::max<int64_t>(lasts_ms / 1000, 0));
}

void SessionCookie::clear(Response& response) const {
  set(response, {}, 0);
}

void SessionCookie::set(Response& response, std::string_view token, int64_t age_s) const {
  std::string value = name_ + "=";
  value += token;
  value += "; Max-Age=" + std::to_string(age_s) + attributes_;
  response.add("Set-Cookie", std::move(value));
}

}  // namespace tz::server
