#include "http/own_cookie.h"

namespace tz::server {

std::string own_cookie_name(std::string_view plain, bool is_secure) {
  return (is_secure ? "__Host-" : "") + std::string(plain);
}

void put_own_cookie(Response& response, const std::string& name, std::string_view value,
                    int64_t age_s, bool is_secure) {
  std::string text = name + "=";
  text += value;
  text += "; Max-Age=" + std::to_string(age_s) + "; Path=/; HttpOnly; SameSite=Strict";
  if (is_secure) {
    text += "; Secure";
  }
  response.add("Set-Cookie", std::move(text));
}

}  // namespace tz::server
