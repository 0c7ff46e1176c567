#include "service/backup.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "store/blob_folder.h"
#include "store/ledger_copy.h"
#include "store/sqlite_store.h"

namespace tz::server {
namespace {

namespace fs = std::filesystem;

// The ledger knows of an attachment a moment before its file is kept (blobs.cpp): what seems to be
// missing is looked for again.
constexpr int kLooks = 20;
constexpr std::chrono::milliseconds kBetweenLooks{100};
constexpr std::string_view kNoteName = "taizhang-backup 1 ";

std::string note_path(const std::string& ledger) {
  return ledger + ".backup";
}

// Nothing: it is not there, or not what its name says.
Result<std::optional<FileDigest>> copy_attachment(const BlobFolder& from, const BlobFolder& to,
                                                  const Sha256Digest& hash) {
  const std::string path = to.kept_path(hash);
  std::error_code fault;
  fs::create_directories(fs::path(path).parent_path(), fault);
  if (fault) return error(ErrorCode::store_failed, "", {fault.message()});
  const Result<FileDigest> copied = copy_file_to(from.kept_path(hash), path);
  if (!copied) {
    if (copied.error().code != ErrorCode::file_unreadable) return copied.error();
    return std::optional<FileDigest>();
  }
  if (copied->hash == hash) return std::optional<FileDigest>(*copied);
  fs::remove(path, fault);
  if (fault) return error(ErrorCode::store_failed, "", {fault.message()});
  return std::optional<FileDigest>();
}

// Copies what there is of `wanted`, and tells what there is not.
Result<std::set<Sha256Digest>> copy_some(const BlobFolder& from, const BlobFolder& to,
                                         const std::set<Sha256Digest>& wanted,
                                         BackupManifest& manifest) {
  std::set<Sha256Digest> absent;
  for (const Sha256Digest& hash : wanted) {
    const Result<std::optional<FileDigest>> copied = copy_attachment(from, to, hash);
    if (!copied) return copied.error();
    if (*copied) {
      manifest.attachments.push_back(**copied);
    } else {
      absent.insert(hash);
    }
  }
  return absent;
}

Outcome copy_attachments(const BlobFolder& from, const BlobFolder& to,
                         const std::set<Sha256Digest>& needed, BackupManifest& manifest) {
  const Result<std::vector<BlobFolder::Kept>> kept = from.kept();
  if (!kept) return kept.error();
  // Also what nobody cites yet: the devices that bring the citing operation again, after a restore,
  // may not have the file any more.
  std::set<Sha256Digest> wanted = needed;
  for (const BlobFolder::Kept& blob : *kept) wanted.insert(blob.hash);
  for (int look = 1;; ++look) {
    const Result<std::set<Sha256Digest>> absent = copy_some(from, to, wanted, manifest);
    if (!absent) return absent.error();
    wanted.clear();
    std::set_intersection(absent->begin(), absent->end(), needed.begin(), needed.end(),
                          std::inserter(wanted, wanted.end()));
    if (wanted.empty() || look == kLooks) break;
    std::this_thread::sleep_for(kBetweenLooks);
  }
  manifest.missing.assign(wanted.begin(), wanted.end());
  std::sort(manifest.attachments.begin(), manifest.attachments.end(),
            [](const FileDigest& a, const FileDigest& b) { return a.hash < b.hash; });
  return done();
}

std::string without_last_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// The backup is made, whether or not this can be written: then the time that is known stays an
// older one, which nobody will take for a fresh backup.
void note_backup(const BackupWish& wish) {
  const std::string text = std::string(kNoteName) + std::to_string(wish.now.unix_ms) + '\n';
  (void)write_whole_file(note_path(wish.ledger), text);
}

}  // namespace

Result<BackupManifest> make_backup(const BackupWish& wish) {
  const std::string place = without_last_slash(wish.to);
  if (is_path_there(place)) return error(ErrorCode::place_taken, "", {place});
  const auto work = WorkFolder::open(place + ".unfinished-backup");
  if (!work) return work.error();
  const std::string database = (*work)->path() + '/' + kLedgerFile;
  const Result<CopiedLedger> copied = copy_ledger(wish.ledger, database);
  if (!copied) return copied.error();
  BackupManifest manifest;
  manifest.program = wish.program;
  manifest.made_at = wish.now;
  manifest.epoch = copied->epoch;
  manifest.head = copied->head;
  const Result<FileDigest> ledger = digest_of_file(database);
  if (!ledger) return ledger.error();
  manifest.ledger = *ledger;
  const Outcome attached =
      copy_attachments(BlobFolder(wish.ledger + kBlobsSuffix), BlobFolder(database + kBlobsSuffix),
                       copied->attachments, manifest);
  if (!attached) return attached.error();
  const Outcome described =
      write_whole_file((*work)->path() + '/' + kManifestFile, manifest_text(manifest));
  if (!described) return described.error();
  if (const Outcome moved = (*work)->move_to(place); !moved) return moved.error();
  note_backup(wish);
  return manifest;
}

std::optional<Instant> last_backup_of(const std::string& ledger) {
  std::ifstream file(note_path(ledger));
  std::string line;
  if (!std::getline(file, line) || line.compare(0, kNoteName.size(), kNoteName) != 0) {
    return std::nullopt;
  }
  Instant at;
  const char* begin = line.data() + kNoteName.size();
  const auto [end, fault] = std::from_chars(begin, line.data() + line.size(), at.unix_ms);
  if (fault != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return at;
}

}  // namespace tz::server
