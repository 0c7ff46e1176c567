#include "summary/board.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

TEST_CASE("the board counts every task once and says who has not reported") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday);
  CHECK(board.tasks.total() == 2);
  CHECK(board.tasks[Light::green] == 1);
  CHECK(board.tasks[Light::grey] == 1);
  CHECK(board.reporting.reported.size() == 1);
  CHECK(board.reporting.missing.size() == 2);
  CHECK(board.reporting.unchanged.empty());
  CHECK(board.percent == 10);
  CHECK(board.latest.size() == 1);
}

TEST_CASE("a report without movement is counted apart from one with movement") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  ledger.now = morning_of(kMonday + 7);
  SubmitReport unchanged = ledger.report(40, "");
  unchanged.content.no_change = true;
  REQUIRE(ledger.run(ledger.clerk, unchanged));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday + 7);
  CHECK(board.reporting.unchanged == std::vector<AssignmentId>{ledger.own()});
  CHECK(board.reporting.reported.empty());
}

TEST_CASE("measures stand in document order and hold the worst light of each unit") {
  SmallLedger ledger;
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday + 14);
  REQUIRE(board.measures.size() == 2);
  CHECK(board.measures[0].tasks[Light::red] == 1);
  CHECK(board.measures[1].tasks[Light::grey] == 1);
  for (const UnitRow& row : board.units) {
    REQUIRE(row.measures.size() == 2);
    CHECK(row.measures[0] == Light::red);
    const bool leads = row.unit == ledger.lead_unit;
    CHECK(row.measures[1].has_value() == leads);
    CHECK(row.due == (leads ? 2 : 1));
  }
}

TEST_CASE("units are ordered by how far they are before what is expected") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(90)));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday + 3);
  REQUIRE(board.units.size() == 2);
  CHECK(board.units[0].unit == ledger.street);
  CHECK(board.units[0].percent == 90);
}

TEST_CASE("a unit all of whose tasks lack a deadline stands beside the ranking, at its end") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.office, AssignUnit{ledger.undated, ledger.other_street}));
  const auto last = [&] {
    return board_of(ledger.records, {ledger.plan}, kMonday + 30).units.back();
  };
  CHECK(last().unit == ledger.other_street);
  CHECK(last().place == 0);
  CHECK(last().expected == 0);
  for (const UnitRow& row : board_of(ledger.records, {ledger.plan}, kMonday + 30).units) {
    CHECK((row.place > 0) == (row.unit != ledger.other_street));
  }
  REQUIRE(ledger.run(ledger.office, AgreeDeadline{ledger.undated, kMonday + 90}));
  const Board dated = board_of(ledger.records, {ledger.plan}, kMonday);
  CHECK(std::all_of(dated.units.begin(), dated.units.end(),
                    [](const UnitRow& row) { return row.place > 0; }));
}

TEST_CASE("cancelled assignments are counted nowhere") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.office, CancelAssignment{ledger.own(), "合并"}));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday);
  CHECK(board.units.size() == 1);
  CHECK(board.reporting.missing.size() == 2);
}

TEST_CASE("a screen opens with the plan whose period holds today") {
  SmallLedger ledger;
  Plan next = *ledger.records.plan(ledger.plan);
  next.id = PlanId(testing::uuid_no(800));
  next.starts_on = civil_from({2022, 1, 1});
  next.ends_on = civil_from({2022, 12, 31});
  ledger.records.put(next);
  CHECK(present_plan(ledger.records, kMonday)->id == ledger.plan);
  CHECK(present_plan(ledger.records, civil_from({2022, 5, 1}))->id == next.id);
  CHECK(present_plan(ledger.records, civil_from({2030, 5, 1}))->id == next.id);
  CHECK(present_plan(RecordSet(), kMonday) == nullptr);
  CHECK(board_of(RecordSet(), {next.id}, kMonday).task_rows.empty());
}

TEST_CASE("a report that the office excused is not missing, and one that came anyway counts") {
  SmallLedger ledger;
  MissedReport excused;
  excused.id = missed_report_id_for(ledger.own(), kMonday);
  excused.assignment = ledger.own();
  excused.cycle = kMonday;
  excused.exemption = Exemption{"停电", ledger.office.person, ledger.now};
  ledger.records.put(excused);
  CHECK(board_of(ledger.records, {ledger.plan}, kMonday).reporting.missing.size() == 2);
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday);
  CHECK(board.reporting.missing.size() == 2);
  CHECK(board.reporting.reported == std::vector<AssignmentId>{ledger.own()});
}
