#include "summary/progress_line.h"

#include <doctest/doctest.h>

#include "summary/board.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

void report_in_week(SmallLedger& ledger, int week, int32_t percent) {
  ledger.now = morning_of(kMonday + 7 * week);
  REQUIRE(ledger.run(ledger.clerk, ledger.report(percent)));
}

}  // namespace

TEST_CASE("the line's last point is the board's, whatever day it is") {
  SmallLedger ledger;
  report_in_week(ledger, 0, 20);
  report_in_week(ledger, 2, 60);
  for (const int day : {14, 17, 20, 40, 200}) {
    const CivilDate today = kMonday + day;
    const Board board = board_of(ledger.records, {ledger.plan}, today);
    const std::vector<ProgressPoint> line = progress_line(ledger.records, {ledger.plan}, today);
    REQUIRE_FALSE(line.empty());
    CHECK(line.back().on == today);
    CHECK(line.back().percent == board.percent);
    CHECK(line.back().expected == board.expected);
  }
}

TEST_CASE("a past point has the percent that was in force when its cycle ended") {
  SmallLedger ledger;
  report_in_week(ledger, 0, 40);
  report_in_week(ledger, 2, 80);
  const std::vector<ProgressPoint> line =
      progress_line(ledger.records, {ledger.plan}, kMonday + 21);
  REQUIRE(line.size() == 4);
  // The one assignment of three that reports shares its task with another: a quarter of the plan.
  CHECK(line[0].percent == 10);
  CHECK(line[1].percent == 10);
  CHECK(line[2].percent == 20);
  CHECK(line[3].percent == 20);
  CHECK(line[0].on == kMonday + 6);
  CHECK(line[0].expected < line[2].expected);
}

TEST_CASE("a returned report never was in force") {
  SmallLedger ledger;
  report_in_week(ledger, 0, 40);
  const ReportId first = *ledger.assignment().current_report;
  ledger.now = morning_of(kMonday + 1);
  REQUIRE(ledger.run(ledger.lead, ReturnReport{first, "缺数据"}));
  const std::vector<ProgressPoint> line =
      progress_line(ledger.records, {ledger.plan}, kMonday + 14);
  REQUIRE(line.size() == 3);
  CHECK(line[0].percent == 0);
  CHECK(line[1].percent == 0);
}

TEST_CASE("without a plan or assignments there is no line") {
  CHECK(progress_line(RecordSet(), {PlanId(testing::uuid_no(1))}, kMonday).empty());
}
