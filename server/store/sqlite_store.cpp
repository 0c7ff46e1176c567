#include "store/sqlite_store.h"

#include <exception>
#include <mutex>
#include <shared_mutex>

#include "store/head_file.h"
#include "store/schema.h"
#include "store/sqlite_transaction.h"
#include "store/whole_file.h"

namespace tz::server {
namespace {

using Access = SqliteConnection::Access;

constexpr size_t kIdleReaders = 8;
constexpr size_t kIndexedAtOnce = 1000;  // entries of the log, before a wipe

constexpr const char* kWriterSettings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864;"
    // The log is carried over every 32 MB instead of every 4: a page that changes with every push
    // is then written once for many, which was an eighth of a push's time. Reading a log of that
    // size at the start takes a tenth of a second.
    "PRAGMA wal_autocheckpoint = 8000;";
constexpr const char* kReaderSettings = "PRAGMA query_only = ON; PRAGMA cache_size = -16384;";

// Whatever a callback or a library throws becomes an error here.
template <class Work>
Outcome guarded(Work work) {
  try {
    return work();
  } catch (const std::exception&) {
    return error(ErrorCode::internal);
  }
}

class SqliteStore : public Store {
 public:
  SqliteStore(SqliteOptions options, std::unique_ptr<HeadFile> head_file)
      : options_(std::move(options)),
        head_file_(std::move(head_file)),
        blobs_(options_.path + kBlobsSuffix) {}

  // Opens the writer and compares the database with the head file.
  Outcome open();

  Outcome write(const std::function<Outcome(Transaction&)>& work) override;
  Outcome read(const std::function<Outcome(Snapshot&)>& work) override;
  BlobFolder& blobs() override { return blobs_; }
  Result<Head> acknowledged_head() override;
  Outcome check_storage() override;
  Outcome wipe() override;
  Result<bool> index_some(size_t most) override;
  Outcome check_writable() override;

 private:
  Outcome open_writer();
  Outcome begin_epoch();
  Outcome check_head();
  // `repeats`: nothing was written, because a step failed that only Steps::undone_alone can undo.
  Outcome write_in(SqliteConnection& db, const std::function<Outcome(Transaction&)>& work,
                   Steps steps, bool& repeats);
  Outcome commit(const Head& before, const Head& after);
  Outcome start_again();
  Outcome index_rest(SqliteConnection& db);
  Outcome wipe_in(SqliteConnection& db);

  Result<std::unique_ptr<SqliteConnection>> reader();
  void keep(std::unique_ptr<SqliteConnection> connection);

  const SqliteOptions options_;
  const std::unique_ptr<HeadFile> head_file_;  // guarded by write_mutex_
  BlobFolder blobs_;

  // Shared while somebody reads; alone to close every connection after a commit that failed.
  std::shared_mutex lifetime_;
  std::mutex write_mutex_;  // taken before lifetime_
  std::unique_ptr<SqliteConnection> writer_;
  std::mutex idle_mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_;
};

Outcome SqliteStore::open() {
  if (const Outcome opened = open_writer(); !opened) return opened;
  const Outcome begun = options_.restored ? begin_epoch() : check_head();
  if (!begun) return begun;
  // What was cut off before. When it cannot be done now either, the ledger is no worse for it.
  (void)guarded([&] { return wipe_in(*writer_); });
  return done();
}

Outcome SqliteStore::open_writer() {
  auto opened = SqliteConnection::open(options_.path, options_.vfs, Access::read_write_create);
  if (!opened) return opened.error();
  if (const Outcome set = (*opened)->execute(kWriterSettings); !set) return set;
  if (const Outcome migrated = migrate(**opened, to_string(options_.new_epoch)); !migrated) {
    return migrated;
  }
  writer_ = std::move(*opened);
  return done();
}

Outcome SqliteStore::begin_epoch() {
  if (const Outcome set = tables::set_epoch(*writer_, to_string(options_.new_epoch)); !set) {
    return set;
  }
  const Result<Head> head = tables::head(*writer_);
  if (!head) return head.error();
  return head_file_->reset(*head);
}

// Everything acknowledged must be there. More may be there: committed, and cut off before the head
// file was written; or written by another process since: the file is therefore read first.
Outcome SqliteStore::check_head() {
  const Result<std::optional<Head>> acknowledged = head_file_->read();
  if (!acknowledged) return acknowledged.error();
  const Result<Head> head = tables::head(*writer_);
  if (!head) return head.error();
  if (*acknowledged) {
    const Outcome held = tables::check_acknowledged(*writer_, *head, **acknowledged);
    if (!held) return held;
  }
  if (!*acknowledged || (*acknowledged)->seq < head->seq) return head_file_->store(*head);
  return done();
}

Outcome SqliteStore::write(const std::function<Outcome(Transaction&)>& work) {
  const std::lock_guard<std::mutex> one_writer(write_mutex_);
  if (writer_ == nullptr) {
    if (const Outcome again = start_again(); !again) return again;
  }
  bool repeats = false;
  Outcome written = guarded([&] { return write_in(*writer_, work, Steps::all_or_none, repeats); });
  if (!repeats) return written;
  return guarded([&] { return write_in(*writer_, work, Steps::undone_alone, repeats); });
}

Outcome SqliteStore::write_in(SqliteConnection& db,
                              const std::function<Outcome(Transaction&)>& work, Steps steps,
                              bool& repeats) {
  repeats = false;
  if (const Outcome begun = Query(db, "BEGIN IMMEDIATE").run(); !begun) return begun;
  const auto give_up = [&](const Error& why) -> Outcome {
    if (db.is_in_transaction()) (void)db.execute("ROLLBACK");
    return why;
  };
  // Read anew each time: another process, such as the command line, may have written meanwhile.
  const Result<Head> before = tables::head(db);
  if (!before) return give_up(before.error());
  SqliteTransaction transaction(db, *before, steps);
  const Outcome worked = guarded([&] { return work(transaction); });
  if (transaction.fault()) return give_up(*transaction.fault());
  if (transaction.must_repeat()) {
    repeats = true;
    return give_up(worked ? error(ErrorCode::internal) : worked.error());
  }
  if (!worked) return give_up(worked.error());
  const Result<Head> after = transaction.head();
  return commit(*before, *after);
}

Outcome SqliteStore::commit(const Head& before, const Head& after) {
  if (const Outcome committed = Query(*writer_, "COMMIT").run(); !committed) {
    const ErrorCode code = committed.error().code;
    if (writer_->is_in_transaction()) (void)writer_->execute("ROLLBACK");
    // No room: nothing of it reached the log's end. Anything else may have, and stands there after
    // the next start, or not.
    if (code == ErrorCode::storage_full || code == ErrorCode::busy) return committed;
    (void)start_again();
    return error(ErrorCode::commit_unknown);
  }
  if (after == before) return done();
  // It is on disk, but not where the next start would miss it: not to be called acknowledged.
  if (!head_file_->store(after)) return error(ErrorCode::commit_unknown);
  return done();
}

// Closes everything, so that SQLite reads its log from the disk again. When that fails, the next
// write tries once more.
Outcome SqliteStore::start_again() {
  const std::unique_lock<std::shared_mutex> nobody_reads(lifetime_);
  writer_.reset();
  {
    const std::lock_guard<std::mutex> lock(idle_mutex_);
    idle_.clear();
  }
  if (const Outcome opened = open_writer(); !opened) return opened;
  Outcome checked = check_head();
  if (!checked) writer_.reset();
  return checked;
}

Result<std::unique_ptr<SqliteConnection>> SqliteStore::reader() {
  {
    const std::lock_guard<std::mutex> lock(idle_mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<SqliteConnection> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  auto opened = SqliteConnection::open(options_.path, options_.vfs, Access::read_write);
  if (!opened) return opened.error();
  if (const Outcome set = (*opened)->execute(kReaderSettings); !set) return set.error();
  return opened;
}

void SqliteStore::keep(std::unique_ptr<SqliteConnection> connection) {
  const std::lock_guard<std::mutex> lock(idle_mutex_);
  if (idle_.size() < kIdleReaders) idle_.push_back(std::move(connection));
}

Outcome SqliteStore::read(const std::function<Outcome(Snapshot&)>& work) {
  const std::shared_lock<std::shared_mutex> open(lifetime_);
  return guarded([&]() -> Outcome {
    auto connection = reader();
    if (!connection) return connection.error();
    SqliteConnection& db = **connection;
    if (const Outcome begun = Query(db, "BEGIN").run(); !begun) return begun;
    SqliteSnapshot snapshot(db);
    const Outcome worked = guarded([&] { return work(snapshot); });
    // A connection that cannot end its transaction is not used again.
    if (const Outcome ended = Query(db, "ROLLBACK").run(); ended) keep(std::move(*connection));
    return worked;
  });
}

Result<Head> SqliteStore::acknowledged_head() {
  const std::lock_guard<std::mutex> lock(write_mutex_);
  const Result<std::optional<Head>> head = head_file_->read();
  if (!head) return head.error();
  return head->value_or(Head{});
}

Outcome SqliteStore::check_storage() {
  const std::shared_lock<std::shared_mutex> open(lifetime_);
  return guarded([&]() -> Outcome {
    auto opened = SqliteConnection::open(options_.path, options_.vfs, Access::read_write);
    if (!opened) return opened.error();
    Query integrity(**opened, "PRAGMA integrity_check(1)");
    if (integrity.step() && integrity.text_at(0) != "ok") {
      return error(ErrorCode::store_failed, "", {std::string(integrity.text_at(0))});
    }
    if (const Outcome read = integrity.finish(); !read) return read;
    Query keys(**opened, "PRAGMA foreign_key_check");
    if (keys.step()) return error(ErrorCode::store_failed, "", {std::string(keys.text_at(0))});
    if (const Outcome read = keys.finish(); !read) return read;
    // In one state of the ledger: a server may write meanwhile.
    if (const Outcome begun = Query(**opened, "BEGIN").run(); !begun) return begun;
    return tables::check_index(**opened);
  });
}

Outcome SqliteStore::wipe() {
  const std::lock_guard<std::mutex> one_writer(write_mutex_);
  if (writer_ == nullptr) {
    if (const Outcome again = start_again(); !again) return again;
  }
  return guarded([&] { return wipe_in(*writer_); });
}

// The caller holds write_mutex_.
Outcome SqliteStore::index_rest(SqliteConnection& db) {
  bool repeats = false;
  return write_in(
      db,
      [](Transaction& transaction) -> Outcome {
        Result<bool> more = true;
        while (more && *more) {
          more = static_cast<SqliteTransaction&>(transaction).index_some(kIndexedAtOnce);
        }
        return more ? done() : Outcome(more.error());
      },
      Steps::all_or_none, repeats);
}

// SQLite's own secure_delete would not do: it leaves alone what a page held before its rows moved
// to another one, and what was deleted before the setting was made. Written anew, the file holds
// what is in the tables and nothing else.
Outcome SqliteStore::wipe_in(SqliteConnection& db) {
  const Result<bool> must = tables::must_wipe(db);
  if (!must) return must.error();
  if (!*must) return done();
  // The index may still hold words of what was replaced.
  if (const Outcome indexed = index_rest(db); !indexed) return indexed;
  if (const Outcome rewritten = Query(db, "VACUUM").run(); !rewritten) return rewritten;
  // The write-ahead log still holds what stood there before: carried over, then cut to nothing.
  Query carried(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  const bool is_busy = carried.step() && carried.number_at(0) != 0;
  if (const Outcome ended = carried.run(); !ended) return ended;
  if (is_busy) return error(ErrorCode::busy);
  return tables::note_wiped(db);
}

Result<bool> SqliteStore::index_some(size_t most) {
  Result<bool> more = false;
  const Outcome written = write([&](Transaction& transaction) -> Outcome {
    more = static_cast<SqliteTransaction&>(transaction).index_some(most);
    return more ? done() : Outcome(more.error());
  });
  if (!written) return written.error();
  return more;
}

Outcome SqliteStore::check_writable() {
  return write([](Transaction& transaction) {
    return static_cast<SqliteTransaction&>(transaction).touch();
  });
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const SqliteOptions& options) {
  if (const Outcome fit = check_sqlite_version(sqlite3_libversion_number()); !fit) {
    return fit.error();
  }
  const bool must_exist = options.must_exist || options.restored;
  if (must_exist && !is_path_there(options.path)) return error(ErrorCode::not_found, "path");
  auto head_file = HeadFile::open(options.path + kHeadSuffix);
  if (!head_file) return head_file.error();
  auto store = std::make_unique<SqliteStore>(options, std::move(*head_file));
  if (const Outcome opened = store->open(); !opened) return opened.error();
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace tz::server
