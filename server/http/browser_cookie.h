// The cookie by which a browser is known in which an account was signed in to before: see
// service/known_browser.h. One for each account, so that a shared computer has several; of too
// many the oldest go, since whatever stands in front of the server takes only so long a head. It
// outlives signing out.
#pragma once

#include <string>
#include <string_view>

#include "http/request.h"
#include "http/response.h"

namespace tz::server {

class BrowserCookie {
 public:
  // `is_secure`: people reach the server by https.
  explicit BrowserCookie(bool is_secure);

  // Empty where there is none. `login` as account_login() gives it.
  std::string_view token_in(const Request& request, std::string_view login) const;
  void put(Response& response, std::string_view login, std::string_view token) const;
  // After put(): of what the request bears beside that login's cookie, takes the oldest away.
  void clear_oldest(Response& response, const Request& request, std::string_view login) const;

 private:
  bool is_one(std::string_view name) const;
  std::string name_of(std::string_view login) const;

  const bool is_secure_;
};

}  // namespace tz::server
