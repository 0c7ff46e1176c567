// AuditDesk: asks the server where the log stands and who came and went at the door. It keeps no
// copy: without a connection there is nothing to be seen. Owned by App; one thread.
#pragma once

#include <functional>
#include <optional>

#include "app/audit_view.h"
#include "app/call.h"
#include "app/views.h"
#include "host/host.h"

namespace tz::client {

class AuditDesk {
 public:
  // `copied`: whether text was put where it can be pasted from.
  AuditDesk(const Host& host, Views& views, std::function<void()> changed,
            std::function<void(bool done)> copied);
  ~AuditDesk();
  AuditDesk(const AuditDesk&) = delete;
  AuditDesk& operator=(const AuditDesk&) = delete;

  // Reads all anew.
  void open();
  // Somebody else signs in: nothing is kept.
  void forget();
  // What the page stands on has changed.
  void reset() { page_.reset(); }
  const AuditPage& page();

  // Of that account alone, once nobody types any more; empty: all.
  void set_login(std::string_view login);
  void read_older();
  void copy_chain();

 private:
  struct Event {
    int64_t id = 0;
    std::string what;
    Instant at;
    std::string login;
    std::optional<PersonId> person;
    std::optional<PersonId> by;
    bool by_server = false;
    std::string address;
    std::string device;
    int64_t times = 1;
  };
  struct Chain {
    uint64_t head = 0;
    std::string hash;
    std::optional<Instant> at;
    std::string epoch;
    std::optional<Instant> backup;
  };

  void ask(std::string path, std::function<void(const json&)> take);
  void read_events(std::optional<int64_t> before);
  void take_events(const json& body, bool fresh);
  void take_chain(const json& body);
  void stop_timer();
  AuditPage made_page();
  static SignInRow row_of(const ViewContext& at, const Event& event);

  const Host& host_;
  Views& views_;
  std::function<void()> changed_;
  std::function<void(bool)> copied_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  int waiting_ = 0;     // questions that are not answered yet
  std::optional<Error> fault_;
  Chain chain_;
  std::vector<Event> events_;
  bool more_ = false;
  std::string login_;
  TimerId timer_ = 0;
  std::optional<AuditPage> page_;
};

}  // namespace tz::client
