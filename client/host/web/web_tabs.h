// The other tabs through Web Locks and a BroadcastChannel, by web/host/tabs.js.
#pragma once

#include "host/tabs.h"

namespace tz::client::web {

class WebTabs : public Tabs {
 public:
  void join(std::string_view circle, std::function<void()> lead, Message message) override;
  void leave() override;
  void post(std::string_view message) override;

 private:
  int ticket_ = 0;  // 0: in no circle
};

}  // namespace tz::client::web
