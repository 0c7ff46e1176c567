// Network: one tab's way to the simulated server, through the weather of its device: requests and
// answers are late, lost, cut, doubled, or overtake each other, as the dice say.
#pragma once

#include <memory>

#include "host/network.h"
#include "server.h"

namespace tz::sim {

// Of a device at a time; chances in percent.
struct Weather {
  bool connected = true;
  int64_t delay_ms = 20;  // at least, each way
  int64_t jitter_ms = 0;  // at most, on top
  uint64_t lost = 0;      // the request never arrives
  uint64_t cut = 0;       // the answer never arrives
  uint64_t hung = 0;      // nothing is heard until the time is over; the request arrives later
  uint64_t doubled = 0;   // the request arrives once more, some time later
};

// What a test may break on purpose.
struct NetworkBreaks {
  bool timeout_is_success = false;  // takes silence for "accepted"
};

// What a device's tabs share.
struct Line {
  explicit Line(uint64_t seed) : dice(seed) {}
  Weather weather;
  std::string cookie;
  bool is_old_app = false;  // speaks a protocol that the server no longer reads
  testing::Dice dice;
};

class Network : public client::Network {
 public:
  Network(client::fake::Timeline& timeline, client::fake::Owner owner, Server& server,
          std::shared_ptr<Line> line, const NetworkBreaks& breaks);
  ~Network() override;

  void send(client::HttpRequest request, Callback answer) override;
  void open_live(std::string_view path, client::LiveListener& listener) override;
  void close_live() override;
  // The connection went: the stream with it.
  void cut_live();

  std::function<void(const client::HttpRequest&)> on_send;  // may be empty

 private:
  struct Flight;

  void arrive(const std::shared_ptr<Flight>& flight) const;
  void live_event(uint64_t stream, const std::optional<std::string>& data);

  client::fake::Timeline& timeline_;
  const client::fake::Owner owner_;
  Server& server_;
  const std::shared_ptr<Line> line_;
  const NetworkBreaks breaks_;
  client::LiveListener* listener_ = nullptr;
  uint64_t stream_ = 0;
  int64_t stream_free_ms_ = 0;  // events of a stream keep their order
};

}  // namespace tz::sim
