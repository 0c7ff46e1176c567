#include "store/ledger_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include "store/head_file.h"
#include "store/schema.h"
#include "store/sqlite_store.h"
#include "store/sqlite_tables.h"
#include "store/whole_file.h"

namespace tz::server {
namespace {

using Access = SqliteConnection::Access;

// None where there is no such file: opening one would make it.
Result<std::optional<Head>> acknowledged_of(const std::string& path) {
  const std::string name = path + kHeadSuffix;
  if (!is_path_there(name)) return std::optional<Head>();
  const auto file = HeadFile::open(name);
  if (!file) return file.error();
  return (*file)->read();
}

Outcome copy_database(const std::string& path, const std::string& to) {
  auto opened = SqliteConnection::open(path, "", Access::read_write);
  if (!opened) return opened.error();
  if (const Outcome known = check_schema(**opened); !known) return known;
  Outcome copied = Query(**opened, "VACUUM INTO ?").text(to).run();
  if (!copied) ::unlink(to.c_str());
  return copied;
}

Result<CopiedLedger> facts_of(SqliteConnection& db) {
  CopiedLedger out;
  Result<std::string> epoch = tables::epoch(db);
  if (!epoch) return epoch.error();
  out.epoch = std::move(*epoch);
  const Result<Head> head = tables::head(db);
  if (!head) return head.error();
  out.head = *head;
  const Result<std::set<Sha256Digest>> cited = tables::cited_blobs(db);
  if (!cited) return cited.error();
  const Result<std::vector<BlobHolder>> holders = tables::all_blob_holders(db);
  if (!holders) return holders.error();
  for (const BlobHolder& holder : *holders) {
    if (cited->count(holder.hash) != 0) out.attachments.insert(holder.hash);
  }
  return out;
}

Result<CopiedLedger> read_copy(const std::string& to, const std::optional<Head>& acknowledged) {
  auto opened = SqliteConnection::open(to, "", Access::read_write);
  if (!opened) return opened.error();
  SqliteConnection& db = **opened;
  if (const Outcome begun = db.execute("BEGIN"); !begun) return begun.error();
  Result<CopiedLedger> facts = facts_of(db);
  if (!facts || !acknowledged) return facts;
  const Outcome checked = tables::check_acknowledged(db, facts->head, *acknowledged);
  if (!checked) return checked.error();
  return facts;
}

Outcome sync_copy(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_synced = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!is_synced) return error(ErrorCode::store_failed, "", {"copy"});
  return done();
}

}  // namespace

Result<CopiedLedger> copy_ledger(const std::string& path, const std::string& to) {
  if (const Outcome fit = check_sqlite_version(sqlite3_libversion_number()); !fit) {
    return fit.error();
  }
  if (!is_path_there(path)) return error(ErrorCode::not_found, "path");
  if (is_path_there(to)) return error(ErrorCode::place_taken, "", {to});
  // Before the copy, which must hold it.
  const Result<std::optional<Head>> acknowledged = acknowledged_of(path);
  if (!acknowledged) return acknowledged.error();
  if (const Outcome copied = copy_database(path, to); !copied) return copied.error();
  Result<CopiedLedger> facts = read_copy(to, *acknowledged);
  if (!facts) return facts;
  if (const Outcome synced = sync_copy(to); !synced) return synced.error();
  return facts;
}

}  // namespace tz::server
