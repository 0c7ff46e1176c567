#include "http/listener.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "support/no_descriptors.h"

namespace tz::server {
namespace {

// Somebody on this machine, whose socket is there before he comes.
class Visitor {
 public:
  Visitor() : fd_(::socket(AF_INET, SOCK_STREAM, 0)) { REQUIRE(fd_ >= 0); }
  ~Visitor() { ::close(fd_); }
  Visitor(const Visitor&) = delete;
  Visitor& operator=(const Visitor&) = delete;

  // Until the listener can see him.
  void come_to(const Listener& listener) const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(listener.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    pollfd waiting{listener.fd(), POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, 5000) == 1);
  }

 private:
  int fd_;
};

int option(int fd, int name) {
  int value = -1;
  socklen_t size = sizeof value;
  REQUIRE(::getsockopt(fd, IPPROTO_TCP, name, &value, &size) == 0);
  return value;
}

TEST_CASE("whoever comes while no descriptor is left is kept until there is one") {
  Listener listener;
  REQUIRE(listener.open("127.0.0.1", 0).ok());
  const Visitor visitor;
  {
    const NoDescriptors none;
    visitor.come_to(listener);
    for (int i = 0; i < 3; ++i) {
      CHECK(listener.accept().answer == Listener::Answer::exhausted);
    }
  }
  const Listener::Accepted accepted = listener.accept();
  REQUIRE(accepted.answer == Listener::Answer::connected);
  CHECK(accepted.connection->peer == "127.0.0.1");
  CHECK(listener.accept().answer == Listener::Answer::nobody);
}

TEST_CASE("a connection sends without delay, and is given up when nothing is confirmed any more") {
  Listener listener;
  REQUIRE(listener.open("127.0.0.1", 0).ok());
  const Visitor visitor;
  visitor.come_to(listener);
  const Listener::Accepted accepted = listener.accept();
  REQUIRE(accepted.answer == Listener::Answer::connected);
  CHECK(option(accepted.connection->fd, TCP_NODELAY) == 1);
  CHECK(option(accepted.connection->fd, TCP_USER_TIMEOUT) == 30'000);
}

TEST_CASE("512 connections may wait to be taken in, or as many as the system lets wait") {
  Listener listener;
  REQUIRE(listener.open("127.0.0.1", 0).ok());
  tcp_info told{};
  socklen_t size = sizeof told;
  REQUIRE(::getsockopt(listener.fd(), IPPROTO_TCP, TCP_INFO, &told, &size) == 0);
  REQUIRE(told.tcpi_state == TCP_LISTEN);
  uint32_t most = 0;
  std::ifstream("/proc/sys/net/core/somaxconn") >> most;
  REQUIRE(most > 0);
  // Of a listening socket, Linux tells here how long its queue may become.
  CHECK(told.tcpi_sacked == std::min(uint32_t{512}, most));
}

}  // namespace
}  // namespace tz::server
