// The tables of the ledger's database, as numbered migrations: each is run once, in order, in one
// transaction with the number that it leaves behind (PRAGMA user_version). A migration that was
// released is never edited.
#pragma once

#include "store/sqlite_connection.h"

namespace tz::server {

// The number of the last migration.
int schema_version();

// Brings a database up to date; a new one gets `epoch`. Errors: ledger_newer, store_failed.
Outcome migrate(SqliteConnection& connection, const std::string& epoch);

}  // namespace tz::server
