// Passwords: argon2id through libsodium, never more at once than the gate allows, because each
// takes a lot of memory. A password that fails against an unknown user costs as much as one that
// fails against a known one.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "service/random.h"

namespace tz::server {

struct PasswordCost {
  uint64_t memory_kib = 64 * 1024;
  uint64_t passes = 2;
};

inline constexpr size_t kMinPasswordCharacters = 10;
inline constexpr size_t kMaxPasswordBytes = 1024;

// At least kMinPasswordCharacters, and not one that everybody tries first.
// Errors: password_too_short, password_common, bad_text, text_too_long.
Outcome check_password_rule(std::string_view password, std::string_view login);

// For a person to read out or copy: "kx7m-9fqt-hw3p", without letters that look alike. 60 bits.
std::string readable_password(RandomSource& random);

class PasswordGate {
 public:
  PasswordGate(PasswordCost cost, int32_t at_once);

  // Both wait for a place. hash() fails with `busy` when there is no memory.
  Result<std::string> hash(std::string_view password);
  bool matches(const std::string& hash, std::string_view password);
  // Does the work of matches() in vain.
  void waste(std::string_view password);

 private:
  class Place;

  const PasswordCost cost_;
  const std::string decoy_;  // the hash of a password that nobody has
  std::mutex mutex_;
  std::condition_variable freed_;
  int32_t places_;  // guarded by mutex_
};

}  // namespace tz::server
