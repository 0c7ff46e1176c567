// A district's own certificate authority, and the certificates that it signs: for a network that no
// public authority reaches. Text in, text out; who keeps the files is the caller's to know.
#pragma once

#include <string>
#include <vector>

#include "base/civil.h"
#include "base/result.h"
#include "tls/certificate_name.h"

namespace tz::server {

// Both in PEM. The key is a secret, and bears no password.
struct KeyAndCertificate {
  std::string key;
  std::string certificate;
};

inline constexpr int kAuthorityDays = 3650;
// Phones take none that lasts longer than 398.
inline constexpr int kCertificateDays = 397;

// An authority that can vouch for these names and the hosts below them, and for nothing else in the
// world: it stands on every phone of the district, and its key may be stolen one day. `names`: at
// least one.
Result<KeyAndCertificate> make_authority(const std::vector<CertificateName>& names, Instant now);

// A certificate for a server, which ends with its authority at the latest. Errors:
// authority_unreadable (or a key that is not its own), authority_ended, authority_other_names.
Result<KeyAndCertificate> make_certificate(const KeyAndCertificate& authority,
                                           const std::vector<CertificateName>& names, Instant now);

}  // namespace tz::server
