// One connection of a browser. It belongs to the lobby while bytes come in or go out, and to one
// worker while its request is answered; never to both.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/framing.h"
#include "tls/tls_session.h"

namespace tz::server {

enum class Phase {
  greeting,   // the TLS handshake is under way
  idle,       // nothing of a request has come
  head,       // part of a head has come
  body,       // part of a body has come
  flushing,   // the answer goes out
  lingering,  // refused while it was still sending: read on a little, so that the answer is seen
};

struct Connection {
  // Takes over the socket, which does not block, and closes it at the end.
  Connection(int socket, std::string peer_address);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int fd;
  std::string peer;                 // the address of the other end
  std::unique_ptr<TlsSession> tls;  // null: what goes over the socket is plain
  Phase phase = Phase::idle;

  std::string in;            // the request under way and whatever came after it
  size_t seen = 0;           // bytes of `in` in which no end of the head was found
  RequestHead head;          // complete from the body phase on
  bool is_oversize = false;  // the body is past the limit and stays unread

  std::string out;          // what is left of the answer
  size_t sent = 0;          // bytes of `out` that have gone
  bool closes = false;      // no further request is taken
  bool has_served = false;  // at least one request was answered

  int64_t started_ms = 0;   // of this phase, except that a body counts from its head
  int64_t progress_ms = 0;  // when bytes last came or went
  size_t discarded = 0;     // bytes thrown away while lingering

  // The bytes of the request, which is whole (without its body when that is oversize or chunked).
  std::string_view request_bytes() const;
  std::string_view body() const;
  // As ::recv, through TLS where there is one.
  ssize_t receive(char* to, size_t size);
  // Sends what the socket takes at once. False when the other end is gone.
  bool flush_some();
  // Sends everything, waiting for the socket up to `patience_ms` each time. False when it took
  // longer.
  bool send_now(std::string_view bytes, int patience_ms);
  // Whether the other end has closed, as far as is known without waiting.
  bool is_peer_gone() const;
  // No more bytes come from us; some may still come from the other end.
  void end_sending();
  // Makes ready for the next request.
  void next_request();

 private:
  ssize_t send_some(std::string_view bytes);
};

}  // namespace tz::server
