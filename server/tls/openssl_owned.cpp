#include "tls/openssl_owned.h"

#include <openssl/err.h>
#include <openssl/pem.h>

namespace tz::server {

namespace {

OwnedBio reader_of(std::string_view text) {
  return OwnedBio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

}  // namespace

OwnedKey key_from_pem(std::string_view pem) {
  const OwnedBio from = reader_of(pem);
  OwnedKey key(from ? PEM_read_bio_PrivateKey(from.get(), nullptr, no_password, nullptr) : nullptr);
  ERR_clear_error();
  return key;
}

OwnedCertificate certificate_from_pem(std::string_view pem) {
  const OwnedBio from = reader_of(pem);
  OwnedCertificate found(from ? PEM_read_bio_X509(from.get(), nullptr, no_password, nullptr)
                              : nullptr);
  ERR_clear_error();
  return found;
}

int no_password(char*, int, int, void*) {
  return -1;
}

}  // namespace tz::server
