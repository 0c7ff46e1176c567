// A ledger in a folder of its own, opened through a file layer that may fail.
#pragma once

#include <doctest/doctest.h>

#include "sample.h"
#include "store/sqlite_connection.h"
#include "store/sqlite_store.h"

namespace tz::server {

class SqliteFixture {
 public:
  explicit SqliteFixture(std::string vfs = {}) : vfs_(std::move(vfs)) { reopen(); }

  Store& store() { return *store_; }
  std::string path() const { return folder_.file("ledger.db"); }

  SqliteOptions options() const {
    SqliteOptions out;
    out.path = path();
    out.new_epoch = sample::uuid("epoch");
    out.vfs = vfs_;
    return out;
  }

  void close() { store_.reset(); }
  Result<std::unique_ptr<Store>> open() { return open_sqlite_store(options()); }
  void reopen() {
    close();
    auto opened = open();
    REQUIRE(opened.ok());
    store_ = std::move(*opened);
  }
  // What opening says now.
  Error refusal() {
    close();
    const auto opened = open();
    REQUIRE_FALSE(opened.ok());
    return opened.error();
  }

  // Behind the store's back.
  void run(const std::string& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path().c_str(), &db) == SQLITE_OK);
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    REQUIRE(code == SQLITE_OK);
  }

 private:
  sample::Folder folder_;
  const std::string vfs_;
  std::unique_ptr<Store> store_;
};

}  // namespace tz::server
