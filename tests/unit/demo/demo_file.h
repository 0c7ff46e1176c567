// The sample ledger in a file of its own, for tests that look at it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "demo/build_demo.h"
#include "model/record_set.h"
#include "store/sqlite_store.h"

namespace tz::server::testing {

inline const Instant kNow{shanghai_start_of(civil_from({2026, 6, 18})).unix_ms + 9 * kHourMs +
                          14 * kMinuteMs};

// Argon2id at its least: what is tested here is not the cost of a password.
inline Settings cheap() {
  Settings settings;
  settings.password_cost = {8, 1};
  return settings;
}

class DemoFile {
 public:
  explicit DemoFile(Instant now, const std::string& name = "ledger") {
    folder_ = std::filesystem::temp_directory_path() / ("tz-demo-" + name);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    SqliteOptions options;
    options.path = path();
    options.new_epoch = uuid_of_name("epoch");
    auto opened = open_sqlite_store(options);
    REQUIRE(opened);
    store_ = std::move(*opened);
    const auto built = build_demo(*store_, now, cheap());
    if (!built) {
      FAIL("not built: " << name_of(built.error().code) << ' ' << built.error().field);
    }
    ledger_ = *built;
  }
  ~DemoFile() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  Store& store() { return *store_; }
  std::string path() const { return (folder_ / "ledger.db").string(); }
  const DemoLedger& ledger() const { return ledger_; }
  RecordSet records() {
    RecordSet out;
    const Outcome read = store_->read([&](Snapshot& snapshot) -> Outcome {
      for (int collection = 0; collection < kCollections; ++collection) {
        const auto found = snapshot.records_in(static_cast<Collection>(collection));
        if (!found) return found.error();
        for (const Record& record : *found) out.put(record);
      }
      return done();
    });
    REQUIRE(read);
    return out;
  }
  Sha256Digest head() {
    Head head;
    const Outcome read = store_->read([&](Snapshot& snapshot) -> Outcome {
      const auto found = snapshot.head();
      if (!found) return found.error();
      head = *found;
      return done();
    });
    REQUIRE(read);
    return head.hash;
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
  DemoLedger ledger_;
};

// Built once for all who only look at it.
inline DemoFile& june() {
  static DemoFile demo(kNow);
  return demo;
}

}  // namespace tz::server::testing
