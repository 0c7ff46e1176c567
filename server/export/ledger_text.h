// The ledger table in the reader's words: what stands in each column of a row, the headings, and
// the lines above the table. Sheets and CSV files say the same. Pure functions.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "summary/ledger_table.h"
#include "text/strings.h"

namespace tz::server {

// In the order in which they stand.
enum class Column {
  index,  // 序号
  number,
  text,
  lead,
  responsible,
  supporting,
  deadline,
  targets,
  percent,
  expected,
  light,
  why,
  latest,
  problems,
  next
};
inline constexpr size_t kColumns = 15;
using Cells = std::array<std::string, kColumns>;

// What a file says of itself.
struct PrintedAs {
  Lang lang = Lang::zh;
  Instant now;
  uint64_t seq = 0;      // of the last operation that the records hold
  bool in_part = false;  // the reader sees some of the assignments alone
};

// "某某方案任务台账（监管工作专班）" and "截至 2021-06-18 09:14，台账序号 812".
// The title of its one plan, or that it is all of them.
std::string plans_title(const LedgerTable& table, Lang lang);
std::string title_of(const LedgerTable& table, const RecordSet& records, Lang lang);
std::string standing_of(const LedgerTable& table, const PrintedAs& as);

std::string_view heading_of(Column column, const LedgerTable& table, Lang lang);
// "一、服务" and "（一）窗口"; empty where the document has none.
std::string part_heading(const LedgerSection& section, Lang lang);
std::string measure_heading(const LedgerSection& section, Lang lang);
// Rows of several plans may stand in it: each must say of which it is.
inline bool names_plans(const LedgerTable& table) {
  return !table.span.plan;
}

// `index`: from 1. Lists stand one under another in a cell.
Cells cells_of(const LedgerRow& row, size_t index, const RecordSet& records, Lang lang);

}  // namespace tz::server
