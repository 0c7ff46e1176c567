#include "service/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace tz::server {
namespace {

// What guessing programs try first among passwords that are long enough.
constexpr std::string_view kCommon[] = {
    "1234567890",  "0123456789",  "9876543210",  "0987654321",    "1q2w3e4r5t",  "1qaz2wsx3edc",
    "qwertyuiop",  "asdfghjkl;",  "q1w2e3r4t5",  "password12",    "password123", "password1234",
    "passw0rd123", "admin12345",  "admin123456", "administrator", "abc1234567",  "abcd123456",
    "abcdefghij",  "iloveyou123", "woaini1314",  "woaini5201314", "5201314520",  "1314521521",
    "1111111111",  "0000000000",  "8888888888",  "6666666666",    "1122334455",  "1234512345",
    "a123456789",  "aa12345678",  "qq123456789", "zxcvbnm123",    "taizhang123", "welcome123",
    "changeme123", "p@ssw0rd123", "letmein1234", "12345678910",   "123456789a",  "123456789q"};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool is_one_character(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [&](char c) { return c == text.front(); });
}

std::string hash_of_password(std::string_view password, const PasswordCost& cost) {
  TZ_ASSERT(sodium_init() >= 0);
  std::string out(crypto_pwhash_STRBYTES, '\0');
  const int code = crypto_pwhash_str(out.data(), password.data(), password.size(), cost.passes,
                                     static_cast<size_t>(cost.memory_kib * 1024));
  if (code != 0) return {};
  out.resize(out.find('\0'));
  return out;
}

}  // namespace

Outcome check_password_rule(std::string_view password, std::string_view login) {
  if (!is_valid_utf8(password)) return error(ErrorCode::bad_text, "password", {"password"});
  if (password.size() > kMaxPasswordBytes) {
    return error(ErrorCode::text_too_long, "password",
                 {"password", std::to_string(kMaxPasswordBytes)});
  }
  if (count_characters(password) < kMinPasswordCharacters) {
    return error(ErrorCode::password_too_short, "password",
                 {std::to_string(kMinPasswordCharacters)});
  }
  const std::string low = lowered(password);
  const bool is_listed =
      std::find(std::begin(kCommon), std::end(kCommon), low) != std::end(kCommon);
  const bool holds_login = !login.empty() && low.find(lowered(login)) != std::string::npos &&
                           low.size() < login.size() + kMinPasswordCharacters / 2;
  if (is_listed || holds_login || is_one_character(low)) {
    return error(ErrorCode::password_common, "password");
  }
  return done();
}

std::string readable_password(RandomSource& random) {
  constexpr std::string_view kSymbols = "abcdefghijkmnpqrstuvwxyz23456789";
  static_assert(kSymbols.size() == 32);
  constexpr size_t kGroup = 4;
  std::array<uint8_t, 12> bytes;
  random.fill(bytes.data(), bytes.size());
  std::string out;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % kGroup == 0) out += '-';
    out += kSymbols[bytes[i] % kSymbols.size()];
  }
  return out;
}

// One of the places, for as long as it lives.
class PasswordGate::Place {
 public:
  explicit Place(PasswordGate& gate) : gate_(gate) {
    std::unique_lock<std::mutex> lock(gate_.mutex_);
    gate_.freed_.wait(lock, [&] { return gate_.places_ > 0; });
    --gate_.places_;
  }
  ~Place() {
    {
      const std::lock_guard<std::mutex> lock(gate_.mutex_);
      ++gate_.places_;
    }
    gate_.freed_.notify_one();
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

 private:
  PasswordGate& gate_;
};

PasswordGate::PasswordGate(PasswordCost cost, int32_t at_once)
    : cost_(cost), decoy_(hash_of_password("", cost)), places_(at_once) {}

Result<std::string> PasswordGate::hash(std::string_view password) {
  const Place place(*this);
  std::string hash = hash_of_password(password, cost_);
  if (hash.empty()) return error(ErrorCode::busy);
  return hash;
}

bool PasswordGate::matches(const std::string& hash, std::string_view password) {
  // Longer ones cannot have been set, and would cost time.
  const bool is_too_long = password.size() > kMaxPasswordBytes;
  const std::string_view tried = is_too_long || password.empty() ? "" : password;
  const Place place(*this);
  const bool fits = crypto_pwhash_str_verify(hash.c_str(), tried.data(), tried.size()) == 0;
  return fits && !is_too_long;
}

void PasswordGate::waste(std::string_view password) {
  (void)matches(decoy_, password.empty() ? std::string_view("x") : password);
}

}  // namespace tz::server
