// TLS over one connection's socket, which does not block. It belongs to whoever has the connection:
// one thread at a time. The process must ignore SIGPIPE, for OpenSSL writes without asking.
#pragma once

#include <sys/types.h>

#include <cstddef>

struct ssl_st;

namespace tz::server {

class TlsSession {
 public:
  enum class Greeting {
    done,
    wants_to_read,   // call again when the socket has bytes
    wants_to_write,  // call again when it takes some
    plain_http,      // the other end does not speak TLS but HTTP, and may be answered in it
    failed,
  };

  // Takes over what OpenSSL made for a socket; the socket stays its owner's.
  explicit TlsSession(ssl_st* session) : session_(session) {}
  ~TlsSession();
  TlsSession(const TlsSession&) = delete;
  TlsSession& operator=(const TlsSession&) = delete;

  // The handshake, as far as it goes without waiting.
  Greeting greet();
  // As ::recv and ::send on a socket that does not block: EAGAIN in errno says that later there may
  // be more, and any other error that there will be nothing. A buffer of 16 KB takes whatever has
  // come in one record, so that nothing stays here while the socket looks silent.
  ssize_t receive(char* to, size_t size);
  ssize_t send(const char* bytes, size_t size);
  // receive() that leaves what it finds.
  ssize_t peek(char* to, size_t size);
  // Tells the other end that no more comes.
  void end_sending();

 private:
  ssize_t finish_reading(int answer, size_t got);

  ssl_st* const session_;
  bool is_broken_ = false;  // nothing may be said any more
};

}  // namespace tz::server
