// Plain SQL over the sample ledger: what it counts shares no code with what the rooms count.
#pragma once

#include <list>
#include <string>

#include "demo_file.h"
#include "store/sqlite_connection.h"

namespace tz::server::testing {

class PlainSql {
 public:
  explicit PlainSql(const DemoFile& demo) {
    auto opened = SqliteConnection::open(demo.path(), "", SqliteConnection::Access::read_only);
    REQUIRE(opened);
    db_ = std::move(*opened);
  }

  SqliteConnection& connection() { return *db_; }
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
  std::list<std::string> statements_;
  std::unique_ptr<SqliteConnection> db_;
};

}  // namespace tz::server::testing
