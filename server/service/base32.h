// Base32 (RFC 4648) without padding: how the secret of an authenticator is written down.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tz::server {

std::string base32(std::string_view bytes);
// Nothing where it holds another letter. Bits that make up no whole byte are left out.
std::optional<std::string> base32_bytes(std::string_view text);

}  // namespace tz::server
