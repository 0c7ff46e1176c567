// Percent-encoding, as addresses and headers want it.
#pragma once

#include <string>
#include <string_view>

namespace tz {

// Every byte but ASCII letters, digits and - . _ ~ as %XX (the unreserved characters of RFC 3986).
std::string percent_encoded(std::string_view text);

}  // namespace tz
