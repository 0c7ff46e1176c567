// What a certificate says, for whoever has to look after it. Values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/result.h"

namespace tz::server {

struct CertificateFacts {
  Instant begins;
  Instant ends;
  std::vector<std::string> names;  // hosts and addresses that it stands for
  std::string fingerprint;         // SHA-256 of the whole, as phones show it: "4F:A0:..."
};

// Of the first certificate in the text. Error: certificate_unreadable.
Result<CertificateFacts> certificate_facts(std::string_view pem);

// The same certificate as phones want it. Error: certificate_unreadable.
Result<std::string> der_from_pem(std::string_view pem);

}  // namespace tz::server
