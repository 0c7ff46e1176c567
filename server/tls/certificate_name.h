// A name by which people reach a server: what the browser's address bar holds between the scheme
// and the port. A value.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace tz::server {

struct CertificateName {
  enum class Kind { host, ipv4, ipv6 };

  Kind kind = Kind::host;
  // A host in lower case; an address in its shortest form.
  std::string text;

  friend bool operator==(const CertificateName&, const CertificateName&) = default;
};

// A host of letters, digits and hyphens (anything else in its "xn--" form), or an address without
// brackets. Nothing that could end one name and begin another. Error: server_name_wrong, with it.
Result<CertificateName> certificate_name_from(std::string_view text);

}  // namespace tz::server
