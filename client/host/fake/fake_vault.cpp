#include "host/fake/fake_vault.h"

#include <utility>

namespace tz::client::fake {
namespace {

constexpr int32_t kIterations = 600'000;

// In words, so that a test sees what it was sealed with; each letter one further.
std::string shifted(std::string_view text, int by) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(static_cast<unsigned char>(c) + by);
  return out;
}

std::string in_hex(std::string_view bytes) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kHex[(static_cast<unsigned char>(c) >> 4) & 15];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

int digit_of(char c) {
  return c >= 'a' ? c - 'a' + 10 : c - '0';
}

std::string from_hex(std::string_view hex) {
  std::string out;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(digit_of(hex[i]) * 16 + digit_of(hex[i + 1]));
  }
  return out;
}

}  // namespace

void FakeVault::seal(std::string_view code, std::string_view label, std::string_view text,
                     SealAnswer answer) {
  if (!available) return give([answer] { answer(error(ErrorCode::vault_unavailable)); });
  const Sealed sealed{kIterations, in_hex(label), in_hex(shifted(code, 1)),
                      in_hex(shifted(text, 1))};
  give([answer, sealed] { answer(sealed); });
}

void FakeVault::open(std::string_view code, std::string_view label, const Sealed& sealed,
                     OpenAnswer answer) {
  if (!available) return give([answer] { answer(error(ErrorCode::vault_unavailable)); });
  const bool fits = sealed.salt == in_hex(label) && sealed.iv == in_hex(shifted(code, 1));
  if (!fits) return give([answer] { answer(error(ErrorCode::outbox_file_code)); });
  const std::string text = shifted(from_hex(sealed.ciphertext), -1);
  give([answer, text] { answer(text); });
}

void FakeVault::give(std::function<void()> answer) {
  if (!waits) return answer();
  waiting_.push_back(std::move(answer));
}

void FakeVault::finish() {
  const std::vector<std::function<void()>> all = std::exchange(waiting_, {});
  for (const std::function<void()>& answer : all) answer();
}

}  // namespace tz::client::fake
