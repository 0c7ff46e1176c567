// Requests and the live stream through the browser's fetch, by web/host/network.js.
#pragma once

#include "host/network.h"

namespace tz::client::web {

class WebNetwork : public Network {
 public:
  void send(HttpRequest request, Callback answer) override;
  void open_live(std::string_view path, LiveListener& listener) override;
  void close_live() override;

 private:
  int live_ticket_ = 0;  // 0: no stream
};

}  // namespace tz::client::web
