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

// Whether it is a ledger of just this version, which nothing is changed for. Errors: ledger_newer,
// ledger_older, store_failed.
Outcome check_schema(SqliteConnection& connection);

}  // namespace tz::server
