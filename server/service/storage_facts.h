// What a ledger takes up on the disk, and when it was last backed up, for those who watch the
// machine. Any thread.
#pragma once

#include <optional>
#include <string>

#include "base/civil.h"

namespace tz::server {

struct StorageFacts {
  int64_t database_bytes = 0;
  int64_t log_bytes = 0;  // of the write-ahead log, which is carried over into the database
  std::optional<Instant> last_backup;
};

// `ledger`: path of the database. What is not there takes up nothing.
StorageFacts storage_facts(const std::string& ledger);

}  // namespace tz::server
