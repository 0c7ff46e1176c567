// The sample ledger in a file, open to the store and to plain SQL at once: what the one counts can
// be held against what the other does, which shares no code with it.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <list>
#include <memory>
#include <string>

#include "demo/build_demo.h"
#include "model/record_set.h"
#include "store/sqlite_connection.h"
#include "store/sqlite_store.h"

namespace tz::server::testing {

class SqlLedger {
 public:
  // `name` tells its folder from those of other tests.
  SqlLedger(const std::string& name, Instant now)
      : folder_(std::filesystem::temp_directory_path() / ("tz-demo-" + name)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    SqliteOptions options;
    options.path = (folder_ / "ledger.db").string();
    options.new_epoch = uuid_of_name("epoch");
    auto opened = open_sqlite_store(options);
    REQUIRE(opened);
    store_ = std::move(*opened);
    Settings settings;
    settings.password_cost = {8, 1};
    REQUIRE(build_demo(*store_, now, settings));
    auto db = SqliteConnection::open(options.path, "", SqliteConnection::Access::read_only);
    REQUIRE(db);
    db_ = std::move(*db);
  }
  ~SqlLedger() {
    db_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  SqlLedger(const SqlLedger&) = delete;
  SqlLedger& operator=(const SqlLedger&) = delete;

  Store& store() { return *store_; }

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

  // The one number that the statement answers with.
  int64_t number(const std::string& sql) {
    // The connection knows its statements by where their text stands.
    statements_.push_back(sql);
    Query query(*db_, statements_.back().c_str());
    REQUIRE(query.step());
    const int64_t number = query.number_at(0);
    while (query.step()) {
    }
    REQUIRE(query.finish().ok());
    return number;
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
  std::list<std::string> statements_;
  std::unique_ptr<SqliteConnection> db_;
};

}  // namespace tz::server::testing
