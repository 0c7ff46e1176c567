// The cookie that carries a session.
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
  const std::string name_;
  const bool is_secure_;
};

}  // namespace tz::server
