#include "tls/authority.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/certificate_folder.h"
#include "tls/certificate_facts.h"

namespace tz::server {
namespace {

constexpr int64_t kDayMs = 24 * 3600 * int64_t{1000};
const Instant kNow{1772409600000};  // in March 2026

KeyAndCertificate authority_for(const std::vector<CertificateName>& names) {
  Result<KeyAndCertificate> made = make_authority(names, kNow);
  REQUIRE(made.ok());
  return *made;
}

CertificateFacts facts_of(const std::string& pem) {
  Result<CertificateFacts> facts = certificate_facts(pem);
  REQUIRE(facts.ok());
  return *facts;
}

ErrorCode refusal(const KeyAndCertificate& authority, const std::vector<CertificateName>& names,
                  Instant now = kNow) {
  const Result<KeyAndCertificate> made = make_certificate(authority, names, now);
  REQUIRE_FALSE(made.ok());
  return made.error().code;
}

TEST_CASE("an authority lasts ten years, and is told from another by its fingerprint") {
  const KeyAndCertificate first = authority_for({named("tz.example.cn")});
  const CertificateFacts facts = facts_of(first.certificate);
  CHECK(facts.begins < kNow);
  CHECK((facts.ends.unix_ms - facts.begins.unix_ms) / kDayMs == kAuthorityDays);
  CHECK(facts.fingerprint.size() == 32 * 3 - 1);
  const KeyAndCertificate second = authority_for({named("tz.example.cn")});
  CHECK(facts_of(second.certificate).fingerprint != facts.fingerprint);
  CHECK(first.key != second.key);
}

TEST_CASE("a certificate bears its names and lasts no longer than phones allow") {
  const std::vector<CertificateName> names = {named("tz.example.cn"), named("10.0.0.5"),
                                              named("fd00::1")};
  const KeyAndCertificate authority = authority_for(names);
  const Result<KeyAndCertificate> made = make_certificate(authority, names, kNow);
  REQUIRE(made.ok());
  const CertificateFacts facts = facts_of(made->certificate);
  CHECK(facts.names == std::vector<std::string>{"tz.example.cn", "10.0.0.5", "fd00::1"});
  CHECK(facts.begins < kNow);
  CHECK((facts.ends.unix_ms - facts.begins.unix_ms) / kDayMs == kCertificateDays);
  CHECK(made->key.find("-----BEGIN PRIVATE KEY-----") == 0);
}

TEST_CASE("a certificate ends with its authority at the latest, and an ended one signs nothing") {
  const KeyAndCertificate authority = authority_for({named("tz.example.cn")});
  const Instant ends = facts_of(authority.certificate).ends;
  const Instant late{ends.unix_ms - 10 * kDayMs};
  const Result<KeyAndCertificate> made =
      make_certificate(authority, {named("tz.example.cn")}, late);
  REQUIRE(made.ok());
  CHECK(facts_of(made->certificate).ends == ends);
  CHECK(refusal(authority, {named("tz.example.cn")}, ends) == ErrorCode::authority_ended);
}

TEST_CASE("an authority vouches for the names it was made for, and those below, alone") {
  const KeyAndCertificate of_host = authority_for({named("tz.example.cn")});
  CHECK(make_certificate(of_host, {named("a.tz.example.cn")}, kNow).ok());
  for (const char* other : {"example.cn", "bank.example", "10.0.0.5", "fd00::1"}) {
    CAPTURE(other);
    CHECK(refusal(of_host, {named(other)}) == ErrorCode::authority_other_names);
    CHECK(refusal(of_host, {named("tz.example.cn"), named(other)}) ==
          ErrorCode::authority_other_names);
  }
  const KeyAndCertificate of_address = authority_for({named("10.0.0.5")});
  CHECK(make_certificate(of_address, {named("10.0.0.5")}, kNow).ok());
  for (const char* other : {"tz.example.cn", "10.0.0.6", "fd00::1"}) {
    CAPTURE(other);
    CHECK(refusal(of_address, {named(other)}) == ErrorCode::authority_other_names);
  }
}

TEST_CASE("a key that is not the authority's signs nothing") {
  const KeyAndCertificate authority = authority_for({named("tz.example.cn")});
  const KeyAndCertificate another = authority_for({named("tz.example.cn")});
  const std::vector<CertificateName> names = {named("tz.example.cn")};
  for (const KeyAndCertificate& wrong :
       {KeyAndCertificate{another.key, authority.certificate},
        KeyAndCertificate{"", authority.certificate}, KeyAndCertificate{authority.key, "text"}}) {
    CHECK(refusal(wrong, names) == ErrorCode::authority_unreadable);
  }
}

TEST_CASE("a server's certificate is no authority") {
  const std::vector<CertificateName> names = {named("tz.example.cn")};
  const Result<KeyAndCertificate> made = make_certificate(authority_for(names), names, kNow);
  REQUIRE(made.ok());
  CHECK(refusal(*made, names) == ErrorCode::authority_unreadable);
}

TEST_CASE("phones get the same certificate in another form") {
  const KeyAndCertificate authority = authority_for({named("tz.example.cn")});
  const Result<std::string> der = der_from_pem(authority.certificate);
  REQUIRE(der.ok());
  CHECK(der->size() > 200);
  CHECK(der->front() == '\x30');
  CHECK_FALSE(der_from_pem("text").ok());
}

}  // namespace
}  // namespace tz::server
