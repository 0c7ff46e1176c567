// The socket on which connections come in. One thread.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "http/connection.h"

namespace tz::server {

class Listener {
 public:
  enum class Answer {
    connected,
    nobody,     // for now
    exhausted,  // the system has nothing left to hold a connection with
  };
  struct Accepted {
    Answer answer = Answer::nobody;
    std::unique_ptr<Connection> connection;
  };

  Listener() = default;
  ~Listener() { close(); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // Port 0 takes a free one. Error: address_taken, with the address.
  Outcome open(const std::string& address, int port);
  void close();
  bool is_open() const { return fd_ >= 0; }
  int fd() const { return fd_; }
  int port() const { return port_; }

  // Without waiting. What goes wrong with a single connection is passed over.
  Accepted accept() const;

 private:
  int fd_ = -1;
  int port_ = 0;
};

}  // namespace tz::server
