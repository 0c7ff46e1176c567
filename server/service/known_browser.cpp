#include "service/known_browser.h"

#include <sodium.h>

#include <array>

#include "base/sha256.h"

namespace tz::server {
namespace {

constexpr std::string_view kPurpose = "taizhang/known-browser/";
constexpr size_t kDigits = 64;  // of the random number, and of its seal
static_assert(crypto_auth_hmacsha256_BYTES == sizeof(Sha256Digest));
static_assert(crypto_auth_hmacsha256_KEYBYTES == sizeof(Sha256Digest));

Sha256Digest seal_of(const Account& account, std::string_view number) {
  const Sha256Digest key = sha256(std::string(kPurpose) + account.password_hash);
  const std::string text = account.login + '/' + std::string(number);
  Sha256Digest seal{};
  crypto_auth_hmacsha256(seal.data(), reinterpret_cast<const unsigned char*>(text.data()),
                         text.size(), key.data());
  return seal;
}

}  // namespace

std::string known_browser_token(RandomSource& random, const Account& account) {
  Sha256Digest bytes{};
  random.fill(bytes.data(), bytes.size());
  const std::string number = to_hex(bytes);
  return number + to_hex(seal_of(account, number));
}

bool is_known_browser(const Account& account, std::string_view token) {
  if (token.size() != 2 * kDigits) return false;
  const auto seal = digest_from_hex(token.substr(kDigits));
  if (!seal) return false;
  const Sha256Digest expected = seal_of(account, token.substr(0, kDigits));
  return sodium_memcmp(expected.data(), seal->data(), expected.size()) == 0;
}

}  // namespace tz::server
