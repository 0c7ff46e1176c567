#include "app/outbox_file.h"

#include "base/sha256.h"

namespace tz::client {
namespace {

constexpr std::string_view kKind = "taizhang-unsent";
constexpr int64_t kVersion = 1;
constexpr std::string_view kKdf = "PBKDF2-SHA-256";
constexpr std::string_view kCipher = "AES-256-GCM";
// Fewer would be weak, more would keep a phone busy for minutes.
constexpr int64_t kMinIterations = 600'000, kMaxIterations = 10'000'000;
constexpr size_t kMaxName = 100;

constexpr std::string_view kSymbols = "abcdefghijkmnpqrstuvwxyz23456789";
static_assert(kSymbols.size() == 32);
constexpr size_t kCodeLength = 12, kGroup = 4;
constexpr int kBitsOfSymbol = 5;

std::string digest_over(const Sealed& sealed) {
  return to_hex(sha256(std::to_string(sealed.iterations) + '.' + sealed.salt + '.' + sealed.iv +
                       '.' + sealed.ciphertext));
}

Error damaged() {
  return error(ErrorCode::outbox_file_damaged);
}

}  // namespace

std::string made_code(const std::array<uint8_t, 10>& random) {
  static_assert(kCodeLength * kBitsOfSymbol <= 10 * 8);
  std::string out;
  uint32_t bits = 0;
  int held = 0;
  size_t next = 0;
  for (size_t i = 0; i < kCodeLength; ++i) {
    if (i > 0 && i % kGroup == 0) out += '-';
    if (held < kBitsOfSymbol) {
      bits = bits << 8 | random[next++];
      held += 8;
    }
    held -= kBitsOfSymbol;
    out += kSymbols[bits >> held & 31];
  }
  return out;
}

std::string plain_code(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (upper) out += static_cast<char>(c - 'A' + 'a');
    if (plain) out += c;
  }
  return out;
}

std::string outbox_file_content(PersonId person, const TakeIn& edits) {
  return canonical({{"person", to_string(person)}, {"edits", edits_json(edits)}});
}

Result<OutboxFile> outbox_file_from(std::string_view content) {
  const Result<json> parsed = parse_json(content);
  if (!parsed || !parsed->is_object()) return damaged();
  ObjectReader in(*parsed, "");
  OutboxFile out;
  out.person = in.id<PersonId>("person");
  out.edits = read_edits(in);
  if (in.failed()) return damaged();
  return out;
}

std::string sealed_text(const Sealed& sealed) {
  return canonical(
      {{"kind", kKind},
       {"version", kVersion},
       {"kdf", {{"name", kKdf}, {"iterations", sealed.iterations}, {"salt", sealed.salt}}},
       {"cipher", kCipher},
       {"iv", sealed.iv},
       {"ciphertext", sealed.ciphertext},
       {"digest", digest_over(sealed)}});
}

Result<Sealed> sealed_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  // Cut short, most likely.
  if (!parsed && text.substr(0, 1) == "{") return damaged();
  if (!parsed || !parsed->is_object()) return error(ErrorCode::outbox_file_unknown);
  ObjectReader in(*parsed, "");
  const bool known = in.optional_text("kind", kMaxName) == kKind &&
                     in.integer("version", 1, INT32_MAX) == kVersion;
  if (!known || in.failed()) return error(ErrorCode::outbox_file_unknown);
  Sealed out;
  ObjectReader kdf(in.object("kdf"), "kdf");
  const bool same_means =
      kdf.text("name", kMaxName) == kKdf && in.text("cipher", kMaxName) == kCipher;
  out.iterations = static_cast<int32_t>(kdf.integer("iterations", kMinIterations, kMaxIterations));
  out.salt = kdf.text("salt", kMaxName);
  out.iv = in.text("iv", kMaxName);
  out.ciphertext = in.text("ciphertext", kMaxOutboxFileBytes);
  const std::string digest = in.text("digest", kMaxName);
  if (kdf.failed() || in.failed() || !same_means) return damaged();
  if (digest != digest_over(out)) return damaged();
  return out;
}

}  // namespace tz::client
