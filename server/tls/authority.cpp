#include "tls/authority.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <string_view>
#include <utility>

#include "tls/certificate_facts.h"
#include "tls/openssl_owned.h"

namespace tz::server {

namespace {

using OwnedExtension = std::unique_ptr<X509_EXTENSION, FreedBy<X509_EXTENSION_free>>;
using OwnedNumber = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using OwnedStore = std::unique_ptr<X509_STORE, FreedBy<X509_STORE_free>>;
using OwnedCheck = std::unique_ptr<X509_STORE_CTX, FreedBy<X509_STORE_CTX_free>>;

constexpr long kVersion3 = 2;
// The longest that a common name may be (RFC 5280).
constexpr size_t kMaxCommonName = 64;

struct Period {
  Instant begins;
  Instant ends;
};

// From an hour ago, because a phone's clock may be behind.
Period period_of(Instant now, int days) {
  const Instant begins{now.unix_ms - kHourMs};
  return {begins, Instant{begins.unix_ms + days * kDayMs}};
}

std::time_t seconds_of(Instant at) {
  return static_cast<std::time_t>(at.unix_ms / 1000);
}

bool set_serial(X509* certificate) {
  std::array<unsigned char, 16> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    return false;
  }
  // Positive, and always as long.
  bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7f) | 0x40);
  const OwnedNumber number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
  return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool set_subject(X509* certificate, const std::string& common_name) {
  X509_NAME* subject = X509_get_subject_name(certificate);
  const std::pair<const char*, std::string> parts[] = {{"O", "Taizhang"}, {"CN", common_name}};
  return std::all_of(std::begin(parts), std::end(parts), [&](const auto& part) {
    const auto* text = reinterpret_cast<const unsigned char*>(part.second.data());
    return X509_NAME_add_entry_by_txt(subject, part.first, MBSTRING_UTF8, text,
                                      static_cast<int>(part.second.size()), -1, 0) == 1;
  });
}

bool add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context{};
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const OwnedExtension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

std::string alternative_names(const std::vector<CertificateName>& names) {
  std::string out;
  for (const CertificateName& name : names) {
    out += out.empty() ? "" : ",";
    out += (name.kind == CertificateName::Kind::host ? "DNS:" : "IP:") + name.text;
  }
  return out;
}

// One kind of name that is not spoken of would be free for all, so each is: where there is no host,
// those under "invalid" alone may be named (RFC 6761: there are none), and where there is no
// address, none may.
std::string name_constraints(const std::vector<CertificateName>& names) {
  std::string out = "critical";
  bool has_host = false;
  bool has_address = false;
  for (const CertificateName& name : names) {
    switch (name.kind) {
      case CertificateName::Kind::host:
        out += ",permitted;DNS:" + name.text;
        has_host = true;
        break;
      case CertificateName::Kind::ipv4:
        out += ",permitted;IP:" + name.text + "/255.255.255.255";
        has_address = true;
        break;
      case CertificateName::Kind::ipv6:
        out += ",permitted;IP:" + name.text + "/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
        has_address = true;
        break;
    }
  }
  out += has_host ? "" : ",permitted;DNS:invalid";
  out += has_address ? "" : ",excluded;IP:0.0.0.0/0.0.0.0,excluded;IP:::/::";
  return out;
}

// Without its extensions and its signature.
OwnedCertificate begin_certificate(EVP_PKEY* key, const std::string& common_name,
                                   const Period& period) {
  OwnedCertificate made(X509_new());
  const bool is_begun =
      made && X509_set_version(made.get(), kVersion3) == 1 && set_serial(made.get()) &&
      set_subject(made.get(), common_name) &&
      ASN1_TIME_set(X509_getm_notBefore(made.get()), seconds_of(period.begins)) != nullptr &&
      ASN1_TIME_set(X509_getm_notAfter(made.get()), seconds_of(period.ends)) != nullptr &&
      X509_set_pubkey(made.get(), key) == 1;
  return is_begun ? std::move(made) : nullptr;
}

using Extensions = std::vector<std::pair<int, std::string>>;

bool finish_certificate(X509* certificate, X509* issuer, EVP_PKEY* issuer_key,
                        const Extensions& extensions) {
  return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
         std::all_of(extensions.begin(), extensions.end(),
                     [&](const auto& one) {
                       return add_extension(certificate, issuer, one.first, one.second);
                     }) &&
         X509_sign(certificate, issuer_key, EVP_sha256()) > 0;
}

std::string text_in(BIO* memory) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory, &bytes);
  return size > 0 ? std::string(bytes, static_cast<size_t>(size)) : std::string();
}

Result<KeyAndCertificate> to_pem(EVP_PKEY* key, X509* certificate) {
  const OwnedBio key_text(BIO_new(BIO_s_mem()));
  const OwnedBio certificate_text(BIO_new(BIO_s_mem()));
  if (!key_text || !certificate_text ||
      PEM_write_bio_PKCS8PrivateKey(key_text.get(), key, nullptr, nullptr, 0, nullptr, nullptr) !=
          1 ||
      PEM_write_bio_X509(certificate_text.get(), certificate) != 1) {
    return error(ErrorCode::internal);
  }
  return KeyAndCertificate{text_in(key_text.get()), text_in(certificate_text.get())};
}

// What a phone will say of it.
Outcome check_certificate(X509* authority, X509* certificate, Instant now) {
  const OwnedStore trusted(X509_STORE_new());
  const OwnedCheck check(X509_STORE_CTX_new());
  if (!trusted || !check || X509_STORE_add_cert(trusted.get(), authority) != 1 ||
      X509_STORE_CTX_init(check.get(), trusted.get(), certificate, nullptr) != 1 ||
      X509_STORE_CTX_set_purpose(check.get(), X509_PURPOSE_SSL_SERVER) != 1) {
    return error(ErrorCode::internal);
  }
  X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(check.get()), seconds_of(now));
  if (X509_verify_cert(check.get()) == 1) {
    return done();
  }
  const int fault = X509_STORE_CTX_get_error(check.get());
  ERR_clear_error();
  const bool is_other_name =
      fault == X509_V_ERR_PERMITTED_VIOLATION || fault == X509_V_ERR_EXCLUDED_VIOLATION;
  return error(is_other_name ? ErrorCode::authority_other_names : ErrorCode::authority_unreadable);
}

// Tells one authority from another in a phone's list of them.
std::string authority_title(const CertificateName& name, Instant now) {
  const std::string day = " " + to_iso(shanghai_date(now));
  std::string title = "Taizhang CA " + name.text;
  title.resize(std::min(title.size(), kMaxCommonName - day.size()));
  return title + day;
}

}  // namespace

Result<KeyAndCertificate> make_authority(const std::vector<CertificateName>& names, Instant now) {
  TZ_ASSERT(!names.empty());
  const OwnedKey key(EVP_EC_gen("P-256"));
  const OwnedCertificate made =
      key ? begin_certificate(key.get(), authority_title(names.front(), now),
                              period_of(now, kAuthorityDays))
          : nullptr;
  const Extensions extensions = {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                                 {NID_key_usage, "critical,keyCertSign,cRLSign"},
                                 {NID_subject_key_identifier, "hash"},
                                 {NID_name_constraints, name_constraints(names)}};
  if (!made || !finish_certificate(made.get(), made.get(), key.get(), extensions)) {
    ERR_clear_error();
    return error(ErrorCode::internal);
  }
  return to_pem(key.get(), made.get());
}

Result<KeyAndCertificate> make_certificate(const KeyAndCertificate& authority,
                                           const std::vector<CertificateName>& names, Instant now) {
  TZ_ASSERT(!names.empty());
  const OwnedKey authority_key = key_from_pem(authority.key);
  const OwnedCertificate issuer = certificate_from_pem(authority.certificate);
  const Result<CertificateFacts> facts = certificate_facts(authority.certificate);
  if (!authority_key || !issuer || !facts ||
      X509_check_private_key(issuer.get(), authority_key.get()) != 1) {
    ERR_clear_error();
    return error(ErrorCode::authority_unreadable);
  }
  if (facts->ends <= now) {
    return error(ErrorCode::authority_ended);
  }
  Period period = period_of(now, kCertificateDays);
  period.ends = std::min(period.ends, facts->ends);
  const OwnedKey key(EVP_EC_gen("P-256"));
  // The title holds a blank, so that nobody takes it for a host: names stand among the alternative
  // ones alone.
  const OwnedCertificate made =
      key ? begin_certificate(key.get(), "Taizhang server", period) : nullptr;
  const Extensions extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                                 {NID_key_usage, "critical,digitalSignature"},
                                 {NID_ext_key_usage, "serverAuth"},
                                 {NID_subject_alt_name, alternative_names(names)},
                                 {NID_subject_key_identifier, "hash"},
                                 {NID_authority_key_identifier, "keyid:always"}};
  if (!made || !finish_certificate(made.get(), issuer.get(), authority_key.get(), extensions)) {
    ERR_clear_error();
    return error(ErrorCode::internal);
  }
  if (const Outcome checked = check_certificate(issuer.get(), made.get(), now); !checked) {
    return checked.error();
  }
  return to_pem(key.get(), made.get());
}

}  // namespace tz::server
