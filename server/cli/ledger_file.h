// The ledger behind a command: the store in its file, with the service over it.
#pragma once

#include <memory>
#include <string>

#include "cli/console.h"
#include "service/clock.h"
#include "service/random.h"
#include "service/service.h"
#include "store/store.h"

namespace tz::server {

enum class LedgerMode { must_exist, may_be_new };

class LedgerFile {
 public:
  // Null: it could not be opened, and the reason was told.
  static std::unique_ptr<LedgerFile> open(const Console& console, const std::string& path,
                                          LedgerMode mode, const Settings& settings = {});

  Store& store() { return *store_; }
  Service& service() { return service_; }
  Clock& clock() { return clock_; }

 private:
  LedgerFile(std::unique_ptr<SystemRandom> random, std::unique_ptr<Store> store,
             const Settings& settings);

  SystemClock clock_;
  std::unique_ptr<SystemRandom> random_;
  std::unique_ptr<Store> store_;
  Service service_;  // last: it uses all of the above
};

}  // namespace tz::server
