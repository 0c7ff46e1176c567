#include "tls/certificate_name.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <optional>

namespace tz::server {

namespace {

constexpr size_t kMaxHost = 253;
constexpr size_t kMaxLabel = 63;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_label(std::string_view label) {
  const bool has_size = !label.empty() && label.size() <= kMaxLabel;
  return has_size && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-'; });
}

bool is_host(std::string_view host) {
  if (host.size() > kMaxHost) {
    return false;
  }
  for (size_t at = 0;;) {
    const size_t dot = host.find('.', at);
    const std::string_view label = host.substr(at, dot - at);
    if (!is_label(label)) {
      return false;
    }
    if (dot == std::string_view::npos) {
      // A last part of digits alone would be a damaged address.
      return !std::all_of(label.begin(), label.end(), is_digit);
    }
    at = dot + 1;
  }
}

std::optional<std::string> address_in(int family, const std::string& text) {
  in6_addr address{};
  std::array<char, INET6_ADDRSTRLEN> shortest{};
  if (::inet_pton(family, text.c_str(), &address) != 1 ||
      ::inet_ntop(family, &address, shortest.data(), shortest.size()) == nullptr) {
    return std::nullopt;
  }
  return shortest.data();
}

}  // namespace

Result<CertificateName> certificate_name_from(std::string_view text) {
  std::string name(text);
  // inet_pton stops at a zero byte.
  if (name.find('\0') == std::string::npos) {
    if (const std::optional<std::string> address = address_in(AF_INET, name)) {
      return CertificateName{CertificateName::Kind::ipv4, *address};
    }
    if (const std::optional<std::string> address = address_in(AF_INET6, name)) {
      return CertificateName{CertificateName::Kind::ipv6, *address};
    }
  }
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (!is_host(name)) {
    return error(ErrorCode::server_name_wrong, "name", {std::string(text)});
  }
  return CertificateName{CertificateName::Kind::host, std::move(name)};
}

}  // namespace tz::server
