// FakeVault: a vault without cryptography, which still asks for the code. It answers at once, or
// when a test says so.
#pragma once

#include <vector>

#include "host/vault.h"

namespace tz::client::fake {

class FakeVault : public Vault {
 public:
  void seal(std::string_view code, std::string_view label, std::string_view text,
            SealAnswer answer) override;
  void open(std::string_view code, std::string_view label, const Sealed& sealed,
            OpenAnswer answer) override;
  // Lets everything go on that waits.
  void finish();

  bool available = true;
  bool waits = false;

 private:
  void give(std::function<void()> answer);

  std::vector<std::function<void()>> waiting_;
};

}  // namespace tz::client::fake
