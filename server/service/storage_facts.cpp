#include "service/storage_facts.h"

#include <filesystem>

#include "service/backup.h"

namespace tz::server {
namespace {

int64_t bytes_of(const std::string& path) {
  std::error_code fault;
  const auto size = std::filesystem::file_size(path, fault);
  return fault ? 0 : static_cast<int64_t>(size);
}

}  // namespace

StorageFacts storage_facts(const std::string& ledger) {
  return {bytes_of(ledger), bytes_of(ledger + "-wal"), last_backup_of(ledger)};
}

}  // namespace tz::server
