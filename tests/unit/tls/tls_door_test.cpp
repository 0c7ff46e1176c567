#include "tls/tls_door.h"

#include <doctest/doctest.h>

#include "support/certificate_folder.h"

namespace tz::server {
namespace {

const Instant kNow{1772409600000};  // in March 2026

KeyAndCertificate made_for(const char* name) {
  const Result<KeyAndCertificate> authority = make_authority({named(name)}, kNow);
  REQUIRE(authority.ok());
  const Result<KeyAndCertificate> made = make_certificate(*authority, {named(name)}, kNow);
  REQUIRE(made.ok());
  return *made;
}

Error refusal(CertificateFiles files) {
  const Result<std::shared_ptr<TlsDoor>> door = TlsDoor::open(std::move(files));
  REQUIRE_FALSE(door.ok());
  return door.error();
}

TEST_CASE("a door knows what its certificate says") {
  const CertificateFolder folder;
  const Result<std::shared_ptr<TlsDoor>> door =
      TlsDoor::open(folder.write(made_for("tz.example.cn")));
  REQUIRE(door.ok());
  CHECK((*door)->certificate().names == std::vector<std::string>{"tz.example.cn"});
}

TEST_CASE("files that cannot be used are refused, and the file named") {
  const CertificateFolder folder;
  const CertificateFiles good = folder.write(made_for("tz.example.cn"));
  const std::string text = folder.write("text", "no certificate and no key");
  const std::string other_key = folder.write("other.key", made_for("tz.example.cn").key);
  CHECK(refusal({"/nowhere/server.pem", good.key}) ==
        error(ErrorCode::file_unreadable, "", {"/nowhere/server.pem"}));
  CHECK(refusal({good.certificate, "/nowhere/server.key"}) ==
        error(ErrorCode::file_unreadable, "", {"/nowhere/server.key"}));
  CHECK(refusal({text, good.key}) == error(ErrorCode::certificate_unreadable, "", {text}));
  CHECK(refusal({good.certificate, text}) == error(ErrorCode::key_unreadable, "", {text}));
  CHECK(refusal({good.certificate, other_key}) ==
        error(ErrorCode::key_of_another, "", {other_key, good.certificate}));
}

TEST_CASE("renewed files are taken whole, and damaged ones not at all") {
  const CertificateFolder folder;
  const Result<std::shared_ptr<TlsDoor>> door =
      TlsDoor::open(folder.write(made_for("tz.example.cn")));
  REQUIRE(door.ok());
  const std::string before = (*door)->certificate().fingerprint;
  const KeyAndCertificate renewed = made_for("tz.example.cn");
  folder.write("server.key", renewed.key);
  CHECK((*door)->reload().error().code == ErrorCode::key_of_another);
  CHECK((*door)->certificate().fingerprint == before);
  folder.write("server.pem", renewed.certificate);
  CHECK((*door)->reload().ok());
  CHECK((*door)->certificate().fingerprint != before);
}

}  // namespace
}  // namespace tz::server
