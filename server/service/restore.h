// Restore: a backup (backup.h) becomes a ledger again, at a place where there is none. Everything
// is proved beside that place first: each file by its digest, then the ledger by an audit.
//
// The ledger gets a new epoch: what was acknowledged after the backup is gone here, and devices
// that see another epoch bring it again. All sessions end, because one that was ended after the
// backup would be good again.
#pragma once

#include <string>
#include <vector>

#include "service/backup_manifest.h"

namespace tz::server {

struct RestoreWish {
  std::string from;    // a backup's folder
  std::string ledger;  // path of the database to be
  Uuid new_epoch;
};

struct Restored {
  BackupManifest manifest;
  // What is wrong with the backup: backup_damaged (with the file's place in it) and the findings of
  // audit(). Empty: the ledger is in its place. Otherwise nothing was put there.
  std::vector<Error> findings;
};

// Errors: place_taken (a part of an old ledger is there: its database, write-ahead log, head file
// or attachments), file_unreadable (there is no such backup), backup_damaged (its manifest),
// storage_full, store_failed, and those of opening a ledger.
Result<Restored> restore_backup(const RestoreWish& wish);

}  // namespace tz::server
