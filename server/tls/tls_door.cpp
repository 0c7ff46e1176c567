#include "tls/tls_door.h"

#include <openssl/err.h>

#include <utility>

#include "tls/openssl_owned.h"
#include "tls/pem_file.h"

namespace tz::server {

namespace {

// Of TLS 1.2; those of 1.3 are all good.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

bool set_terms(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION);
  // Answers go out in pieces, from a buffer that may grow and move; a connection that idles keeps
  // no buffers.
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  // A client keeps its own ticket; nothing of it is kept here.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, kCiphers) == 1;
}

}  // namespace

Result<std::shared_ptr<TlsDoor>> TlsDoor::open(CertificateFiles files) {
  Result<Terms> terms = read_terms(files);
  if (!terms) {
    return terms.error();
  }
  return std::shared_ptr<TlsDoor>(new TlsDoor(std::move(files), std::move(*terms)));
}

TlsDoor::TlsDoor(CertificateFiles files, Terms terms)
    : files_(std::move(files)), terms_(std::move(terms)) {}

Result<TlsDoor::Terms> TlsDoor::read_terms(const CertificateFiles& files) {
  const Result<std::string> certificate_text = text_of_pem_file(files.certificate);
  if (!certificate_text) {
    return certificate_text.error();
  }
  const Result<std::string> key_text = text_of_pem_file(files.key);
  if (!key_text) {
    return key_text.error();
  }
  const OwnedCertificate certificate = certificate_from_pem(*certificate_text);
  Result<CertificateFacts> facts = certificate_facts(*certificate_text);
  if (!certificate || !facts) {
    return error(ErrorCode::certificate_unreadable, "", {files.certificate});
  }
  const OwnedKey key = key_from_pem(*key_text);
  if (!key) {
    return error(ErrorCode::key_unreadable, "", {files.key});
  }
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    ERR_clear_error();
    return error(ErrorCode::key_of_another, "", {files.key, files.certificate});
  }
  Terms terms;
  terms.context = std::shared_ptr<SSL_CTX>(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  terms.certificate = std::move(*facts);
  SSL_CTX* context = terms.context.get();
  if (context == nullptr || !set_terms(context)) {
    ERR_clear_error();
    return error(ErrorCode::internal);
  }
  // Refused here is, for instance, a key that is too short for today.
  if (SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) != 1 ||
      SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
    ERR_clear_error();
    return error(ErrorCode::certificate_unreadable, "", {files.certificate});
  }
  return terms;
}

Outcome TlsDoor::reload() {
  Result<Terms> fresh = read_terms(files_);
  if (!fresh) {
    return fresh.error();
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  terms_ = std::move(*fresh);
  return done();
}

CertificateFacts TlsDoor::certificate() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return terms_.certificate;
}

std::unique_ptr<TlsSession> TlsDoor::session(int socket) const {
  std::shared_ptr<SSL_CTX> context;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    context = terms_.context;
  }
  SSL* session = SSL_new(context.get());
  if (session == nullptr || SSL_set_fd(session, socket) != 1) {
    SSL_free(session);
    ERR_clear_error();
    return nullptr;
  }
  SSL_set_accept_state(session);
  return std::make_unique<TlsSession>(session);
}

}  // namespace tz::server
