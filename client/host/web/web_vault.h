// The browser's cryptography, by web/host/vault.js.
#pragma once

#include "host/vault.h"

namespace tz::client::web {

class WebVault : public Vault {
 public:
  void seal(std::string_view code, std::string_view label, std::string_view text,
            SealAnswer answer) override;
  void open(std::string_view code, std::string_view label, const Sealed& sealed,
            OpenAnswer answer) override;
};

}  // namespace tz::client::web
