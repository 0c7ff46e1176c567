// Serves a Site over HTTP/1.1. It is the only place that knows the HTTP library, which parses
// requests and writes answers; who may wait how long, and where a request ends, is the Lobby's to
// say. TLS is the tls room's, or a front proxy's (docs/running.md).
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>

#include "base/result.h"
#include "http/lobby.h"
#include "http/site.h"

namespace tz::server {

struct HttpSettings {
  std::string address = "127.0.0.1";
  int port = 8080;
  LobbyLimits limits;
  size_t threads = 32;        // always there
  size_t most_threads = 608;  // under load; every open stream holds one
  // Whole requests that wait for a thread: whoever comes past them is told to come later, at once.
  size_t requests_waiting = 1024;
  // Addresses whose X-Forwarded-For is believed.
  std::set<std::string> proxies;
  // Null: plain HTTP.
  std::shared_ptr<const TlsDoor> door;
};

// What may be told of a request: nothing in it came from the person but the address.
struct AnsweredRequest {
  std::string method = "(other)";  // one that the site knows, or this
  std::string route = "(none)";    // Response::route, or this
  std::string peer;                // whose machine; empty when the request could not be read
  int status = 0;
  int64_t took_us = 0;  // of a stream: as long as it was open
  int64_t bytes = 0;    // of the answer, its head included
  bool is_stream = false;
};

class HttpServer {
 public:
  // `site` must outlive the server.
  HttpServer(const Site& site, HttpSettings settings);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Called on many threads at once after each answer; must not throw.
  void set_log(std::function<void(const AnsweredRequest&)> log);

  // Called when the system has nothing left to accept connections with, as when too many files are
  // open: once a minute at most, on the thread of run(), which it must not hold up. Whoever comes
  // waits meanwhile. Before run().
  void set_exhaustion_listener(std::function<void()> listener);

  Outcome open();
  int port() const;
  // The site has all its routes. Returns after stop(), when all answers are out and all streams
  // have ended.
  void run();
  // How many whole requests wait for a thread at this moment.
  size_t waiting();
  // From any thread.
  void stop() noexcept;

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace tz::server
