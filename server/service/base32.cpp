#include "service/base32.h"

#include <cstdint>

namespace tz::server {
namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr int kLetterBits = 5;

}  // namespace

std::string base32(std::string_view bytes) {
  std::string out;
  uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = (bits << 8) | static_cast<uint8_t>(byte);
    held += 8;
    while (held >= kLetterBits) {
      held -= kLetterBits;
      out += kLetters[(bits >> held) & 31];
    }
  }
  if (held > 0) out += kLetters[(bits << (kLetterBits - held)) & 31];
  return out;
}

std::optional<std::string> base32_bytes(std::string_view text) {
  std::string out;
  uint32_t bits = 0;
  int held = 0;
  for (const char letter : text) {
    const size_t value = kLetters.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << kLetterBits) | static_cast<uint32_t>(value);
    held += kLetterBits;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>((bits >> held) & 255);
  }
  return out;
}

}  // namespace tz::server
