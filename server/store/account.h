// Account and Session: how people sign in. They are the server's own: neither ever leaves it, and
// neither is in the operation log.
#pragma once

#include <optional>
#include <string>

#include "base/sha256.h"
#include "model/person.h"

namespace tz::server {

struct Account {
  std::string login;  // lower case
  PersonId person;
  std::string password_hash;  // argon2id, with its own salt and costs
  // Somebody else has set it and knows it: with it one may do nothing but replace it.
  bool password_is_temporary = false;
  bool disabled = false;
  int32_t failed_attempts = 0;  // since the last success
  Instant locked_until;         // no attempt is looked at before
  Instant created_at;
  Instant password_set_at;  // by whomever
  // Secrets of an authenticator app, in base32: the one that holds, and one that waits for its
  // first code. Empty: none.
  std::string second_factor = {};
  std::string second_factor_offered = {};
  int64_t second_factor_step = 0;  // of the last code that was taken: it and earlier ones are over

  friend bool operator==(const Account&, const Account&) = default;
};

struct Session {
  Sha256Digest token_digest{};  // the token itself is known to the device alone
  std::string login;
  PersonId person;
  std::string device_name;
  Instant created_at;
  Instant last_seen;
  Instant expires_at;

  friend bool operator==(const Session&, const Session&) = default;
};

}  // namespace tz::server
