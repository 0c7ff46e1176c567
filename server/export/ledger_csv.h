// The ledger table as CSV (RFC 4180) for other programs: UTF-8 with a mark, by which spreadsheets
// know it, lines that end in CR LF, one header line, one line for each row with its part and
// measure in columns of their own, and its plan where all plans are asked for.
#pragma once

#include "export/ledger_text.h"

namespace tz::server {

std::string ledger_csv(const LedgerTable& table, const RecordSet& records, const PrintedAs& as);

// One field as it stands in the file. A spreadsheet that opens a CSV file takes a field that begins
// with = + - @ (or their wide forms), a tab or a return for a formula, which may call programs or
// send what else is in the sheet elsewhere; and anybody who reports may write one. Such a field
// gets an apostrophe before it: spreadsheets then show a text, and other programs can take the one
// character away again.
std::string csv_field(std::string_view text);

}  // namespace tz::server
