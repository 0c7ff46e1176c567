// SessionDesk: where somebody is signed in, and ending that: one's own sessions, or for the
// administrator those of an account. The server alone knows them, so all of it needs a connection.
// Owned by App; one thread.
#pragma once

#include <deque>
#include <functional>
#include <optional>

#include "app/sessions_view.h"
#include "app/views.h"
#include "host/network.h"

namespace tz::client {

class SessionDesk {
 public:
  SessionDesk(Network& network, Views& views, std::function<void()> changed);

  // Reads them anew. `login`: of that account; empty: one's own.
  void open(const std::string& login);
  // Somebody else signs in: nothing is kept.
  void forget();
  // What the page stands on has changed.
  void reset() { page_.reset(); }
  const SessionsPage& page();

  void end(const std::string& id);
  // All but the one of this device.
  void end_others();

 private:
  struct Session {
    std::string id;
    std::string device;
    Instant begun_at;
    Instant last_seen;
    bool current = false;
  };

  std::string path() const;
  void ask(HttpRequest request, CallAnswer answer);
  void read();
  void take(const json& body);
  void end_next();
  SessionsPage made_page();

  Network& network_;
  Views& views_;
  std::function<void()> changed_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  std::string login_;
  bool loading_ = false;
  std::optional<Error> fault_;
  std::vector<Session> sessions_;
  std::deque<std::string> to_end_;
  Asked asked_;
  std::optional<SessionsPage> page_;
};

}  // namespace tz::client
