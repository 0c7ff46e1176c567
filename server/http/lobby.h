// Where connections wait. One thread takes them in, gathers each request until it is whole, and
// only then hands it to a worker; answers that a slow line does not take at once go out from here
// as well. So a connection that drips, or that reads slowly, holds a few kilobytes and never a
// thread. A failing accept() pauses, is told and goes on: nothing but stop() ends run().
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "http/connection.h"
#include "http/limits.h"
#include "http/listener.h"
#include "tls/tls_door.h"

namespace tz::server {

class Lobby {
 public:
  // `serve` gets a connection whose request is whole; it must not block, and must see to it that
  // the connection comes back through give_back(), once. `refusal` gives the bytes of an answer of
  // that status.
  Lobby(LobbyLimits limits, std::function<void(std::unique_ptr<Connection>)> serve,
        std::function<std::string(int status)> refusal);
  ~Lobby();
  Lobby(const Lobby&) = delete;
  Lobby& operator=(const Lobby&) = delete;

  Listener& listener() { return listener_; }
  const LobbyLimits& limits() const { return limits_; }

  // Of LobbyLimits; before run().
  void set_larger_bodies(std::map<std::string, size_t> bodies) {
    limits_.larger_bodies = std::move(bodies);
  }

  // Whoever comes must speak TLS; before run().
  void set_door(std::shared_ptr<const TlsDoor> door) { door_ = std::move(door); }

  // Called by the thread of run() when the system has nothing left to accept connections with, once
  // a minute at most; before run().
  void set_exhaustion_listener(std::function<void()> listener) {
    on_exhausted_ = std::move(listener);
  }

  // After listener().open(). Returns after stop(), when no request is under way any more or
  // goodbye_ms are over.
  void run();
  // From any thread, also from a signal handler.
  void stop() noexcept;
  bool is_stopping() const { return stopping_.load(); }

  // From any thread: the answer is in `out`. An empty pointer tells that a stream closed its own.
  void give_back(std::unique_ptr<Connection> connection);

 private:
  void accept_all();
  void pause_accepting();
  bool wait_for(std::unique_ptr<Connection> connection, uint32_t events);
  bool make_room();
  void take_returned();
  void on_ready(Connection& connection);
  void greet(Connection& connection);
  void read_some(Connection& connection);
  void gather(Connection& connection);
  // Bodies past the usual limit that are being gathered.
  bool is_larger(const Connection& connection) const;
  size_t count_larger() const;
  void begin_answer(std::unique_ptr<Connection> connection);
  void after_flush(Connection& connection);
  void refuse(Connection& connection, int status);
  void sweep();
  void limit_unsent();
  void watch(int fd, uint32_t events);
  void drop(int fd);
  void close_waiting();
  bool is_finished() const;

  LobbyLimits limits_;
  std::function<void(std::unique_ptr<Connection>)> serve_;
  std::function<std::string(int)> refusal_;
  std::atomic<bool> stopping_{false};
  Listener listener_;
  std::shared_ptr<const TlsDoor> door_;  // null: plain HTTP
  std::function<void()> on_exhausted_;   // may be empty
  int wake_ = -1;
  int epoll_ = -1;
  int64_t now_ms_ = 0;
  int64_t accept_again_ms_ = 0;  // 0: accepting
  std::optional<int64_t> exhaustion_told_ms_;
  size_t out_with_workers_ = 0;
  std::unordered_map<int, std::unique_ptr<Connection>> waiting_;

  std::mutex returned_mutex_;
  std::vector<std::unique_ptr<Connection>> returned_;  // guarded by returned_mutex_
};

}  // namespace tz::server
