// TOTP (RFC 6238) as authenticator apps count it: HMAC-SHA-1 over the number of half minutes since
// 1970, cut to six digits. A step is such a half minute.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/civil.h"

namespace tz::server {

inline constexpr size_t kTotpSecretBytes = 20;
inline constexpr int kTotpDigits = 6;
inline constexpr int64_t kTotpStepMs = 30 * kSecondMs;

int64_t totp_step(Instant at);
// `secret`: its bytes. `digits`: up to 8.
std::string totp_code(std::string_view secret, int64_t step, int digits = kTotpDigits);

// The step whose code somebody has typed, blanks left out: the present one or one beside it, as
// clocks differ and typing takes time, and later than `after`, so that no code counts twice.
// Nothing: it is none of theirs.
std::optional<int64_t> totp_step_of(std::string_view secret, std::string_view typed, Instant now,
                                    int64_t after);

}  // namespace tz::server
