// The scores of an assessment against plain SQL over the same ledger file: two ways to count that
// share no code.
#include <doctest/doctest.h>

#include <map>

#include "plain_sql.h"
#include "summary/assessment.h"

namespace tz::server::testing {
namespace {

// ?1: the period's first day. ?2: its end, here also the day of the counting.
//
// Assignments that count: their unit, due day, the day on which the part was done, and more.
const std::string kShares = R"sql(
  share AS (
    SELECT json_extract(a.body, '$.id') AS id,
           json_extract(a.body, '$.unit') AS unit,
           json_extract(a.body, '$.stage') AS stage,
           json_extract(a.body, '$.percent') AS percent,
           json_extract(a.body, '$.issued_on') AS issued,
           coalesce(json_extract(a.body, '$.deadline'), json_extract(t.body, '$.deadline')) AS due,
           json_extract(t.body, '$.closed') IS NOT NULL AS closed,
           CASE WHEN json_extract(a.body, '$.stage') = 'completed' THEN
             min(json_extract(a.body, '$.completed_on'),
                 CASE WHEN json_extract(r.body, '$.content.percent') = 100
                      THEN date((json_extract(r.body, '$.written_at') + 28800000) / 1000,
                                'unixepoch')
                      ELSE '9999-12-31' END) END AS done
      FROM record a
      JOIN record t ON t.collection = 'task' AND t.id = a.task
      LEFT JOIN record r ON r.collection = 'report'
           AND json_extract(r.body, '$.id') = json_extract(a.body, '$.current_report')
     WHERE a.collection = 'assignment' AND json_extract(a.body, '$.stage') <> 'cancelled'),
  measured AS (
    SELECT * FROM share WHERE stage <> 'suspended' AND (NOT closed OR stage = 'completed')))sql";
// Reports, and which of them stand.
const std::string kReports = R"sql(
  report AS (
    SELECT json_extract(body, '$.id') AS id,
           json_extract(body, '$.assignment') AS assignment,
           json_extract(body, '$.cycle') AS cycle,
           json_extract(body, '$.timing') AS timing,
           json_extract(body, '$.replaces') AS replaces,
           date((json_extract(body, '$.written_at') + 28800000) / 1000, 'unixepoch') AS written,
           json_extract(body, '$.review') IS NOT NULL
             AND NOT coalesce(json_extract(body, '$.review.accepted'), 0) AS returned
      FROM record WHERE collection = 'report'),
  corrected(id) AS (
    SELECT replaces FROM report WHERE NOT returned AND replaces IS NOT NULL
     UNION
    SELECT report.replaces FROM report JOIN corrected ON corrected.id = report.id
     WHERE report.replaces IS NOT NULL),
  standing AS (
    SELECT * FROM report WHERE NOT returned AND id NOT IN (SELECT id FROM corrected)))sql";

// Each gives units with the number of things that count and what they are worth together.
const std::string kCompletion = "WITH" + kShares + R"sql(
  SELECT unit, count(*),
         sum(CASE WHEN done <= due THEN 100 WHEN done <= ?2 THEN 50 ELSE 0 END)
    FROM measured
   WHERE stage <> 'declared' AND due BETWEEN ?1 AND ?2 AND (done IS NOT NULL OR due < ?2)
   GROUP BY unit)sql";
const std::string kProgress = "WITH" + kShares + R"sql(,
  line AS (
    SELECT unit, CASE WHEN done <= ?2 THEN 100 ELSE percent END AS percent,
           CASE WHEN due <= issued THEN 100
                ELSE min(100, 100 * CAST(julianday(?2) - julianday(issued) AS INTEGER)
                                  / CAST(julianday(due) - julianday(issued) AS INTEGER))
           END AS expected
      FROM measured WHERE due IS NOT NULL AND issued < ?2 AND ?1 <= ?2)
  SELECT unit, count(*), sum(min(100, 100 * percent / expected))
    FROM line WHERE expected > 0 GROUP BY unit)sql";
const std::string kReporting = "WITH RECURSIVE" + kShares + "," + kReports + R"sql(,
  closed AS (
    SELECT json_extract(body, '$.first') AS first FROM record
     WHERE collection = 'cycle' AND json_extract(body, '$.closed_at') IS NOT NULL
       AND json_extract(body, '$.last') BETWEEN ?1 AND ?2),
  missed AS (
    SELECT json_extract(body, '$.assignment') AS assignment, json_extract(body, '$.cycle') AS cycle
      FROM record
     WHERE collection = 'missed_report' AND json_extract(body, '$.exemption') IS NULL),
  owed AS (
    SELECT assignment, cycle FROM standing UNION SELECT assignment, cycle FROM missed)
  SELECT share.unit, count(*),
         sum(CASE WHEN NOT EXISTS (SELECT 1 FROM standing s WHERE s.assignment = owed.assignment
                                      AND s.cycle = owed.cycle) THEN 0
                  WHEN EXISTS (SELECT 1 FROM report r WHERE r.assignment = owed.assignment
                                  AND r.cycle = owed.cycle AND r.timing <> 'late') THEN 100
                  ELSE 50 END)
    FROM owed JOIN share ON share.id = owed.assignment
   WHERE owed.cycle IN (SELECT first FROM closed) GROUP BY share.unit)sql";
const std::string kReturns = "WITH RECURSIVE" + kShares + "," + kReports + R"sql(
  SELECT share.unit, count(*), sum(CASE WHEN returned THEN 0 ELSE 100 END)
    FROM report JOIN share ON share.id = report.assignment
   WHERE written BETWEEN ?1 AND ?2 GROUP BY share.unit)sql";
const std::string kOrders = "WITH" + kShares + R"sql(,
  orders AS (
    SELECT json_extract(body, '$.assignment') AS assignment,
           json_extract(body, '$.deadline') AS due,
           json_extract(body, '$.state') = 'issued' AS owes,
           (SELECT date((json_extract(value, '$.at') + 28800000) / 1000, 'unixepoch')
              FROM json_each(body, '$.steps')
             WHERE json_extract(value, '$.act') = 'answered' LIMIT 1) AS answered
      FROM record WHERE collection = 'order')
  SELECT share.unit, count(*),
         sum(CASE WHEN owes THEN 0 WHEN answered <= orders.due THEN 100 ELSE 50 END)
    FROM orders JOIN share ON share.id = orders.assignment
   WHERE orders.due BETWEEN ?1 AND ?2 AND (NOT owes OR orders.due < ?2)
   GROUP BY share.unit)sql";
const std::string kProblems = "WITH" + kShares + R"sql(,
  problem AS (
    SELECT json_extract(body, '$.assignment') AS assignment, json_extract(body, '$.owner') AS owner,
           date((json_extract(body, '$.raised.at') + 28800000) / 1000, 'unixepoch', '+20 days')
             AS due,
           date((json_extract(body, '$.resolution.at') + 28800000) / 1000, 'unixepoch') AS resolved
      FROM record WHERE collection = 'problem')
  SELECT owner, count(*),
         sum(CASE WHEN resolved IS NULL THEN 0 WHEN resolved <= problem.due THEN 100 ELSE 50 END)
    FROM problem JOIN share ON share.id = problem.assignment
   WHERE problem.due BETWEEN ?1 AND ?2 AND (resolved IS NOT NULL OR problem.due < ?2)
   GROUP BY owner)sql";

const std::vector<Criterion> kCriteria{
    {CriterionKind::completion, 30}, {CriterionKind::progress, 20},
    {CriterionKind::reporting, 20},  {CriterionKind::returns, 10},
    {CriterionKind::orders, 10},     {CriterionKind::problems, 10, 50, 20}};
const std::string* const kQueries[] = {&kCompletion, &kProgress, &kReporting,
                                       &kReturns,    &kOrders,   &kProblems};

struct Tally {
  int64_t items = 0;
  int64_t worth = 0;
  friend bool operator==(const Tally&, const Tally&) = default;
};

std::map<std::string, Tally> tallies(SqliteConnection& db, const std::string& sql, CivilDate first,
                                     CivilDate end) {
  std::map<std::string, Tally> out;
  Query query(db, sql.c_str());
  query.text(to_iso(first));
  query.text(to_iso(end));
  while (query.step()) {
    out[std::string(query.text_at(0))] = {query.number_at(1), query.number_at(2)};
  }
  REQUIRE(query.finish().ok());
  return out;
}

Tally tally_of(const CriterionScore& score) {
  Tally out{score.items, 0};
  for (const EvidenceRow& row : score.evidence) out.worth += int64_t{row.count} * row.worth;
  return out;
}

}  // namespace

TEST_CASE("what an assessment scores is what plain SQL counts, unit by unit") {
  RecordSet records = june().records();
  const PlanId plan = records.plans().begin()->first;
  Criteria criteria;
  criteria.id = criteria_id_for(plan);
  criteria.plan = plan;
  criteria.editions.push_back({kCriteria, {}});
  records.put(criteria);
  const CivilDate end = shanghai_date(kNow);
  const CivilDate first = end - 90;
  const auto figures = assessment_figures(records, {plan, first, end, 1, end});
  REQUIRE(figures.has_value());
  CHECK(figures->units.size() > 5);

  PlainSql sql(june());
  for (size_t i = 0; i < kCriteria.size(); ++i) {
    CAPTURE(name_of(kCriteria[i].kind));
    std::map<std::string, Tally> counted = tallies(sql.connection(), *kQueries[i], first, end);
    int64_t items = 0;
    for (const AssessedUnit& unit : figures->units) {
      CAPTURE(unit.name);
      const Tally scored = tally_of(unit.scores[i]);
      const Tally expected = counted[to_string(unit.unit)];
      CHECK(scored.items == expected.items);
      CHECK(scored.worth == expected.worth);
      items += scored.items;
    }
    int64_t all = 0;
    for (const auto& [unit, tally] : counted) all += tally.items;
    CHECK(items == all);
    const bool is_common = kCriteria[i].kind == CriterionKind::progress ||
                           kCriteria[i].kind == CriterionKind::reporting ||
                           kCriteria[i].kind == CriterionKind::returns;
    if (is_common) CHECK(items > 0);
  }
  for (const AssessedUnit& unit : figures->units) {
    int32_t out_of = 0;
    for (const CriterionScore& score : unit.scores) out_of += score.out_of;
    CHECK(out_of == (unit.is_scored() ? kWholeWeight * kHundredths : 0));
  }
}

}  // namespace tz::server::testing
