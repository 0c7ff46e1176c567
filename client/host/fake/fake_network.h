// FakeNetwork: one tab's way to a server that a test provides, with the faults of real networks.
#pragma once

#include <deque>
#include <string>

#include "host/fake/timeline.h"
#include "host/network.h"

namespace tz::client::fake {

enum class Trouble {
  none,
  lost_request,  // the server never sees it
  lost_answer,   // the server acts, and the answer is cut
  timed_out      // likewise, but only the clock says so
};

class FakeNetwork : public Network {
 public:
  using Server = std::function<HttpAnswer(const HttpRequest&)>;

  FakeNetwork(Timeline& timeline, Owner owner, Server server);

  void send(HttpRequest request, Callback answer) override;
  void open_live(std::string_view path, LiveListener& listener) override;
  void close_live() override;

  // What a test does to it.
  bool connected = true;
  int64_t delay_ms = 20;        // there and back, half each way
  std::deque<Trouble> trouble;  // of the next requests, in order
  int32_t live_status = 200;    // another one refuses the stream
  int requests = 0;
  int64_t sent_bytes = 0;  // of bodies, whether they arrive or not
  std::string live_path;   // of the open stream; empty: none
  void live_event(std::string_view name, std::string_view data);
  void cut_live();

 private:
  Timeline& timeline_;
  Owner owner_;
  Server server_;
  LiveListener* listener_ = nullptr;
  uint64_t stream_ = 0;
};

}  // namespace tz::client::fake
