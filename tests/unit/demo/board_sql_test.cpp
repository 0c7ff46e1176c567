// The board's figures against plain SQL over the same ledger file: two ways to count that share no
// code.
#include <doctest/doctest.h>

#include <algorithm>

#include "plain_sql.h"
#include "summary/ageing.h"
#include "summary/board.h"
#include "summary/deadlines.h"

namespace tz::server {
namespace {

// Assignments of which a report may be asked, with their deadlines.
const std::string kAsked = R"sql(
    WITH asked AS (
      SELECT json_extract(a.body, '$.id') AS id, json_extract(a.body, '$.issued_on') AS issued_on,
             json_extract(a.body, '$.reported_cycle') AS reported,
             coalesce(json_extract(a.body, '$.deadline'), json_extract(t.body, '$.deadline')) AS due
        FROM record a JOIN record t ON t.collection = 'task' AND t.id = a.task
       WHERE a.collection = 'assignment' AND a.deleted = 0
         AND json_extract(a.body, '$.stage') IN ('issued', 'active')
         AND json_extract(t.body, '$.closed') IS NULL))sql";

template <class Rows>
int64_t count(const Rows& rows) {
  return static_cast<int64_t>(rows.size());
}

}  // namespace

TEST_CASE("what the board counts is what plain SQL counts") {
  testing::PlainSql ledger(testing::june());
  const RecordSet records = testing::june().records();
  const CivilDate today = shanghai_date(testing::kNow);
  const PlanId plan = records.plans().begin()->first;
  const Board board = board_of(records, {plan}, today);
  CHECK(board.tasks.total() == ledger.number("SELECT count(*) FROM v_task"));
  CHECK(count(board.units) ==
        ledger.number("SELECT count(DISTINCT unit) FROM v_assignment WHERE stage <> 'cancelled'"));
  int64_t counted = 0;
  for (const UnitRow& row : board.units) counted += row.assignments.total();
  CHECK(counted == ledger.number("SELECT count(*) FROM v_assignment WHERE stage <> 'cancelled'"));
  const auto unranked = std::count_if(board.units.begin(), board.units.end(),
                                      [](const UnitRow& row) { return row.place == 0; });
  CHECK(unranked == ledger.number(R"sql(
      SELECT count(*) FROM (
        SELECT json_extract(a.body, '$.unit')
          FROM record a JOIN record t ON t.collection = 'task' AND t.id = a.task
         WHERE a.collection = 'assignment' AND a.deleted = 0
           AND json_extract(a.body, '$.stage') <> 'cancelled'
         GROUP BY json_extract(a.body, '$.unit')
        HAVING count(coalesce(json_extract(a.body, '$.deadline'),
                              json_extract(t.body, '$.deadline'))) = 0))sql"));
  // The running week began on Monday, 15 June.
  const std::string missing =
      " SELECT count(*) FROM asked WHERE issued_on <= '2026-06-15'"
      "   AND (reported IS NULL OR reported < '2026-06-15')";
  CHECK(to_iso(board.reporting.cycle->first) == "2026-06-15");
  CHECK(count(board.reporting.missing) == ledger.number(kAsked + missing));
}

TEST_CASE("a board by task force and one by period count what plain SQL counts") {
  testing::PlainSql ledger(testing::june());
  const RecordSet records = testing::june().records();
  const CivilDate today = shanghai_date(testing::kNow);
  const TaskForce* force = records.task_force_named("监管工作专班");
  REQUIRE(force != nullptr);
  const BoardSpan by_force{std::nullopt, force->id};
  const BoardSpan by_period{std::nullopt, std::nullopt, civil_from_iso("2026-06-01"),
                            civil_from_iso("2026-09-30")};
  const std::string of_force = R"sql(
    WITH held AS (SELECT named.value AS task
                    FROM record f, json_each(f.body, '$.tasks') AS named
                   WHERE f.collection = 'task_force' AND f.name = '监管工作专班'),)sql";
  const std::string of_period = R"sql(
    WITH held AS (SELECT id AS task FROM v_task WHERE deadline >= '2026-06-01'
                     AND deadline <= '2026-09-30'),)sql";
  // Means are rounded down, of a task's shares and of the tasks.
  const std::string shares = R"sql(
    shares AS (SELECT a.* FROM v_assignment a JOIN held ON held.task = a.task
                WHERE a.stage <> 'cancelled'),
    means AS (SELECT held.task, coalesce((SELECT sum(percent) / count(*) FROM shares
                                           WHERE shares.task = held.task), 0) AS percent FROM held)
  )sql";
  for (const auto& [span, held] :
       {std::pair(by_force, of_force), std::pair(by_period, of_period)}) {
    const std::string sql = held + shares;
    const Board board = board_of(records, span, today);
    CHECK(board.tasks.total() > 0);
    CHECK(board.tasks.total() == ledger.number(sql + "SELECT count(*) FROM held"));
    CHECK(count(board.units) == ledger.number(sql + "SELECT count(DISTINCT unit) FROM shares"));
    CHECK(board.percent == ledger.number(sql + "SELECT sum(percent) / count(*) FROM means"));
    int64_t counted = 0;
    for (const UnitRow& row : board.units) counted += row.assignments.total();
    CHECK(counted == ledger.number(sql + "SELECT count(*) FROM shares"));
    CHECK(count(deadlines_of(records, span, today).overdue) ==
          ledger.number(held + kAsked.substr(kAsked.find("asked AS")) +
                        " SELECT count(*) FROM asked JOIN v_assignment a ON a.id = asked.id"
                        "  JOIN held ON held.task = a.task WHERE due < '2026-06-18'"));
  }
}

TEST_CASE("deadlines, open orders and open problems are what plain SQL counts") {
  testing::PlainSql ledger(testing::june());
  const RecordSet records = testing::june().records();
  const CivilDate today = shanghai_date(testing::kNow);
  const PlanId plan = records.plans().begin()->first;
  const Deadlines deadlines = deadlines_of(records, {plan}, today);
  CHECK(count(deadlines.overdue) ==
        ledger.number(kAsked + " SELECT count(*) FROM asked WHERE due < '2026-06-18'"));
  CHECK(count(deadlines.due_soon) ==
        ledger.number(kAsked +
                      " SELECT count(*) FROM asked WHERE due >= '2026-06-18'"
                      " AND julianday(due) - julianday('2026-06-18') <= " +
                      std::to_string(*deadlines.soon_days)));
  const Ageing ageing = ageing_of(records, {plan}, today);
  const std::string orders = R"sql(
      SELECT count(*) FROM record o
        JOIN record a ON a.collection = 'assignment' AND a.id = o.parent
       WHERE o.collection = 'order' AND o.deleted = 0
         AND json_extract(a.body, '$.stage') <> 'cancelled'
         AND json_extract(o.body, '$.state') <> 'closed')sql";
  CHECK(count(ageing.orders) == ledger.number(orders));
  CHECK(ageing.overdue_orders ==
        ledger.number(orders + " AND json_extract(o.body, '$.state') = 'issued'"
                               " AND json_extract(o.body, '$.deadline') < '2026-06-18'"));
  const std::string problems = R"sql(
      SELECT count(*) FROM record p
        JOIN record a ON a.collection = 'assignment' AND a.id = p.parent
       WHERE p.collection = 'problem' AND p.deleted = 0
         AND json_extract(a.body, '$.stage') <> 'cancelled'
         AND json_extract(p.body, '$.resolution') IS NULL)sql";
  CHECK(count(ageing.problems) == ledger.number(problems));
  const std::string age =
      " AND julianday('2026-06-18') - julianday(date("
      "json_extract(p.body, '$.raised.at') / 1000 + 28800, 'unixepoch')) ";
  CHECK(ageing.problems_by_age[0] == ledger.number(problems + age + "<= 7"));
  CHECK(ageing.problems_by_age[1] == ledger.number(problems + age + "BETWEEN 8 AND 30"));
  CHECK(ageing.problems_by_age[2] == ledger.number(problems + age + "> 30"));
}

}  // namespace tz::server
