#include "tls/certificate_name.h"

#include <doctest/doctest.h>

#include <string>

namespace tz::server {
namespace {

using Kind = CertificateName::Kind;

TEST_CASE("hosts and addresses are told apart and written in one form") {
  const std::pair<const char*, CertificateName> known[] = {
      {"tz.example.cn", {Kind::host, "tz.example.cn"}},
      {"TZ.Example.CN", {Kind::host, "tz.example.cn"}},
      {"taizhang", {Kind::host, "taizhang"}},
      {"xn--fiqs8s.example", {Kind::host, "xn--fiqs8s.example"}},
      {"10.0.0.5", {Kind::ipv4, "10.0.0.5"}},
      {"FD00:0:0::1", {Kind::ipv6, "fd00::1"}},
  };
  for (const auto& [text, expected] : known) {
    CAPTURE(text);
    const Result<CertificateName> name = certificate_name_from(text);
    REQUIRE(name.ok());
    CHECK(*name == expected);
  }
}

TEST_CASE("what could be two names, or none, is refused and named") {
  for (const std::string& text :
       {std::string(), std::string("a b"), std::string("a,DNS:b"), std::string("a/b"),
        std::string("*.example.cn"), std::string("-a.cn"), std::string("a-.cn"),
        std::string("a..cn"), std::string("a.cn."), std::string("10.0.0.256"),
        std::string("10.0.0"), std::string("[fd00::1]"), std::string("https://a.example"),
        std::string("a.cn:443"), std::string("a.cn\0.evil.cn", 14), std::string("10.0.0.5\0x", 10),
        std::string(64, 'a'), std::string("\xe5\x8f\xb0.cn")}) {
    CAPTURE(text);
    const Result<CertificateName> name = certificate_name_from(text);
    REQUIRE_FALSE(name.ok());
    CHECK(name.error().code == ErrorCode::server_name_wrong);
    CHECK(name.error().args == std::vector<std::string>{text});
  }
}

}  // namespace
}  // namespace tz::server
