#include "tls/certificate_facts.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <ctime>
#include <memory>

#include "tls/openssl_owned.h"

namespace tz::server {

namespace {

using OwnedNames = std::unique_ptr<GENERAL_NAMES, FreedBy<GENERAL_NAMES_free>>;

Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  return ASN1_TIME_to_tm(time, &parts) == 1 ? Instant{int64_t{::timegm(&parts)} * 1000} : Instant{};
}

std::string address_text(const ASN1_OCTET_STRING* bytes) {
  const int family = ASN1_STRING_length(bytes) == 4 ? AF_INET : AF_INET6;
  if (family == AF_INET6 && ASN1_STRING_length(bytes) != 16) {
    return {};
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  const char* written = ::inet_ntop(family, ASN1_STRING_get0_data(bytes), text.data(), text.size());
  return written == nullptr ? std::string() : std::string(written);
}

std::vector<std::string> names_of(const X509* certificate) {
  std::vector<std::string> out;
  const OwnedNames names(static_cast<GENERAL_NAMES*>(
      X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type == GEN_DNS) {
      const auto* text = reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName));
      out.emplace_back(text, static_cast<size_t>(ASN1_STRING_length(name->d.dNSName)));
    } else if (name->type == GEN_IPADD) {
      out.push_back(address_text(name->d.iPAddress));
    }
  }
  return out;
}

std::string fingerprint_of(const X509* certificate) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  std::string out;
  if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) {
    return out;
  }
  for (unsigned int i = 0; i < size; ++i) {
    out += i == 0 ? "" : ":";
    out += kDigits[digest[i] >> 4];
    out += kDigits[digest[i] & 15];
  }
  return out;
}

}  // namespace

Result<CertificateFacts> certificate_facts(std::string_view pem) {
  const OwnedCertificate certificate = certificate_from_pem(pem);
  if (!certificate) {
    return error(ErrorCode::certificate_unreadable);
  }
  return CertificateFacts{instant_of(X509_get0_notBefore(certificate.get())),
                          instant_of(X509_get0_notAfter(certificate.get())),
                          names_of(certificate.get()), fingerprint_of(certificate.get())};
}

Result<std::string> der_from_pem(std::string_view pem) {
  const OwnedCertificate certificate = certificate_from_pem(pem);
  const int size = certificate ? i2d_X509(certificate.get(), nullptr) : 0;
  if (size <= 0) {
    return error(ErrorCode::certificate_unreadable);
  }
  std::string out(static_cast<size_t>(size), '\0');
  auto* at = reinterpret_cast<unsigned char*>(out.data());
  i2d_X509(certificate.get(), &at);
  return out;
}

}  // namespace tz::server
