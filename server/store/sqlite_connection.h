// One SQLite connection with its prepared statements, and Query: one run of a statement. The only
// place that calls SQLite's C interface. A connection is used by one thread at a time.
#pragma once

#include <sqlite3.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/id.h"
#include "base/result.h"
#include "base/sha256.h"

namespace tz::server {

// Below this, several connections can silently lose commits (the WAL-reset bug).
inline constexpr int kSqliteFloor = 3051003;
// Error: store_outdated with both versions.
Outcome check_sqlite_version(int number);

class SqliteConnection {
 public:
  enum class Access { read_write_create, read_write, read_only };

  static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path,
                                                        const std::string& vfs, Access access);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  // One or more statements without results worth having.
  Outcome execute(const char* sql);
  // False after SQLite has ended the transaction by itself, because of a fault.
  bool is_in_transaction() const;
  // How many rows the last statement that changes rows has changed.
  int64_t changed_rows() const;
  // What went wrong last: storage_full, busy, store_failed (with SQLite's own code), or internal
  // for a broken constraint.
  Error fault() const;

 private:
  friend class Query;

  explicit SqliteConnection(sqlite3* handle) : handle_(handle) {}

  sqlite3* handle_;
  // Statements that nobody runs at the moment, by the address of the literal. Preparing one takes
  // ten times as long as running it.
  std::map<const char*, std::vector<sqlite3_stmt*>> idle_;
};

// Bind in order, then run() or step(). The first fault sticks; the rest of the calls do nothing.
class Query {
 public:
  // `sql` must be a literal: its statement is kept for the next time.
  Query(SqliteConnection& connection, const char* sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  Query& number(int64_t value);
  Query& text(std::string_view value);
  Query& blob(std::string_view value);
  Query& uuid(const Uuid& value);
  Query& digest(const Sha256Digest& value);
  Query& instant(Instant value) { return number(value.unix_ms); }
  Query& null();

  // True: a row is there to be read. False: no more, or a fault.
  bool step();
  // Runs to the end.
  Outcome run();
  // After the last step: done, or the fault.
  Outcome finish() const;

  bool is_null(int column) const;
  int64_t number_at(int column) const;
  // Valid until the next step.
  std::string_view text_at(int column) const;
  // Nil or zeros when the column holds something else.
  Uuid uuid_at(int column) const;
  Sha256Digest digest_at(int column) const;
  Instant instant_at(int column) const { return Instant{number_at(column)}; }

 private:
  void check(int code);

  SqliteConnection& connection_;
  std::vector<sqlite3_stmt*>& idle_;  // where the statement goes back to
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
  std::optional<Error> fault_;
};

}  // namespace tz::server
