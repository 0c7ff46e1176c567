// The rows of the exported ledger table against plain SQL over the same ledger file.
#include <doctest/doctest.h>

#include "plain_sql.h"
#include "summary/ledger_table.h"

namespace tz::server {
namespace {

struct Sums {
  int64_t rows = 0;
  int64_t percent = 0;
  int64_t dated = 0;  // rows with a deadline of their task's or their own
  int64_t obstacles = 0;
  int64_t told = 0;  // shares of which a report stands
};

Sums sums_of(const LedgerTable& table) {
  Sums out;
  for (const LedgerSection& section : table.sections) {
    for (const LedgerRow& row : section.rows) {
      ++out.rows;
      out.percent += row.percent;
      out.dated += row.due.empty() ? 0 : 1;
      out.obstacles += static_cast<int64_t>(row.obstacles.size());
      for (const Told& told : row.told) out.told += told.report == nullptr ? 0 : 1;
    }
  }
  return out;
}

const std::string kShares = R"sql(
    WITH shares AS (
      SELECT a.body AS body, json_extract(a.body, '$.unit') AS unit,
             json_extract(a.body, '$.percent') AS percent,
             coalesce(json_extract(a.body, '$.deadline'),
                      json_extract(t.body, '$.deadline')) AS due,
             json_extract(a.body, '$.current_report') AS report,
             (SELECT count(*) FROM record p
               WHERE p.collection = 'problem' AND p.deleted = 0 AND p.parent = a.id
                 AND json_extract(p.body, '$.resolution') IS NULL) AS problems
        FROM record a JOIN record t ON t.collection = 'task' AND t.id = a.task
       WHERE a.collection = 'assignment' AND a.deleted = 0
         AND json_extract(a.body, '$.stage') <> 'cancelled')
)sql";

}  // namespace

TEST_CASE("what the exported table of the plan says is what plain SQL counts") {
  testing::PlainSql ledger(testing::june());
  const RecordSet records = testing::june().records();
  const Sums sums = sums_of(ledger_table(records, {}, shanghai_date(testing::kNow)));
  CHECK(sums.rows == ledger.number("SELECT count(*) FROM v_task"));
  CHECK(sums.obstacles == ledger.number(kShares + "SELECT sum(problems) FROM shares"));
  CHECK(sums.told == ledger.number(kShares + "SELECT count(report) FROM shares"));
  // A task's figure is the mean of its shares, rounded down.
  CHECK(sums.percent == ledger.number(R"sql(
      SELECT sum(percent) FROM (
        SELECT sum(percent) / count(*) AS percent FROM v_assignment
         WHERE stage <> 'cancelled' GROUP BY task))sql"));
}

TEST_CASE("what the exported table of each unit says is what plain SQL counts") {
  testing::PlainSql ledger(testing::june());
  const RecordSet records = testing::june().records();
  int64_t rows = 0;
  for (const auto& [id, unit] : records.units()) {
    TableWish wish;
    wish.unit = id;
    const Sums sums = sums_of(ledger_table(records, wish, shanghai_date(testing::kNow)));
    const std::string of_unit = " FROM shares WHERE unit = '" + to_string(id) + "'";
    CHECK(sums.rows == ledger.number(kShares + "SELECT count(*)" + of_unit));
    CHECK(sums.percent == ledger.number(kShares + "SELECT coalesce(sum(percent), 0)" + of_unit));
    CHECK(sums.dated == ledger.number(kShares + "SELECT count(due)" + of_unit));
    CHECK(sums.obstacles == ledger.number(kShares + "SELECT coalesce(sum(problems), 0)" + of_unit));
    rows += sums.rows;
  }
  CHECK(rows == ledger.number("SELECT count(*) FROM v_assignment WHERE stage <> 'cancelled'"));
}

}  // namespace tz::server
