// PresenceDesk: asks the server when each unit was last in touch, while somebody looks at the
// board: at once, each minute, and soon after the ledger has changed. Without a network what was
// said last stays, with its time. Owned by App; one thread.
#pragma once

#include <functional>

#include "app/presence.h"
#include "host/clock.h"
#include "host/network.h"

namespace tz::client {

class PresenceDesk {
 public:
  PresenceDesk(Network& network, Clock& clock, std::function<void(Presence)> told);
  ~PresenceDesk();
  PresenceDesk(const PresenceDesk&) = delete;
  PresenceDesk& operator=(const PresenceDesk&) = delete;

  // Whether the board is looked at now.
  void follow(bool looked_at);
  // Many changes in a row ask once.
  void ledger_changed();
  // Somebody else signs in: nothing is kept.
  void forget();

 private:
  void ask();
  void ask_in(int64_t delay_ms);

  Network& network_;
  Clock& clock_;
  std::function<void(Presence)> told_;
  bool following_ = false;
  bool asking_ = false;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  int64_t asked_ms_ = 0;
  int64_t due_ms_ = 0;  // of the timer
  TimerId timer_ = 0;
};

}  // namespace tz::client
