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
