#include "store/sqlite_connection.h"

#include <cstring>

namespace tz::server {
namespace {

constexpr int kBusyTimeoutMs = 5000;

std::string version_text(int number) {
  return std::to_string(number / 1000000) + '.' + std::to_string(number / 1000 % 1000) + '.' +
         std::to_string(number % 1000);
}

int flags_of(SqliteConnection::Access access) {
  switch (access) {
    case SqliteConnection::Access::read_write_create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case SqliteConnection::Access::read_write:
      return SQLITE_OPEN_READWRITE;
    case SqliteConnection::Access::read_only:
      return SQLITE_OPEN_READONLY;
  }
  TZ_ASSERT(false);
}

template <size_t N>
std::array<uint8_t, N> bytes_at(sqlite3_stmt* statement, int column) {
  std::array<uint8_t, N> out{};
  const void* bytes = sqlite3_column_blob(statement, column);
  if (bytes != nullptr && sqlite3_column_bytes(statement, column) == static_cast<int>(N)) {
    std::memcpy(out.data(), bytes, N);
  }
  return out;
}

}  // namespace

Outcome check_sqlite_version(int number) {
  if (number >= kSqliteFloor) return done();
  return error(ErrorCode::store_outdated, "", {version_text(number), version_text(kSqliteFloor)});
}

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path,
                                                                 const std::string& vfs,
                                                                 Access access) {
  sqlite3* handle = nullptr;
  const int flags = flags_of(access) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code =
      sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
  if (code != SQLITE_OK) return connection->fault();
  sqlite3_busy_timeout(handle, kBusyTimeoutMs);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  // Otherwise a statement that a partial index could serve is planned anew for each value that is
  // bound to it: a thirteenth of a push's time.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
  return connection;
}

SqliteConnection::~SqliteConnection() {
  for (const auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
  sqlite3_close_v2(handle_);
}

Outcome SqliteConnection::execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return fault();
  return done();
}

bool SqliteConnection::is_in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

int64_t SqliteConnection::changed_rows() const {
  return sqlite3_changes64(handle_);
}

Error SqliteConnection::fault() const {
  const int code = handle_ == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(handle_);
  switch (code & 0xff) {
    case SQLITE_FULL:
      return error(ErrorCode::storage_full);
    case SQLITE_BUSY:
      return error(ErrorCode::busy);
    case SQLITE_CONSTRAINT:
      return error(ErrorCode::internal, "", {std::to_string(code)});
    default:
      return error(ErrorCode::store_failed, "", {std::to_string(code)});
  }
}

Query::Query(SqliteConnection& connection, const char* sql)
    : connection_(connection), idle_(connection.idle_[sql]) {
  if (!idle_.empty()) {
    statement_ = idle_.back();
    idle_.pop_back();
    return;
  }
  check(sqlite3_prepare_v3(connection.handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                           nullptr));
}

Query::~Query() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  idle_.push_back(statement_);
}

void Query::check(int code) {
  if (code != SQLITE_OK && !fault_) fault_ = connection_.fault();
}

Query& Query::number(int64_t value) {
  if (!fault_) check(sqlite3_bind_int64(statement_, ++bound_, value));
  return *this;
}

Query& Query::text(std::string_view value) {
  if (!fault_) {
    check(sqlite3_bind_text64(statement_, ++bound_, value.data() == nullptr ? "" : value.data(),
                              value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  return *this;
}

Query& Query::blob(std::string_view value) {
  if (!fault_) {
    check(sqlite3_bind_blob64(statement_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT));
  }
  return *this;
}

Query& Query::uuid(const Uuid& value) {
  return blob({reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size()});
}

Query& Query::digest(const Sha256Digest& value) {
  return blob({reinterpret_cast<const char*>(value.data()), value.size()});
}

Query& Query::null() {
  if (!fault_) check(sqlite3_bind_null(statement_, ++bound_));
  return *this;
}

bool Query::step() {
  if (fault_) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) check(code);
  return false;
}

Outcome Query::run() {
  while (step()) {
  }
  return finish();
}

Outcome Query::finish() const {
  if (fault_) return *fault_;
  return done();
}

bool Query::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

int64_t Query::number_at(int column) const {
  return sqlite3_column_int64(statement_, column);
}

std::string_view Query::text_at(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

Uuid Query::uuid_at(int column) const {
  return Uuid{bytes_at<16>(statement_, column)};
}

Sha256Digest Query::digest_at(int column) const {
  return bytes_at<32>(statement_, column);
}

}  // namespace tz::server
