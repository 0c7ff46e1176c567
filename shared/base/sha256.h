// SHA-256 (FIPS 180-4): the hash of the operation log's chain and of bodies. Small and portable, so
// that both sides compute the same without a library in the browser.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tz {

using Sha256Digest = std::array<uint8_t, 32>;

Sha256Digest sha256(std::string_view bytes);
std::string to_hex(const Sha256Digest& digest);
// 64 lower-case digits, or nothing.
std::optional<Sha256Digest> digest_from_hex(std::string_view hex);

}  // namespace tz
