// The figures of a circular against plain SQL over the same ledger file: two ways to count that
// share no code.
#include <doctest/doctest.h>

#include "plain_sql.h"
#include "service/freeze_circular.h"

namespace tz::server {

TEST_CASE("what a circular counts is what plain SQL counts") {
  testing::DemoFile& demo = testing::june();
  testing::PlainSql ledger(demo);
  CircularFigures figures;
  const Outcome read = demo.store().read([&](Snapshot& snapshot) -> Outcome {
    const auto plans = snapshot.records_in(Collection::plan);
    REQUIRE(plans);
    auto counted =
        figures_of(snapshot, std::get_if<Plan>(&plans->front())->id, shanghai_date(testing::kNow));
    REQUIRE(counted);
    figures = std::move(*counted);
    return done();
  });
  REQUIRE(read);
  const auto number = [&](const char* sql) { return ledger.number(sql); };
  const auto count = [](const auto& rows) { return static_cast<int64_t>(rows.size()); };
  CHECK(count(figures.tasks) == number("SELECT count(*) FROM v_task"));
  CHECK(figures.frozen_at == static_cast<uint64_t>(number("SELECT max(seq) FROM operation")));
  CHECK(count(figures.units) ==
        number("SELECT count(DISTINCT unit) FROM v_assignment WHERE stage <> 'cancelled'"));
  // Means are rounded down twice: for each task, and over the tasks.
  CHECK(figures.percent == number(R"sql(
      WITH per_task AS (
        SELECT t.id, coalesce(sum(a.percent) / nullif(count(a.id), 0), 0) AS percent
          FROM v_task t LEFT JOIN v_assignment a ON a.task = t.id AND a.stage <> 'cancelled'
         GROUP BY t.id)
      SELECT sum(percent) / count(*) FROM per_task)sql"));
  CHECK(count(figures.problems) == number(R"sql(
      SELECT count(*) FROM record p
        JOIN record a ON a.collection = 'assignment' AND a.id = p.parent
       WHERE p.collection = 'problem' AND p.deleted = 0
         AND json_extract(p.body, '$.resolution') IS NULL
         AND json_extract(a.body, '$.stage') <> 'cancelled')sql"));
  CHECK(count(figures.missed) == number(R"sql(
      SELECT count(*) FROM record m
        JOIN record a ON a.collection = 'assignment' AND a.id = m.parent
       WHERE m.collection = 'missed_report' AND m.deleted = 0
         AND json_extract(m.body, '$.exemption') IS NULL
         AND json_extract(a.body, '$.stage') <> 'cancelled'
         AND json_extract(m.body, '$.cycle') = (
           SELECT max(json_extract(c.body, '$.first')) FROM record c
            WHERE c.collection = 'cycle' AND json_extract(c.body, '$.closed_at') IS NOT NULL))sql"));
  CHECK(count(figures.orders) == number(R"sql(
      SELECT count(*) FROM record o
       WHERE o.collection = 'order' AND json_extract(o.body, '$.state') <> 'closed'
         AND EXISTS (SELECT 1 FROM json_each(o.body, '$.steps')
                      WHERE json_extract(value, '$.act') = 'named'))sql"));
}

}  // namespace tz::server
