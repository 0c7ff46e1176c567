#include "http/http_server.h"

#include <httplib.h>

#include <chrono>
#include <utility>

#include "http/answer.h"
#include "http/ascii.h"
#include "http/crew.h"
#include "http/proxy.h"
#include "http/security_headers.h"

namespace tz::server {

namespace {

constexpr int kStreamPatienceMs = 5000;

// What the library reads from and writes to: a request that is whole already, and a buffer that the
// lobby sends. A stream alone goes straight to the socket.
class ConnectionStream final : public httplib::Stream {
 public:
  explicit ConnectionStream(Connection& connection) : connection_(connection) {}

  void go_direct() { is_direct_ = true; }
  int64_t written() const { return written_; }

  bool is_readable() const override { return at_ < connection_.request_bytes().size(); }
  bool wait_readable() const override { return is_readable(); }
  bool wait_writable() const override { return !is_direct_ || !connection_.is_peer_gone(); }
  ssize_t read(char* to, size_t size) override {
    const std::string_view rest = connection_.request_bytes().substr(at_);
    const size_t taken = rest.copy(to, size);
    at_ += taken;
    return static_cast<ssize_t>(taken);
  }
  ssize_t write(const char* bytes, size_t size) override {
    written_ += static_cast<int64_t>(size);
    if (!is_direct_) {
      connection_.out.append(bytes, size);
      return static_cast<ssize_t>(size);
    }
    const bool sent = connection_.send_now(std::string_view(bytes, size), kStreamPatienceMs);
    return sent ? static_cast<ssize_t>(size) : -1;
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip = connection_.peer;
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  socket_t socket() const override { return connection_.fd; }
  time_t duration() const override { return 0; }

 private:
  Connection& connection_;
  size_t at_ = 0;
  bool is_direct_ = false;
  int64_t written_ = 0;
};

class DirectSink final : public Sink {
 public:
  DirectSink(httplib::DataSink& sink, Connection& connection, const Lobby& lobby)
      : sink_(sink), connection_(connection), lobby_(lobby) {}

  bool write(std::string_view bytes) override {
    is_alive_ = is_open() && sink_.write(bytes.data(), bytes.size());
    return is_alive_;
  }
  bool is_open() override {
    return is_alive_ && !lobby_.is_stopping() && !connection_.is_peer_gone();
  }

 private:
  httplib::DataSink& sink_;
  Connection& connection_;
  const Lobby& lobby_;
  bool is_alive_ = true;
};

Request request_from(const httplib::Request& from, const Connection& connection,
                     const std::set<std::string>& proxies) {
  Request request;
  request.method = from.method;
  request.path = from.path;
  for (const auto& [name, value] : from.headers) {
    request.headers.emplace(lower_case(name), value);
  }
  for (const auto& [name, value] : from.params) {
    request.query.emplace(name, value);
  }
  request.body = connection.body();
  request.body_too_large = connection.is_oversize;
  request.chunked = connection.head.is_chunked;
  request.peer = person_address(connection.peer, request, proxies);
  return request;
}

bool asks_to_close(const httplib::Request& request) {
  const std::string wish = request.get_header_value("Connection");
  return equal_ignoring_case(wish, "close") ||
         (request.version == "HTTP/1.0" && !equal_ignoring_case(wish, "keep-alive"));
}

// Whoever asks may write anything there.
std::string known_method(const std::string& method) {
  static const std::set<std::string> known = {"GET",    "HEAD",    "POST", "PUT",
                                              "DELETE", "OPTIONS", "PATCH"};
  return known.count(method) != 0 ? method : "(other)";
}

ErrorCode code_of_refusal(int status) {
  switch (status) {
    case 426:
      return ErrorCode::https_needed;
    case 503:
      return ErrorCode::busy;
    default:
      return ErrorCode::bad_request;
  }
}

// For what cannot be parsed, so that there is no Request to speak of.
std::string raw_refusal(int status) {
  Response response = refuse_with(Request{}, status, error(code_of_refusal(status)));
  if (status == 426) {
    response.set("Upgrade", "TLS/1.2, HTTP/1.1");
  }
  // What is no request came from no browser.
  add_security_headers(response, false);
  std::string bytes =
      "HTTP/1.1 " + std::to_string(status) + " " + httplib::status_message(status) + "\r\n";
  for (const auto& [name, value] : response.headers) {
    bytes += name + ": " + value + "\r\n";
  }
  bytes += "Content-Length: " + std::to_string(response.body.size()) +
           "\r\nConnection: close\r\n\r\n" + response.body;
  return bytes;
}

// One request and its answer. Of the library's server only the part is used that parses the one and
// writes the other: its own listening, waiting and reading from sockets gives each slow client a
// thread.
class Exchange final : private httplib::Server {
 public:
  Exchange(const Site& site, const std::set<std::string>& proxies, const Lobby& lobby,
           Connection& connection);
  AnsweredRequest run();

 private:
  void respond(const httplib::Request& from, httplib::Response& to);
  HandlerResponse explain(const httplib::Request& from, httplib::Response& to);
  void finish_headers(const httplib::Request& from, httplib::Response& to);
  void fill(Response response, httplib::Response& to);

  const Site& site_;
  const std::set<std::string>& proxies_;
  const Lobby& lobby_;
  Connection& connection_;
  ConnectionStream stream_;
  AnsweredRequest answered_;
  bool is_parsed_ = false;
};

Exchange::Exchange(const Site& site, const std::set<std::string>& proxies, const Lobby& lobby,
                   Connection& connection)
    : site_(site), proxies_(proxies), lobby_(lobby), connection_(connection), stream_(connection) {
  // The library lets a stream go on only while it believes itself to be listening.
  svr_sock_ = connection.fd;
  set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
    respond(from, to);
    return HandlerResponse::Handled;
  });
  set_error_handler(
      [this](const httplib::Request& from, httplib::Response& to) { return explain(from, to); });
  set_post_routing_handler(
      [this](const httplib::Request& from, httplib::Response& to) { finish_headers(from, to); });
}

AnsweredRequest Exchange::run() {
  bool asks_close = false;
  const bool ok = process_request(
      stream_, connection_.peer, 0, {}, 0, connection_.closes, asks_close,
      [this](httplib::Request& request) {
        is_parsed_ = true;
        // Parts of a file are never given; the library would cut the body by itself.
        request.ranges.clear();
      },
      nullptr);
  connection_.closes = connection_.closes || asks_close || !ok || !is_parsed_;
  answered_.bytes = stream_.written();
  return std::move(answered_);
}

void Exchange::respond(const httplib::Request& from, httplib::Response& to) {
  const Request request = request_from(from, connection_, proxies_);
  answered_.peer = request.peer;
  Response response = site_.answer(request);
  if (!response.route.empty()) {
    answered_.route = response.route;
  }
  fill(std::move(response), to);
}

void Exchange::fill(Response response, httplib::Response& to) {
  to.status = response.status;
  for (auto& [name, value] : response.headers) {
    to.headers.emplace(name, std::move(value));
  }
  connection_.closes = connection_.closes || response.ends_connection;
  if (!response.stream) {
    to.body = std::move(response.body);
    return;
  }
  connection_.closes = true;
  answered_.is_stream = true;
  stream_.go_direct();
  const std::string type = to.get_header_value("Content-Type");
  to.headers.erase("Content-Type");
  to.set_chunked_content_provider(
      type, [this, run = std::move(response.stream)](size_t, httplib::DataSink& out) {
        DirectSink sink(out, connection_, lobby_);
        run(sink);
        out.done();
        return true;
      });
}

// What the library refused by itself, without a word.
httplib::Server::HandlerResponse Exchange::explain(const httplib::Request& from,
                                                   httplib::Response& to) {
  if (!to.body.empty()) {
    return HandlerResponse::Unhandled;
  }
  const Request request = request_from(from, connection_, proxies_);
  Response response = refuse_with(request, to.status, error(ErrorCode::bad_request));
  add_security_headers(response, site_.settings().is_by_https());
  fill(std::move(response), to);
  return HandlerResponse::Handled;
}

void Exchange::finish_headers(const httplib::Request& from, httplib::Response& to) {
  connection_.closes = connection_.closes || !is_parsed_ || asks_to_close(from);
  to.headers.erase("Connection");
  to.headers.erase("Keep-Alive");
  to.headers.erase("Accept-Ranges");
  if (connection_.closes) {
    to.set_header("Connection", "close");
  } else {
    to.set_header("Keep-Alive", "timeout=" + std::to_string(lobby_.limits().keep_alive_ms / 1000));
  }
  if (to.status == 304) {
    to.headers.erase("Content-Length");
  }
  answered_.method = known_method(from.method);
  answered_.status = to.status;
}

int64_t steady_us() {
  using namespace std::chrono;
  return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

class HttpServer::Engine {
 public:
  Engine(const Site& site, HttpSettings settings);

  void run();
  void set_log(std::function<void(const AnsweredRequest&)> log) { log_ = std::move(log); }
  Lobby& lobby() { return lobby_; }
  Crew& crew() { return crew_; }
  const HttpSettings& settings() const { return settings_; }

 private:
  void serve(std::unique_ptr<Connection> connection);
  void answer(Connection& connection) noexcept;

  const Site& site_;
  const HttpSettings settings_;
  std::function<void(const AnsweredRequest&)> log_;
  Lobby lobby_;
  Crew crew_;
};

HttpServer::Engine::Engine(const Site& site, HttpSettings settings)
    : site_(site),
      settings_(std::move(settings)),
      lobby_(
          settings_.limits,
          [this](std::unique_ptr<Connection> connection) { serve(std::move(connection)); },
          raw_refusal),
      crew_({settings_.threads, settings_.most_threads, settings_.requests_waiting}) {}

void HttpServer::Engine::run() {
  lobby_.set_larger_bodies(site_.larger_bodies());
  lobby_.set_door(settings_.door);
  lobby_.run();
  crew_.finish();
}

void HttpServer::Engine::serve(std::unique_ptr<Connection> connection) {
  const auto held = std::make_shared<std::unique_ptr<Connection>>(std::move(connection));
  const bool is_taken = crew_.take([this, held] {
    answer(**held);
    lobby_.give_back(std::move(*held));
  });
  if (!is_taken) {
    (*held)->out = raw_refusal(503);
    (*held)->closes = true;
    lobby_.give_back(std::move(*held));
  }
}

// Nothing may leave this: the thread belongs to a pool that does not expect it.
void HttpServer::Engine::answer(Connection& connection) noexcept {
  try {
    const int64_t began_us = steady_us();
    AnsweredRequest answered = Exchange(site_, settings_.proxies, lobby_, connection).run();
    answered.took_us = steady_us() - began_us;
    if (log_) {
      log_(answered);
    }
  } catch (...) {
    connection.closes = true;
  }
}

HttpServer::HttpServer(const Site& site, HttpSettings settings)
    : engine_(std::make_unique<Engine>(site, std::move(settings))) {}

HttpServer::~HttpServer() = default;

void HttpServer::set_log(std::function<void(const AnsweredRequest&)> log) {
  engine_->set_log(std::move(log));
}

void HttpServer::set_exhaustion_listener(std::function<void()> listener) {
  engine_->lobby().set_exhaustion_listener(std::move(listener));
}

Outcome HttpServer::open() {
  return engine_->lobby().listener().open(engine_->settings().address, engine_->settings().port);
}

int HttpServer::port() const {
  return engine_->lobby().listener().port();
}

void HttpServer::run() {
  engine_->run();
}

size_t HttpServer::waiting() {
  return engine_->crew().waiting();
}

void HttpServer::stop() noexcept {
  engine_->lobby().stop();
}

}  // namespace tz::server
