// PlainTable: what the disk and SQLite give by themselves: rows of an id and a text in one table,
// WAL and synchronous=FULL as the ledger has them. No rules, no chain, no records. One thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/sqlite_connection.h"

namespace tz::bench {

class PlainTable {
 public:
  explicit PlainTable(const std::string& path);

  // All in one transaction, on disk when it returns.
  void insert(const std::vector<std::string>& texts);

 private:
  std::unique_ptr<server::SqliteConnection> db_;
  int64_t next_ = 0;
};

}  // namespace tz::bench
