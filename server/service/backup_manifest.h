// The manifest of a backup: what must be in its folder, byte for byte, and which state of the
// ledger that is. A folder of a backup holds
//   manifest.json    this
//   ledger.db        the database
//   ledger.db.blobs  the attachments, as BlobFolder keeps them
// Values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "store/store.h"
#include "store/whole_file.h"

namespace tz::server {

inline constexpr const char* kManifestFile = "manifest.json";
inline constexpr const char* kLedgerFile = "ledger.db";

struct BackupManifest {
  std::string program;  // the version that made it
  Instant made_at;
  std::string epoch;  // of the ledger that was copied
  Head head;
  FileDigest ledger;
  std::vector<FileDigest> attachments;  // in the order of hashes
  // Attachments that the ledger names and that could not be read whole when the backup was made.
  std::vector<Sha256Digest> missing;
};

// Canonical JSON, which ends with the digest of all the rest.
std::string manifest_text(const BackupManifest& manifest);
// Errors: backup_damaged (naming the manifest), ledger_newer (a form that is not known here).
Result<BackupManifest> manifest_from(std::string_view text);

}  // namespace tz::server
