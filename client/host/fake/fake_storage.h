// Disk: what survives a page in a simulated world; FakeStorage: one tab's way to it. Every commit
// asks the disk for its fate, so that a test can refuse it, or end the tab before or after it.
#pragma once

#include <array>
#include <map>
#include <string>

#include "host/fake/timeline.h"
#include "host/storage.h"

namespace tz::client::fake {

enum class Fate {
  stored,
  full,
  failed,
  crash_before,  // the tab ends; nothing of the transaction was kept
  crash_after    // the tab ends; all of it was kept, and nobody was told
};

struct Database {
  std::array<std::map<std::string, std::string>, kStores> stores;

  const std::map<std::string, std::string>& of(Store store) const {
    return stores[static_cast<size_t>(store)];
  }
};

struct Disk {
  std::map<std::string, Database> databases;
  // Asked for each commit with what it would do; none: everything is stored.
  std::function<Fate(const std::string& database, const Transaction&)> fate;
  int64_t delay_ms = 1;
  bool opens = true;
  int commits = 0;
};

class FakeStorage : public Storage {
 public:
  FakeStorage(Timeline& timeline, Owner owner, Disk& disk);

  void open(std::string_view name, KeptCallback answer) override;
  void read(Store store, std::string_view after, RowsCallback answer) override;
  void read_one(Store store, std::string_view key, RowsCallback answer) override;
  void commit(Transaction transaction, KeptCallback answer) override;

 private:
  // After all calls before it.
  void later(std::function<void()> call);
  Kept apply(const Transaction& transaction);

  Timeline& timeline_;
  Owner owner_;
  Disk& disk_;
  std::string name_;
  int64_t free_at_ms_ = 0;
};

}  // namespace tz::client::fake
