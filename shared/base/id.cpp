#include "base/id.h"

#include "base/sha256.h"

namespace tz {
namespace {

constexpr char kHex[] = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

bool is_dash_place(size_t i) {
  return i == 8 || i == 13 || i == 18 || i == 23;
}

}  // namespace

bool Uuid::is_nil() const {
  for (uint8_t byte : bytes) {
    if (byte != 0) return false;
  }
  return true;
}

std::string to_string(const Uuid& id) {
  std::string out(36, '-');
  size_t at = 0;
  for (uint8_t byte : id.bytes) {
    if (is_dash_place(at)) ++at;
    out[at++] = kHex[byte >> 4];
    out[at++] = kHex[byte & 15];
  }
  return out;
}

std::optional<Uuid> uuid_from(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  Uuid id;
  size_t nibble = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_dash_place(i)) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    const int value = hex_value(text[i]);
    if (value < 0) return std::nullopt;
    uint8_t& byte = id.bytes[nibble / 2];
    byte = static_cast<uint8_t>((byte << 4) | value);
    ++nibble;
  }
  return id;
}

Uuid uuid7(int64_t unix_ms, const std::array<uint8_t, 10>& random) {
  Uuid id;
  for (int i = 0; i < 6; ++i) {
    id.bytes[static_cast<size_t>(i)] = static_cast<uint8_t>(unix_ms >> (40 - 8 * i));
  }
  for (size_t i = 0; i < 10; ++i) id.bytes[6 + i] = random[i];
  id.bytes[6] = static_cast<uint8_t>((id.bytes[6] & 0x0f) | 0x70);
  id.bytes[8] = static_cast<uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

Uuid uuid_of_name(std::string_view name) {
  const Sha256Digest digest = sha256(name);
  Uuid id;
  for (size_t i = 0; i < 16; ++i) id.bytes[i] = digest[i];
  id.bytes[6] = static_cast<uint8_t>((id.bytes[6] & 0x0f) | 0x80);
  id.bytes[8] = static_cast<uint8_t>((id.bytes[8] & 0x3f) | 0x80);
  return id;
}

}  // namespace tz
