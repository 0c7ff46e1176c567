// The ledger table as a workbook (.xlsx) that an office prints: a title, the moment it shows, a row
// for each task under its measure, lights with their word, the header again on each page.
//
// Rows are written one after the other and leave memory at once. Every text is a text: one that
// begins like a formula is none.
#pragma once

#include "export/ledger_text.h"

namespace tz::server {

// Landscape, as wide as the page; on A4 the columns of words are narrower, so that the letters stay
// readable.
enum class Paper { a3, a4 };

// The bytes of the file. What the library keeps aside meanwhile has no name on the disk. Errors:
// storage_full (no room for that), internal.
Result<std::string> ledger_workbook(const LedgerTable& table, const RecordSet& records,
                                    const PrintedAs& as, Paper paper);

}  // namespace tz::server
