#include "summary/circular.h"

#include <doctest/doctest.h>

#include "summary/board.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

CircularFigures figures_on(const SmallLedger& ledger, CivilDate day) {
  const std::optional<CircularFigures> figures = circular_figures(ledger.records, ledger.plan, day);
  REQUIRE(figures.has_value());
  return *figures;
}

void close_cycle(SmallLedger& ledger, CivilDate first) {
  ReportingCycle cycle;
  cycle.id = cycle_id_for(ledger.plan, first);
  cycle.plan = ledger.plan;
  cycle.first = first;
  cycle.last = first + 6;
  cycle.opened_at = cycle.closed_at.emplace(ledger.now);
  cycle.version = ++ledger.seq;
  ledger.records.put(cycle);
}

void miss(SmallLedger& ledger, CivilDate first, bool excused) {
  MissedReport missed;
  missed.assignment = ledger.own();
  missed.cycle = first;
  missed.id = missed_report_id_for(missed.assignment, first);
  if (excused) missed.exemption = Exemption{"停电", ledger.office.person, ledger.now};
  missed.version = ++ledger.seq;
  ledger.records.put(missed);
}

}  // namespace

TEST_CASE("a circular counts what the board counts, with or without the reports") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday + 30);
  const CircularFigures figures = figures_on(ledger, kMonday + 30);
  CHECK(figures.percent == board.percent);
  CHECK(figures.expected == board.expected);
  REQUIRE(figures.tasks.size() == board.task_rows.size());
  for (size_t i = 0; i < figures.tasks.size(); ++i) {
    CHECK(figures.tasks[i].task == board.task_rows[i].task);
    CHECK(figures.tasks[i].light == board.task_rows[i].state.verdict.light);
    CHECK(figures.tasks[i].percent == board.task_rows[i].state.percent);
  }
  RecordSet without;
  for (const Record& record : ledger.records.all()) {
    if (collection_of(record) != Collection::report) without.put(record);
  }
  CHECK(*circular_figures(without, ledger.plan, kMonday + 30) == figures);
}

TEST_CASE("units that are equally far ahead share a place") {
  SmallLedger ledger;
  const CircularFigures even = figures_on(ledger, kMonday);
  REQUIRE(even.units.size() == 2);
  CHECK(even.units[0].place == 1);
  CHECK(even.units[1].place == 1);
  REQUIRE(ledger.run(ledger.clerk, ledger.report(90)));
  const CircularFigures parted = figures_on(ledger, kMonday);
  CHECK(parted.units[0].name == "东河街道");
  CHECK(parted.units[1].place == 2);
}

TEST_CASE("a unit without any deadline has no place, is listed last and is never called the last") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.office, AssignUnit{ledger.undated, ledger.other_street}));
  CircularFigures figures = figures_on(ledger, kMonday + 30);
  figures.frozen_hash = std::string(64, '0');
  REQUIRE(figures.units.size() == 3);
  CHECK(figures.units.back().unit == ledger.other_street);
  CHECK(figures.units.back().place == 0);
  const json written = to_json(figures);
  ObjectReader in(written, "");
  CHECK(read_circular_figures(in) == figures);
  CHECK_FALSE(in.failed());
}

TEST_CASE("missing reports are those of the last closed cycle that nobody excused") {
  SmallLedger ledger;
  CHECK_FALSE(figures_on(ledger, kMonday).cycle_first.has_value());
  close_cycle(ledger, kMonday);
  close_cycle(ledger, kMonday + 7);
  miss(ledger, kMonday, false);
  CHECK(figures_on(ledger, kMonday + 15).missed.empty());
  miss(ledger, kMonday + 7, false);
  const CircularFigures figures = figures_on(ledger, kMonday + 15);
  CHECK(figures.cycle_first == kMonday + 7);
  REQUIRE(figures.missed.size() == 1);
  CHECK(figures.missed[0].unit_name == "东河街道");
  CHECK(figures.missed[0].number == "(一)1");
  miss(ledger, kMonday + 7, true);
  CHECK(figures_on(ledger, kMonday + 15).missed.empty());
}

TEST_CASE("a long problem is cut at whole characters, and a solved one is not counted") {
  SmallLedger ledger;
  testing::put_problem(ledger, Severity::severe);
  Problem problem = ledger.records.all_of<Problem>().begin()->second;
  problem.raised.text.clear();
  for (int i = 0; i < 300; ++i) problem.raised.text += "难";
  ledger.records.put(problem);
  const CircularFigures figures = figures_on(ledger, kMonday);
  REQUIRE(figures.problems.size() == 1);
  CHECK(figures.problems[0].text.size() == kProblemExcerpt * 3);
  problem.resolution = testing::remark_by(ledger.clerk, ledger);
  ledger.records.put(problem);
  CHECK(figures_on(ledger, kMonday).problems.empty());
}

TEST_CASE("only orders that the office has named stand in a circular, until they are closed") {
  SmallLedger ledger;
  testing::put_order(ledger, OrderState::issued, kMonday - 1);
  CHECK(figures_on(ledger, kMonday).orders.empty());
  SupervisionOrder order = ledger.records.all_of<SupervisionOrder>().begin()->second;
  order.steps.push_back({OrderAct::named, testing::remark_by(ledger.office, ledger)});
  ledger.records.put(order);
  CHECK(figures_on(ledger, kMonday).orders.size() == 1);
  order.state = OrderState::closed;
  ledger.records.put(order);
  CHECK(figures_on(ledger, kMonday).orders.empty());
}
