#include "service/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

#include "base/result.h"

namespace tz::server {
namespace {

constexpr size_t kSha1Bytes = 20;
constexpr size_t kMostTyped = 16;

using Sha1 = std::array<uint8_t, kSha1Bytes>;

Sha1 hmac_sha1(std::string_view key, const std::array<uint8_t, 8>& text) {
  Sha1 out{};
  unsigned int size = 0;
  const unsigned char* made = HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
                                   text.data(), text.size(), out.data(), &size);
  TZ_ASSERT(made != nullptr && size == out.size());
  return out;
}

// Empty where it cannot be a code.
std::string digits_of(std::string_view typed) {
  std::string out;
  if (typed.size() > kMostTyped) return out;
  for (const char letter : typed) {
    if (letter == ' ') continue;
    if (letter < '0' || letter > '9') return {};
    out += letter;
  }
  return out.size() == size_t{kTotpDigits} ? out : std::string();
}

}  // namespace

int64_t totp_step(Instant at) {
  return at.unix_ms / kTotpStepMs;
}

std::string totp_code(std::string_view secret, int64_t step, int digits) {
  std::array<uint8_t, 8> counter{};
  for (size_t i = 0; i < counter.size(); ++i) {
    counter[i] = static_cast<uint8_t>(static_cast<uint64_t>(step) >> (8 * (7 - i)));
  }
  const Sha1 hash = hmac_sha1(secret, counter);
  // RFC 4226, 5.3: four bytes from where the last half byte says, without the sign.
  const size_t at = hash.back() & 15;
  uint32_t number = hash[at] & 127;
  for (size_t i = 1; i < 4; ++i) number = (number << 8) | hash[at + i];
  std::string out(static_cast<size_t>(digits), '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit) {
    *digit = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  return out;
}

std::optional<int64_t> totp_step_of(std::string_view secret, std::string_view typed, Instant now,
                                    int64_t after) {
  const std::string digits = digits_of(typed);
  if (digits.empty()) return std::nullopt;
  const int64_t present = totp_step(now);
  for (const int64_t step : {present, present - 1, present + 1}) {
    if (step <= after) continue;
    const std::string code = totp_code(secret, step);
    if (sodium_memcmp(code.data(), digits.data(), code.size()) == 0) return step;
  }
  return std::nullopt;
}

}  // namespace tz::server
