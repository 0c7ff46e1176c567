// TlsDoor: the certificate that a server shows, and the terms on which it speaks TLS: version 1.2
// or newer, forward secrecy, no renegotiation. Any thread, once open.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "tls/certificate_facts.h"
#include "tls/tls_session.h"

struct ssl_ctx_st;

namespace tz::server {

// In PEM: the server's certificate with those between it and its authority behind it, and its key.
struct CertificateFiles {
  std::string certificate;
  std::string key;
};

class TlsDoor {
 public:
  // Errors, each with its file: file_unreadable, certificate_unreadable, key_unreadable,
  // key_of_another. A certificate that has ended is none: clients say so plainly enough.
  static Result<std::shared_ptr<TlsDoor>> open(CertificateFiles files);

  // Reads the files again. What is open goes on; on an error everything stays as it was.
  Outcome reload();
  CertificateFacts certificate() const;
  // Null: there is no memory for it.
  std::unique_ptr<TlsSession> session(int socket) const;

 private:
  // One reading of the files.
  struct Terms {
    std::shared_ptr<ssl_ctx_st> context;
    CertificateFacts certificate;
  };
  static Result<Terms> read_terms(const CertificateFiles& files);

  TlsDoor(CertificateFiles files, Terms terms);

  const CertificateFiles files_;
  mutable std::mutex mutex_;
  Terms terms_;  // guarded by mutex_
};

}  // namespace tz::server
