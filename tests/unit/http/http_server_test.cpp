#include "http/http_server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "http/answer.h"
#include "support/certificate_folder.h"
#include "support/no_descriptors.h"

namespace tz::server {
namespace {

using namespace std::chrono_literals;

int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// A plain socket, so that a test can say every byte.
class Caller {
 public:
  Caller() : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {}
  explicit Caller(int port) : Caller() { connect(port); }
  void connect(int port) const {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Caller() { ::close(fd_); }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  bool say(std::string_view bytes) const {
    return ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  // Reads until `end` has come, or the other side closes, or two seconds pass.
  std::string hear(std::string_view end) const {
    std::string heard;
    const int64_t until_ms = now_ms() + 2000;
    size_t searched = 0;
    while (end.empty() || heard.find(end, searched) == std::string::npos) {
      searched = heard.size() - std::min(heard.size(), end.size());
      pollfd readable{fd_, POLLIN, 0};
      const int64_t left_ms = until_ms - now_ms();
      if (left_ms <= 0 || ::poll(&readable, 1, static_cast<int>(left_ms)) <= 0) {
        break;
      }
      char bytes[4096];
      const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
      if (got <= 0) {
        is_closed_ = true;
        break;
      }
      heard.append(bytes, static_cast<size_t>(got));
    }
    return heard;
  }
  std::string hear_all() const { return hear({}); }
  bool is_closed() const { return is_closed_; }

 private:
  int fd_;
  mutable bool is_closed_ = false;
};

constexpr size_t kWaiting = 1024;

class Served {
 public:
  explicit Served(LobbyLimits limits = {}, size_t most_threads = 8,
                  size_t requests_waiting = kWaiting, std::shared_ptr<const TlsDoor> door = nullptr)
      : server_(site_, [&] {
          HttpSettings settings;
          settings.port = 0;
          settings.limits = limits;
          settings.threads = 2;
          settings.most_threads = most_threads;
          settings.door = door;
          settings.requests_waiting = requests_waiting;
          return settings;
        }()) {
    site_.add("GET", "/ping", [](const Request&) { return json_answer("\"pong\""); });
    site_.add("GET", "/large", [](const Request&) {
      return json_answer("\"" + std::string(8 * 1024 * 1024, 'a') + "\"");
    });
    site_.add("POST", "/echo", [](const Request& request) { return json_answer(request.body); });
    site_.add(
        "POST", "/documents",
        [](const Request& request) { return json_answer(std::to_string(request.body.size())); },
        {3 * 1024 * 1024, false});
    site_.add("GET", "/stream", [this](const Request&) {
      Response response;
      response.set("Content-Type", "text/event-stream");
      response.stream = [this](Sink& sink) {
        sink.write("data: first\n\n");
        while (sink.is_open()) {
          std::this_thread::sleep_for(10ms);
        }
        ++streams_ended_;
      };
      return response;
    });
    server_.set_exhaustion_listener([this] { ++exhaustions_; });
    REQUIRE(server_.open().ok());
    thread_ = std::thread([this] { server_.run(); });
  }
  ~Served() { stop(); }
  void stop() {
    if (thread_.joinable()) {
      server_.stop();
      thread_.join();
    }
  }
  int port() const { return server_.port(); }
  int streams_ended() const { return streams_ended_.load(); }
  // How often it was told that nothing is left to accept connections with.
  int exhaustions() const { return exhaustions_.load(); }
  // Until so many requests wait for a thread.
  void wait_for_queue(size_t count) {
    for (int i = 0; i < 400 && server_.waiting() < count; ++i) std::this_thread::sleep_for(5ms);
    REQUIRE(server_.waiting() == count);
  }

 private:
  Site site_;
  HttpServer server_;
  std::thread thread_;
  std::atomic<int> streams_ended_{0};
  std::atomic<int> exhaustions_{0};
};

constexpr const char* kPing = "GET /ping HTTP/1.1\r\nHost: a\r\n\r\n";

std::string post(const std::string& body, const std::string& more = {}) {
  return "POST /echo HTTP/1.1\r\nHost: a\r\nX-Taizhang: 1\r\nContent-Type: application/json\r\n" +
         more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

TEST_CASE("several requests follow each other on one connection, also when sent at once") {
  Served served;
  Caller caller(served.port());
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear("\"pong\"").find("HTTP/1.1 200 OK") == 0);
  REQUIRE(caller.say(post("\"one\"") + post("\"two\"") + kPing));
  const std::string heard = caller.hear("\"pong\"");
  CHECK(heard.find("\"one\"") < heard.find("\"two\""));
  CHECK(heard.find("\"two\"") < heard.find("\"pong\""));
}

TEST_CASE("an error answer does not end the connection") {
  Served served;
  Caller caller(served.port());
  REQUIRE(caller.say("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"));
  CHECK(caller.hear("}}").find("404") != std::string::npos);
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear("\"pong\"").find("200") != std::string::npos);
}

TEST_CASE("a body past the limit is refused with our error, also while it is still being sent") {
  LobbyLimits limits;
  limits.body_bytes = 1000;
  Served served(limits);
  Caller caller(served.port());
  caller.say(post(std::string(200000, 'a')));
  const std::string heard = caller.hear_all();
  CHECK(heard.find("HTTP/1.1 413") == 0);
  CHECK(heard.find("body_too_large") != std::string::npos);
  CHECK(caller.is_closed());
}

TEST_CASE("a route with a limit of its own gets a larger body, and no other route does") {
  Served served;
  const std::string body(2 * 1024 * 1024, '1');
  const auto request = [&](const char* target) {
    return "POST " + std::string(target) +
           " HTTP/1.1\r\nHost: a\r\nX-Taizhang: 1\r\nContent-Type: "
           "application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
  };
  for (const char* target : {"/documents", "/documents?lang=en"}) {
    Caller caller(served.port());
    REQUIRE(caller.say(request(target)));
    CHECK(caller.hear("2097152").find("HTTP/1.1 200") == 0);
  }
  const std::pair<const char*, const char*> others[] = {
      {"/echo", "413"}, {"/documents/x", "404"}, {"/Documents", "404"}};
  for (const auto& [target, status] : others) {
    Caller caller(served.port());
    caller.say(request(target));
    CHECK(caller.hear_all().find(std::string("HTTP/1.1 ") + status) == 0);
    CHECK(caller.is_closed());
  }
}

TEST_CASE("only so many larger bodies are gathered at once") {
  LobbyLimits limits;
  limits.larger_at_once = 2;
  Served served(limits);
  const std::string head =
      "POST /documents HTTP/1.1\r\nHost: a\r\nX-Taizhang: 1\r\nContent-Type: application/json\r\n"
      "Content-Length: 2000000\r\n\r\n";
  Caller first(served.port());
  Caller second(served.port());
  REQUIRE(first.say(head));
  REQUIRE(second.say(head));
  std::this_thread::sleep_for(100ms);
  Caller third(served.port());
  REQUIRE(third.say(head));
  CHECK(third.hear("}}").find("HTTP/1.1 503") == 0);
  REQUIRE(first.say(std::string(2000000, '1')));
  CHECK(first.hear("2000000").find("HTTP/1.1 200") == 0);
}

TEST_CASE("a chunked body is refused, and nothing of it is taken for a request") {
  Served served;
  Caller caller(served.port());
  caller.say(
      "POST /echo HTTP/1.1\r\nHost: a\r\nX-Taizhang: 1\r\nContent-Type: application/json\r\n"
      "Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n" +
      std::string(kPing));
  const std::string heard = caller.hear_all();
  CHECK(heard.find("HTTP/1.1 411") == 0);
  CHECK(heard.find("pong") == std::string::npos);
}

TEST_CASE("what cannot be parsed is answered in JSON and ends the connection") {
  Served served;
  for (const char* bytes :
       {"NONSENSE\r\n\r\n", "GET /ping HTTP/9.9\r\n\r\n",
        "GET /ping HTTP/1.1\r\nbad name: x\r\n\r\n",
        "GET /ping HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"}) {
    CAPTURE(bytes);
    Caller caller(served.port());
    REQUIRE(caller.say(bytes));
    const std::string heard = caller.hear_all();
    CHECK(heard.find("HTTP/1.1 400") == 0);
    CHECK(heard.find("\"code\":\"bad_request\"") != std::string::npos);
    CHECK(heard.find("Content-Security-Policy") != std::string::npos);
    CHECK(caller.is_closed());
  }
}

TEST_CASE("a line break hidden in a header reaches no route and no answer") {
  Served served;
  Caller caller(served.port());
  REQUIRE(caller.say("GET /ping HTTP/1.1\r\nHost: a\r\nX-Name: a%0D%0ASet-Cookie:%20b=c\r\n\r\n"));
  const std::string heard = caller.hear("}}");
  CHECK(heard.find("HTTP/1.1 400") == 0);
  CHECK(heard.find("Set-Cookie") == std::string::npos);
}

TEST_CASE("a request that drips is ended by the deadline over all of it") {
  LobbyLimits limits;
  limits.head_ms = 500;
  limits.read_silence_ms = 300;
  Served served(limits);
  Caller caller(served.port());
  const int64_t began_ms = now_ms();
  REQUIRE(caller.say("GET /ping HTTP/1.1\r\nX: "));
  std::string heard;
  while (heard.empty() && now_ms() - began_ms < 3000 && caller.say("a")) {
    std::this_thread::sleep_for(50ms);
    if (now_ms() - began_ms > 800) {
      heard = caller.hear_all();
    }
  }
  CHECK(heard.find("HTTP/1.1 408") == 0);
}

TEST_CASE("silence, before or within a request, is ended sooner") {
  LobbyLimits limits;
  limits.first_byte_ms = 200;
  limits.read_silence_ms = 200;
  Served served(limits);
  Caller silent(served.port());
  CHECK(silent.hear_all().empty());
  CHECK(silent.is_closed());
  Caller half(served.port());
  REQUIRE(half.say("POST /echo HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc"));
  CHECK(half.hear_all().find("HTTP/1.1 408") == 0);
}

TEST_CASE("many dripping connections hold no thread, and a ping passes between them") {
  Served served;
  std::vector<std::unique_ptr<Caller>> drips;
  for (int i = 0; i < 200; ++i) {
    drips.push_back(std::make_unique<Caller>(served.port()));
    REQUIRE(drips.back()->say("GET /ping HTTP/1.1\r\nX: "));
  }
  Caller caller(served.port());
  const int64_t began_ms = now_ms();
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear("\"pong\"").find("200") != std::string::npos);
  CHECK(now_ms() - began_ms < 100);
}

TEST_CASE("when every place is taken, the connection that keeps us waiting longest makes room") {
  LobbyLimits limits;
  limits.connections = 3;
  Served served(limits);
  std::vector<std::unique_ptr<Caller>> waiting;
  for (int i = 0; i < 3; ++i) {
    waiting.push_back(std::make_unique<Caller>(served.port()));
    REQUIRE(waiting.back()->say("GET /"));
    std::this_thread::sleep_for(20ms);
  }
  Caller caller(served.port());
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear("\"pong\"").find("200") != std::string::npos);
  CHECK(waiting.front()->hear_all().empty());
  CHECK(waiting.front()->is_closed());
}

TEST_CASE("with no descriptor left whoever comes waits, which is told once, and is answered then") {
  Served served;
  std::vector<std::unique_ptr<Caller>> callers;
  for (int i = 0; i < 5; ++i) callers.push_back(std::make_unique<Caller>());
  {
    const NoDescriptors none;
    for (const auto& caller : callers) {
      caller->connect(served.port());
      REQUIRE(caller->say(kPing));
    }
    for (int i = 0; i < 400 && served.exhaustions() == 0; ++i) std::this_thread::sleep_for(5ms);
    // Long enough for several tries.
    std::this_thread::sleep_for(350ms);
  }
  for (const auto& caller : callers) {
    CHECK(caller->hear("\"pong\"").find("HTTP/1.1 200") == 0);
  }
  CHECK(served.exhaustions() == 1);
}

TEST_CASE("with every thread taken some requests wait, and more are told to come later at once") {
  Served served({}, 2, 3);
  std::vector<std::unique_ptr<Caller>> streams;
  for (int i = 0; i < 2; ++i) {
    streams.push_back(std::make_unique<Caller>(served.port()));
    REQUIRE(streams.back()->say("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"));
    REQUIRE(streams.back()->hear("data: first").find("200") != std::string::npos);
  }
  std::vector<std::unique_ptr<Caller>> waiting;
  for (int i = 0; i < 3; ++i) {
    waiting.push_back(std::make_unique<Caller>(served.port()));
    REQUIRE(waiting.back()->say(kPing));
  }
  served.wait_for_queue(3);
  Caller late(served.port());
  REQUIRE(late.say(kPing));
  const std::string heard = late.hear_all();
  CHECK(heard.find("HTTP/1.1 503") == 0);
  CHECK(heard.find("\"code\":\"busy\"") != std::string::npos);
  CHECK(heard.find("\r\nRetry-After: 5\r\n") != std::string::npos);
  CHECK(late.is_closed());
  // Those who wait are answered as soon as a thread is free.
  streams.clear();
  for (const auto& caller : waiting) {
    CHECK(caller->hear("\"pong\"").find("HTTP/1.1 200") == 0);
  }
}

TEST_CASE("answers that nobody reads hold no thread either") {
  Served served({}, 2);
  std::vector<std::unique_ptr<Caller>> readers;
  for (int i = 0; i < 6; ++i) {
    readers.push_back(std::make_unique<Caller>(served.port()));
    REQUIRE(readers.back()->say("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"));
  }
  std::this_thread::sleep_for(200ms);
  Caller caller(served.port());
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear("\"pong\"").find("200") != std::string::npos);
  const std::string late = readers.back()->hear("a\"");
  CHECK(late.size() > 8 * 1024 * 1024);
}

TEST_CASE("answers that nobody reads are given up before they fill the memory, the oldest first") {
  LobbyLimits limits;
  limits.unsent_bytes = 20 * 1024 * 1024;
  Served served(limits);
  Caller oldest(served.port());
  REQUIRE(oldest.say("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"));
  std::this_thread::sleep_for(200ms);
  Caller second(served.port());
  Caller third(served.port());
  REQUIRE(second.say("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"));
  REQUIRE(third.say("GET /large HTTP/1.1\r\nHost: a\r\n\r\n"));
  std::this_thread::sleep_for(400ms);
  CHECK(oldest.hear("a\"").size() < 8 * 1024 * 1024);
  CHECK(oldest.is_closed());
  CHECK(third.hear("a\"").size() > 8 * 1024 * 1024);
}

TEST_CASE("a client that asks for leave to send its body gets it") {
  Served served;
  Caller caller(served.port());
  REQUIRE(caller.say(
      "POST /echo HTTP/1.1\r\nHost: a\r\nX-Taizhang: 1\r\nContent-Type: application/json\r\n"
      "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"));
  CHECK(caller.hear("\r\n\r\n").find("HTTP/1.1 100") == 0);
  REQUIRE(caller.say("\"abc\""));
  CHECK(caller.hear("\"abc\"").find("200 OK") != std::string::npos);
}

TEST_CASE("HEAD has the length of the body and not the body") {
  Served served;
  Caller caller(served.port());
  REQUIRE(caller.say("HEAD /ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
  const std::string heard = caller.hear_all();
  CHECK(heard.find("Content-Length: 6") != std::string::npos);
  CHECK(heard.find("pong") == std::string::npos);
}

TEST_CASE("a Range header changes nothing") {
  Served served;
  Caller caller(served.port());
  REQUIRE(caller.say("GET /ping HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n"));
  CHECK(caller.hear("\"pong\"").find("HTTP/1.1 200") == 0);
}

TEST_CASE("a stream goes out at once and ends when its listener leaves") {
  Served served;
  {
    Caller caller(served.port());
    REQUIRE(caller.say("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"));
    CHECK(caller.hear("data: first").find("text/event-stream") != std::string::npos);
    CHECK(served.streams_ended() == 0);
  }
  const int64_t until_ms = now_ms() + 2000;
  while (served.streams_ended() == 0 && now_ms() < until_ms) {
    std::this_thread::sleep_for(10ms);
  }
  CHECK(served.streams_ended() == 1);
}

TEST_CASE("a stop ends streams and waiting connections and returns") {
  Served served;
  Caller listener(served.port());
  REQUIRE(listener.say("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"));
  listener.hear("data: first");
  Caller idle(served.port());
  const int64_t began_ms = now_ms();
  served.stop();
  CHECK(now_ms() - began_ms < 2000);
  CHECK(served.streams_ended() == 1);
  idle.hear_all();
  CHECK(idle.is_closed());
}

std::shared_ptr<const TlsDoor> own_door() {
  const Instant now{1772409600000};
  const CertificateFolder folder;
  const Result<KeyAndCertificate> authority = make_authority({named("localhost")}, now);
  REQUIRE(authority.ok());
  const Result<KeyAndCertificate> made = make_certificate(*authority, {named("localhost")}, now);
  REQUIRE(made.ok());
  const Result<std::shared_ptr<TlsDoor>> door = TlsDoor::open(folder.write(*made));
  REQUIRE(door.ok());
  return *door;
}

// The first bytes of a handshake, which promise 512 more.
constexpr std::string_view kHalfHello("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);

TEST_CASE("plain HTTP at a door for TLS is told so in plain HTTP") {
  Served served({}, 8, kWaiting, own_door());
  Caller caller(served.port());
  REQUIRE(caller.say(kPing));
  const std::string heard = caller.hear_all();
  CHECK(heard.find("HTTP/1.1 426") == 0);
  CHECK(heard.find("https_needed") != std::string::npos);
  CHECK(heard.find("pong") == std::string::npos);
  CHECK(caller.is_closed());
}

TEST_CASE("bytes that are neither TLS nor HTTP end their connection alone") {
  Served served({}, 8, kWaiting, own_door());
  for (const std::string& bytes : {std::string(100, 'x'), std::string(100, '\0')}) {
    Caller caller(served.port());
    REQUIRE(caller.say(bytes));
    CHECK(caller.hear_all().find("HTTP") == std::string::npos);
    CHECK(caller.is_closed());
  }
  Caller caller(served.port());
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear_all().find("HTTP/1.1 426") == 0);
}

TEST_CASE("a handshake that drips is ended by its deadline, and holds nobody up") {
  LobbyLimits limits;
  limits.greeting_ms = 600;
  limits.first_byte_ms = 400;
  Served served(limits, 8, kWaiting, own_door());
  std::vector<std::unique_ptr<Caller>> drips;
  for (int i = 0; i < 200; ++i) {
    drips.push_back(std::make_unique<Caller>(served.port()));
    REQUIRE(drips.back()->say(kHalfHello));
  }
  Caller caller(served.port());
  const int64_t began_ms = now_ms();
  REQUIRE(caller.say(kPing));
  CHECK(caller.hear_all().find("HTTP/1.1 426") == 0);
  const Caller& dripping = *drips.front();
  while (!dripping.is_closed() && now_ms() - began_ms < 3000 && dripping.say("a")) {
    std::this_thread::sleep_for(50ms);
    if (now_ms() - began_ms > 1000) {
      dripping.hear_all();
    }
  }
  CHECK(now_ms() - began_ms < 3000);
}

TEST_CASE("a stop does not wait for handshakes") {
  Served served({}, 8, kWaiting, own_door());
  Caller half(served.port());
  REQUIRE(half.say(kHalfHello));
  const int64_t began_ms = now_ms();
  served.stop();
  CHECK(now_ms() - began_ms < 2000);
  half.hear_all();
  CHECK(half.is_closed());
}

TEST_CASE("an address that is taken is an error that names it") {
  Served served;
  Site site;
  HttpSettings settings;
  settings.port = served.port();
  HttpServer second(site, settings);
  const Outcome opened = second.open();
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == ErrorCode::address_taken);
}

}  // namespace
}  // namespace tz::server
