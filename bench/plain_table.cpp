#include "plain_table.h"

#include "made_ledger.h"

namespace tz::bench {

using server::Query;
using server::SqliteConnection;

PlainTable::PlainTable(const std::string& path)
    : db_(must(SqliteConnection::open(path, "", SqliteConnection::Access::read_write_create),
               "plain")) {
  must(db_->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                    "CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"),
       "plain");
}

void PlainTable::insert(const std::vector<std::string>& texts) {
  must(db_->execute("BEGIN IMMEDIATE"), "plain");
  for (const std::string& text : texts) {
    must(Query(*db_, "INSERT INTO row (id, text) VALUES (?, ?)").number(++next_).text(text).run(),
         "plain");
  }
  must(db_->execute("COMMIT"), "plain");
}

}  // namespace tz::bench
