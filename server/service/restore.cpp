#include "service/restore.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "service/audit.h"
#include "store/blob_folder.h"
#include "store/sqlite_store.h"

namespace tz::server {
namespace {

namespace fs = std::filesystem;

Error fault_error(const std::error_code& fault) {
  return error(ErrorCode::store_failed, "", {fault.message()});
}

// SQLite would mix an old write-ahead log into the new database, and an old head file would be
// taken for what was acknowledged.
Outcome check_place(const std::string& ledger) {
  for (const char* part : {"", "-wal", "-shm", "-journal", kHeadSuffix, kBlobsSuffix}) {
    const std::string path = ledger + part;
    if (is_path_there(path)) return error(ErrorCode::place_taken, "", {path});
  }
  return done();
}

Result<BackupManifest> read_manifest(const std::string& from) {
  if (!is_path_there(from)) return error(ErrorCode::file_unreadable, "", {from});
  std::ifstream file(from + '/' + kManifestFile, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return manifest_from(text);
}

class Restoring {
 public:
  Restoring(const RestoreWish& wish, const std::string& work, Restored& out)
      : wish_(wish), database_(work + '/' + kLedgerFile), out_(out) {}

  Outcome copy();
  // Opens the copy as a ledger of a new epoch, and lets the audit look at all of it.
  Outcome prove();
  Outcome place() const;

 private:
  void tell(Error finding) {
    if (out_.findings.size() < kMaxFindings) out_.findings.push_back(std::move(finding));
  }
  Outcome copy_one(const std::string& from, const std::string& to, const FileDigest& expected);
  bool was_missing(const Error& finding) const;
  static Outcome end_sessions(Store& store);

  const RestoreWish& wish_;
  const std::string database_;
  Restored& out_;
};

Outcome Restoring::copy_one(const std::string& from, const std::string& to,
                            const FileDigest& expected) {
  const Result<FileDigest> copied = copy_file_to(from, to);
  if (!copied && copied.error().code != ErrorCode::file_unreadable) return copied.error();
  if (!copied || *copied != expected) {
    const std::string name = fs::path(from).lexically_relative(wish_.from).string();
    tell(error(ErrorCode::backup_damaged, "", {name}));
  }
  return done();
}

Outcome Restoring::copy() {
  const std::string backup = wish_.from + '/' + kLedgerFile;
  if (const Outcome copied = copy_one(backup, database_, out_.manifest.ledger); !copied) {
    return copied;
  }
  const BlobFolder from(backup + kBlobsSuffix);
  const BlobFolder to(database_ + kBlobsSuffix);
  for (const FileDigest& attachment : out_.manifest.attachments) {
    const std::string path = to.kept_path(attachment.hash);
    std::error_code fault;
    fs::create_directories(fs::path(path).parent_path(), fault);
    if (fault) return fault_error(fault);
    const Outcome copied = copy_one(from.kept_path(attachment.hash), path, attachment);
    if (!copied) return copied;
  }
  return done();
}

// The ledger that was copied lacked it as well, and whoever made the backup was told.
bool Restoring::was_missing(const Error& finding) const {
  if (finding.code != ErrorCode::blob_missing || finding.args.empty()) return false;
  const std::optional<Sha256Digest> hash = digest_from_hex(finding.args.front());
  const std::vector<Sha256Digest>& missing = out_.manifest.missing;
  return hash && std::find(missing.begin(), missing.end(), *hash) != missing.end();
}

Outcome Restoring::end_sessions(Store& store) {
  return store.write([](Transaction& transaction) -> Outcome {
    const Result<std::vector<Account>> accounts = transaction.accounts();
    if (!accounts) return accounts.error();
    for (const Account& account : *accounts) {
      const Outcome ended = transaction.delete_sessions_of(account.person);
      if (!ended) return ended;
    }
    return done();
  });
}

Outcome Restoring::prove() {
  SqliteOptions options;
  options.path = database_;
  options.new_epoch = wish_.new_epoch;
  options.restored = true;
  const Result<std::unique_ptr<Store>> store = open_sqlite_store(options);
  if (!store) return store.error();
  const Result<AuditReport> report = audit(**store);
  if (!report) return report.error();
  for (const Error& finding : report->findings) {
    if (!was_missing(finding)) tell(finding);
  }
  if (report->head != out_.manifest.head) {
    tell(error(ErrorCode::backup_damaged, "", {kManifestFile}));
  }
  if (!out_.findings.empty()) return done();
  return end_sessions(**store);
}

// The database last: where it stands, all of the ledger stands.
Outcome Restoring::place() const {
  if (is_path_there(database_ + "-wal")) return error(ErrorCode::store_failed, "", {"wal"});
  std::error_code fault;
  for (const char* part : {kBlobsSuffix, kHeadSuffix, ""}) {
    if (!is_path_there(database_ + part)) continue;
    fs::rename(database_ + part, wish_.ledger + part, fault);
    if (fault) return fault_error(fault);
  }
  const std::string folder = fs::path(wish_.ledger).parent_path().string();
  return sync_folder_at(folder.empty() ? "." : folder);
}

}  // namespace

Result<Restored> restore_backup(const RestoreWish& wish) {
  if (const Outcome is_free = check_place(wish.ledger); !is_free) return is_free.error();
  Result<BackupManifest> manifest = read_manifest(wish.from);
  if (!manifest) return manifest.error();
  const auto work = WorkFolder::open(wish.ledger + ".unfinished-restore");
  if (!work) return work.error();
  Restored out;
  out.manifest = std::move(*manifest);
  Restoring restoring(wish, (*work)->path(), out);
  if (const Outcome copied = restoring.copy(); !copied) return copied.error();
  if (!out.findings.empty()) return out;
  if (const Outcome proved = restoring.prove(); !proved) return proved.error();
  if (!out.findings.empty()) return out;
  if (const Outcome synced = (*work)->sync(); !synced) return synced.error();
  if (const Outcome placed = restoring.place(); !placed) return placed.error();
  return out;
}

}  // namespace tz::server
