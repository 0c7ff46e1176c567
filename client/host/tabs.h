// Tabs: the other pages of this app on this device. One of those that join the same circle leads;
// all can send each other short messages. One thread.
#pragma once

#include <functional>
#include <string_view>

namespace tz::client {

class Tabs {
 public:
  using Message = std::function<void(std::string_view)>;

  virtual ~Tabs() = default;

  // Joins a circle and leaves the one before. `lead` is called once, when this tab has become the
  // leader: soon where there is no other, or when the leader's tab is closed. Without locks in the
  // browser it takes a moment longer: the tabs elect one.
  virtual void join(std::string_view circle, std::function<void()> lead, Message message) = 0;
  virtual void leave() = 0;
  // To every other tab of the circle; none may be there.
  virtual void post(std::string_view message) = 0;
};

}  // namespace tz::client
