// What a table of the ledger is made from: the records of a span's plans, and of each assignment
// what the table says of it; not the reports of all the years. Only what the scope may see is in
// it.
#pragma once

#include "rules/access.h"
#include "store/store.h"
#include "summary/ledger_table.h"

namespace tz::server {

// Errors: not_found (the plan, the unit or the task force, named by the field), the store's.
Result<RecordSet> records_for_table(Snapshot& snapshot, const Scope& scope, const TableWish& wish);

}  // namespace tz::server
