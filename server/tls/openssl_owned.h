// What OpenSSL hands out, freed when its owner goes. Only this room includes it.
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>

namespace tz::server {

template <auto kFree>
struct FreedBy {
  template <class T>
  void operator()(T* held) const {
    kFree(held);
  }
};

using OwnedBio = std::unique_ptr<BIO, FreedBy<BIO_free>>;
using OwnedKey = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using OwnedCertificate = std::unique_ptr<X509, FreedBy<X509_free>>;

// Null when the text holds none. A key that wants a password counts as none: nobody is there to
// type it.
OwnedKey key_from_pem(std::string_view pem);
OwnedCertificate certificate_from_pem(std::string_view pem);
// For OpenSSL's callback: tells it that there is no password, so that it does not ask the terminal.
int no_password(char* to, int size, int is_writing, void* unused);

}  // namespace tz::server
