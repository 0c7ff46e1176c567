#include "tls/tls_session.h"

#include <openssl/err.h>

#include <cerrno>

#include "tls/openssl_owned.h"

namespace tz::server {

TlsSession::~TlsSession() {
  end_sending();
  SSL_free(session_);
}

TlsSession::Greeting TlsSession::greet() {
  ERR_clear_error();
  const int answer = SSL_accept(session_);
  if (answer == 1) {
    return Greeting::done;
  }
  switch (SSL_get_error(session_, answer)) {
    case SSL_ERROR_WANT_READ:
      return Greeting::wants_to_read;
    case SSL_ERROR_WANT_WRITE:
      return Greeting::wants_to_write;
    default:
      break;
  }
  is_broken_ = true;
  const bool is_plain = ERR_GET_REASON(ERR_peek_error()) == SSL_R_HTTP_REQUEST;
  ERR_clear_error();
  return is_plain ? Greeting::plain_http : Greeting::failed;
}

ssize_t TlsSession::receive(char* to, size_t size) {
  ERR_clear_error();
  size_t got = 0;
  const int answer = SSL_read_ex(session_, to, size, &got);
  return finish_reading(answer, got);
}

ssize_t TlsSession::peek(char* to, size_t size) {
  ERR_clear_error();
  size_t got = 0;
  const int answer = SSL_peek_ex(session_, to, size, &got);
  return finish_reading(answer, got);
}

ssize_t TlsSession::finish_reading(int answer, size_t got) {
  if (answer == 1) {
    return static_cast<ssize_t>(got);
  }
  switch (SSL_get_error(session_, answer)) {
    case SSL_ERROR_ZERO_RETURN:
      return 0;
    case SSL_ERROR_WANT_READ:
      errno = EAGAIN;
      return -1;
    default:
      // To want to write before reading on, for an alert that the socket does not take, is what no
      // honest client brings about.
      is_broken_ = true;
      ERR_clear_error();
      errno = EPROTO;
      return -1;
  }
}

ssize_t TlsSession::send(const char* bytes, size_t size) {
  ERR_clear_error();
  size_t taken = 0;
  const int answer = SSL_write_ex(session_, bytes, size, &taken);
  if (answer == 1) {
    return static_cast<ssize_t>(taken);
  }
  if (SSL_get_error(session_, answer) == SSL_ERROR_WANT_WRITE) {
    errno = EAGAIN;
    return -1;
  }
  is_broken_ = true;
  ERR_clear_error();
  errno = EPROTO;
  return -1;
}

void TlsSession::end_sending() {
  const bool is_told = (SSL_get_shutdown(session_) & SSL_SENT_SHUTDOWN) != 0;
  if (is_broken_ || is_told || SSL_is_init_finished(session_) == 0) {
    return;
  }
  ERR_clear_error();
  SSL_shutdown(session_);
  ERR_clear_error();
}

}  // namespace tz::server
