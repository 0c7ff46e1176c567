// SecondFactorDesk: setting up one's own second factor. The server makes a secret and tells it
// once; it holds when a code made with it has come back. All of it needs a connection, and nothing
// of it is stored. Owned by App; one thread.
#pragma once

#include <functional>
#include <string>

#include "app/second_factor_view.h"
#include "host/network.h"

namespace tz::client {

class SecondFactorDesk {
 public:
  SecondFactorDesk(Network& network, std::function<Lang()> lang, std::function<void()> changed,
                   std::function<void()> set_up);

  // The password and the code of the one that there is; neither is needed where one is due.
  void begin(const std::string& password, const std::string& code);
  // A code made with the secret.
  void confirm(const std::string& code);
  // The dialog is closed, or somebody else signs in: nothing is kept.
  void forget();

  const Asked& asked() const { return asked_; }
  // In base32; empty: none was made yet.
  const std::string& secret() const { return secret_; }
  // By which an authenticator app takes the secret in. `login`: whose it is.
  std::string link(const std::string& login) const;

 private:
  void ask(HttpRequest request, std::function<void(const json&)> answered);

  Network& network_;
  std::function<Lang()> lang_;
  std::function<void()> changed_;
  std::function<void()> set_up_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  std::string secret_;
  Asked asked_;
};

}  // namespace tz::client
