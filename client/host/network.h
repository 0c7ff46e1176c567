// Network: requests to the server that the page came from, and the live stream. Nothing here knows
// what is sent. One thread; answers come later, in any order.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tz::client {

struct HttpRequest {
  std::string method = "GET";
  std::string path;  // from the root, with the query: "/api/v1/pull?cursor=x"
  std::string type = "application/json";
  std::string body;  // of any bytes, or empty
  int32_t timeout_ms = 20000;
};

struct HttpAnswer {
  enum class Kind {
    answered,  // the whole answer arrived
    offline,   // no connection, or it was cut: whether the server acted is not known
    timed_out  // likewise not known
  };
  Kind kind = Kind::offline;
  int32_t status = 0;
  std::string body;           // of any bytes
  int32_t retry_after_s = 0;  // 0: the server did not say
};

// Called on the stream's thread, which is the only one. After `closed` nothing more comes.
class LiveListener {
 public:
  virtual ~LiveListener() = default;
  virtual void live_opened() = 0;
  virtual void live_event(std::string_view name, std::string_view data) = 0;
  // `status` 0: cut, or never reached the server.
  virtual void live_closed(int32_t status) = 0;
};

class Network {
 public:
  using Callback = std::function<void(HttpAnswer)>;

  virtual ~Network() = default;

  virtual void send(HttpRequest request, Callback answer) = 0;
  // One stream at a time: opening closes the one before without a word to its listener. The
  // listener must outlive the stream.
  virtual void open_live(std::string_view path, LiveListener& listener) = 0;
  virtual void close_live() = 0;
};

}  // namespace tz::client
