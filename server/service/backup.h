// Backup: a copy of a ledger and its attachments as of one moment, while a server goes on with it.
//
// The database is copied first, then every attachment that is there by then. The copied ledger can
// name nothing that comes later; what it names was cited before, and a sweep (sweep_blobs.h) never
// removes what was ever cited. So nothing has to be held still, and nothing can go in between.
#pragma once

#include <optional>
#include <string>

#include "service/backup_manifest.h"

namespace tz::server {

struct BackupWish {
  std::string ledger;   // path of its database
  std::string to;       // a folder that does not exist; its parent does
  std::string program;  // version, for the manifest
  Instant now;
};

// Makes the folder `to`: whole and on disk, or not there at all. Attachments that are missing or
// damaged in the ledger itself are told in the manifest, and do not prevent it. Beside the ledger
// the time is noted (last_backup_of). Errors: place_taken (also while another run makes the same),
// storage_full, store_failed, and those of copy_ledger().
Result<BackupManifest> make_backup(const BackupWish& wish);

// When the last backup of the ledger was made; nothing: not known.
std::optional<Instant> last_backup_of(const std::string& ledger);

}  // namespace tz::server
