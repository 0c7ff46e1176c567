#include "http/download.h"

namespace tz::server {

namespace {

// RFC 8187: every byte but letters, digits and a few signs as %XX.
std::string encoded(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace

Response download(const Download& what, std::string bytes) {
  Response response;
  response.set("Content-Type", std::string(what.type));
  response.set("Content-Disposition", "attachment; filename=\"" + std::string(what.plain_name) +
                                          "\"; filename*=UTF-8''" + encoded(what.name));
  response.set("Cache-Control", "no-store");
  response.body = std::move(bytes);
  return response;
}

}  // namespace tz::server
