// SqliteStore: the ledger in one SQLite file. One connection writes, a few read beside it (WAL,
// synchronous=FULL). Next to the database stands the head file (head_file.h): opening refuses a
// database that does not contain what was acknowledged before; and the folder of blobs
// (blob_folder.h), which a backup copies after the database.
#pragma once

#include <memory>
#include <string>

#include "store/store.h"

namespace tz::server {

// What stands beside the database, under its path with these endings.
inline constexpr const char* kHeadSuffix = ".head";
inline constexpr const char* kBlobsSuffix = ".blobs";

struct SqliteOptions {
  std::string path;  // of the database
  Uuid new_epoch;    // for a new ledger, or a restored one; not nil
  // The file was put there from a backup on purpose: it gets the new epoch, and the head file is
  // written anew instead of compared. Devices then push again what the backup lacks.
  bool restored = false;
  bool must_exist = false;  // never make a new ledger: not_found instead
  std::string vfs;          // name of the SQLite file layer; empty: the usual one
};

// Errors: store_outdated, ledger_newer, ledger_behind, chain_broken, not_found, store_failed.
Result<std::unique_ptr<Store>> open_sqlite_store(const SqliteOptions& options);

}  // namespace tz::server
