// What the measurements share: a folder that goes with the program, a ledger opened within it, and
// where a signed-in person's copy of the ledger stands.
#pragma once

#include <memory>
#include <string>

#include "made_ledger.h"
#include "service/clock.h"
#include "service/random.h"
#include "service/service.h"

namespace tz::bench {

// $TZ_ROUNDS, else 5.
int rounds_wanted();

class Workshop {
 public:
  Workshop();
  ~Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

class OpenLedger {
 public:
  explicit OpenLedger(const std::string& path);

  server::Store& store() { return *store_; }
  server::Service& service() { return *service_; }

 private:
  server::SystemClock clock_;
  server::SystemRandom random_;
  std::unique_ptr<server::Store> store_;
  std::unique_ptr<server::Service> service_;
};

// The cursor at the present head of the person with that cookie.
std::string present_cursor(int port, const std::string& cookie);

}  // namespace tz::bench
