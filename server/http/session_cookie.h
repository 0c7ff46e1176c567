// The cookie that carries a session. Scripts cannot read it, other sites cannot make a browser send
// it, and under TLS its name ("__Host-") keeps neighbours of the domain from setting it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace tz::server {

class SessionCookie {
 public:
  // `is_secure`: people reach the server by https.
  explicit SessionCookie(bool is_secure);

  std::optional<std::string_view> token_in(const Request& request) const;
  // `token` as made by sign_in().
  void put(Response& response, std::string_view token, int64_t lasts_ms) const;
  void clear(Response& response) const;

 private:
  void set(Response& response, std::string_view token, int64_t age_s) const;

  std::string name_;
  std::string attributes_;
};

}  // namespace tz::server
