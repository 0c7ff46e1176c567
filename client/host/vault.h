// Vault: seals a text with a code that a person can write down, and opens it again. It keeps
// nothing. Deriving the key from the code takes about a second, on purpose. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tz::client {

// What can only be read with the code: how the key follows from it, and bytes in base64.
struct Sealed {
  int32_t iterations = 0;  // of PBKDF2 with SHA-256
  std::string salt;
  std::string iv;
  std::string ciphertext;
};

class Vault {
 public:
  using SealAnswer = std::function<void(Result<Sealed>)>;
  using OpenAnswer = std::function<void(Result<std::string>)>;

  virtual ~Vault() = default;

  // `label` is not secret; what is sealed under one is not opened under another.
  // Errors: vault_unavailable, where the browser offers no cryptography.
  virtual void seal(std::string_view code, std::string_view label, std::string_view text,
                    SealAnswer answer) = 0;
  // Errors: vault_unavailable; outbox_file_damaged, where it is not base64 or of another length;
  // outbox_file_code, where the code, or anything else, is not what it was sealed with.
  virtual void open(std::string_view code, std::string_view label, const Sealed& sealed,
                    OpenAnswer answer) = 0;
};

}  // namespace tz::client
