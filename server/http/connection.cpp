#include "http/connection.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace tz::server {

namespace {

bool must_wait() {
  return errno == EAGAIN || errno == EWOULDBLOCK;
}

}  // namespace

Connection::Connection(int socket, std::string peer_address)
    : fd(socket), peer(std::move(peer_address)) {}

Connection::~Connection() {
  tls.reset();  // it says good-bye
  ::close(fd);
}

std::string_view Connection::request_bytes() const {
  return std::string_view(in).substr(0, head.size + body().size());
}

std::string_view Connection::body() const {
  if (is_oversize || head.is_chunked) {
    return {};
  }
  return std::string_view(in).substr(std::min(head.size, in.size()), head.content_length);
}

ssize_t Connection::receive(char* to, size_t size) {
  return tls ? tls->receive(to, size) : ::recv(fd, to, size, 0);
}

ssize_t Connection::send_some(std::string_view bytes) {
  return tls ? tls->send(bytes.data(), bytes.size())
             : ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

void Connection::end_sending() {
  if (tls) {
    tls->end_sending();
  }
  ::shutdown(fd, SHUT_WR);
}

bool Connection::flush_some() {
  while (sent < out.size()) {
    const ssize_t taken = send_some(std::string_view(out).substr(sent));
    if (taken > 0) {
      sent += static_cast<size_t>(taken);
    } else if (taken < 0 && errno == EINTR) {
      continue;
    } else {
      return taken < 0 && must_wait();
    }
  }
  return true;
}

bool Connection::send_now(std::string_view bytes, int patience_ms) {
  while (!bytes.empty()) {
    const ssize_t taken = send_some(bytes);
    if (taken > 0) {
      bytes.remove_prefix(static_cast<size_t>(taken));
      continue;
    }
    if (taken < 0 && errno == EINTR) {
      continue;
    }
    pollfd writable{fd, POLLOUT, 0};
    if (taken == 0 || !must_wait() || ::poll(&writable, 1, patience_ms) <= 0) {
      return false;
    }
  }
  return true;
}

bool Connection::is_peer_gone() const {
  char byte = 0;
  const ssize_t got = tls ? tls->peek(&byte, 1) : ::recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
  return got == 0 || (got < 0 && !must_wait() && errno != EINTR);
}

void Connection::next_request() {
  in.erase(0, request_bytes().size());
  if (in.empty()) {
    // A large body has left a large buffer, and the connection may stay for long.
    in.shrink_to_fit();
  }
  head = RequestHead{};
  seen = 0;
  out.clear();
  sent = 0;
  is_oversize = false;
}

}  // namespace tz::server
