// A copy of a ledger's database as of one moment, while another process goes on writing to it.
// Nothing of the ledger is changed or migrated for it: the server that is running may be another
// version than this one.
#pragma once

#include <set>
#include <string>

#include "store/store.h"

namespace tz::server {

// What the copy holds.
struct CopiedLedger {
  Head head;
  std::string epoch;
  // Attachments that are cited and that somebody has sent whole. Whatever was cited once stays
  // cited, so that no sweep removes one of them, however long after the copy.
  std::set<Sha256Digest> attachments;
};

// Copies the database at `path` to `to`, which does not exist: complete in itself, without the
// pages of what was deleted, on disk when it returns. It holds one reading transaction for as long
// as it takes, beside which a server goes on writing; a copy in steps would begin anew with each
// commit of another process.
// Errors: not_found, store_outdated, ledger_newer, ledger_older, ledger_behind and chain_broken
// (the copy does not hold what was acknowledged before), storage_full, store_failed.
Result<CopiedLedger> copy_ledger(const std::string& path, const std::string& to);

}  // namespace tz::server
