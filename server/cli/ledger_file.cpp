#include "cli/ledger_file.h"

#include <utility>

#include "store/sqlite_store.h"

namespace tz::server {

LedgerFile::LedgerFile(std::unique_ptr<SystemRandom> random, std::unique_ptr<Store> store,
                       const Settings& settings)
    : random_(std::move(random)),
      store_(std::move(store)),
      service_(*store_, clock_, *random_, settings) {}

std::unique_ptr<LedgerFile> LedgerFile::open(const Console& console, const std::string& path,
                                             LedgerMode mode, const Settings& settings) {
  auto random = std::make_unique<SystemRandom>();
  SqliteOptions options;
  options.path = path;
  options.new_epoch = new_uuid(*random, SystemClock().now());
  options.must_exist = mode == LedgerMode::must_exist;
  Result<std::unique_ptr<Store>> store = open_sqlite_store(options);
  if (store) {
    return std::unique_ptr<LedgerFile>(
        new LedgerFile(std::move(random), std::move(*store), settings));
  }
  if (store.error().code == ErrorCode::not_found) {
    console.refuse(Word::failed, {console.word(Word::ledger_missing, {path})});
  } else {
    console.refuse(store.error());
  }
  return nullptr;
}

}  // namespace tz::server
