#include "notice/robot_message.h"

#include <sodium.h>

#include <array>

#include "base/json_read.h"
#include "base/percent.h"
#include "base/utf8.h"
#include "notice/notice_words.h"

namespace tz::server {
namespace {

constexpr int32_t kOk = 200;

// At most `limit` bytes of valid text, never cutting a character.
std::string_view first_bytes(std::string_view text, size_t limit) {
  if (text.size() <= limit) return text;
  size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0u) == 0x80u) --end;
  return text.substr(0, end);
}

// WeCom reads "<@name>" as a call to that person, or to everybody: what people write must not.
std::string without_calls(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '@' && !out.empty() && out.back() == '<') out += ' ';
    out += c;
  }
  return out;
}

std::string content_of(std::string_view text) {
  std::string out = without_calls(text);
  if (out.size() <= kMostContentBytes) return out;
  const std::string_view mark = words_of(NoticeWords::cut);
  return std::string(first_bytes(out, kMostContentBytes - mark.size())).append(mark);
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string signature_of(std::string_view secret, Instant at) {
  const std::string signed_text = std::to_string(at.unix_ms) + '\n' + std::string(secret);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256_state state{};
  crypto_auth_hmacsha256_init(&state, bytes_of(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(signed_text), signed_text.size());
  crypto_auth_hmacsha256_final(&state, digest.data());
  std::array<char, 64> text{};
  sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return text.data();
}

RobotMessage message_for(const Robot& robot, std::string_view text, Instant now) {
  RobotMessage out;
  out.target = robot.address.target;
  if (!robot.secret.empty()) {
    out.target += out.target.find('?') == std::string::npos ? '?' : '&';
    out.target += "timestamp=" + std::to_string(now.unix_ms) +
                  "&sign=" + percent_encoded(signature_of(robot.secret, now));
  }
  json content = json::object();
  content["content"] = content_of(text);
  json body = json::object();
  body["msgtype"] = "text";
  body["text"] = std::move(content);
  out.body = canonical(body);
  return out;
}

RobotAnswer answer_from(int32_t status, std::string_view body) {
  RobotAnswer out;
  out.status = status;
  const Result<json> read = parse_json(body);
  if (!read || !read->is_object()) return out;
  const auto fault = read->find("errcode");
  if (fault == read->end() || !fault->is_number_integer()) return out;
  out.fault = fault->get<int64_t>();
  out.is_taken = status == kOk && out.fault == 0;
  return out;
}

}  // namespace tz::server
