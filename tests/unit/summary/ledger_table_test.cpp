#include "summary/ledger_table.h"

#include <doctest/doctest.h>

#include "summary/board.h"
#include "summary/words.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;
using tz::testing::uuid_no;

namespace {

std::vector<const LedgerRow*> rows_of(const LedgerTable& table) {
  std::vector<const LedgerRow*> out;
  for (const LedgerSection& section : table.sections) {
    for (const LedgerRow& row : section.rows) out.push_back(&row);
  }
  return out;
}

CycleShare share_of(const LedgerRow& row, UnitId unit) {
  for (const Told& told : row.told) {
    if (told.unit == unit && told.share) return *told.share;
  }
  return CycleShare::not_asked;
}

}  // namespace

TEST_CASE("every figure of the table is the board's") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  for (const int32_t day : {0, 3, 9, 60, 150}) {
    const CivilDate today = kMonday + day;
    const Board board = board_of(ledger.records, {ledger.plan}, today);
    const LedgerTable table = ledger_table(ledger.records, {{ledger.plan}}, today);
    const auto rows = rows_of(table);
    REQUIRE(rows.size() == board.task_rows.size());
    LightCounts lights;
    for (size_t i = 0; i < rows.size(); ++i) {
      const TaskState& state = board.task_rows[i].state;
      CHECK(rows[i]->task->id == board.task_rows[i].task);
      CHECK(rows[i]->verdict == state.verdict);
      CHECK(rows[i]->percent == state.percent);
      CHECK(rows[i]->expected == state.expected);
      lights.add(rows[i]->verdict.light);
    }
    CHECK(lights == board.tasks);
  }
}

TEST_CASE("a unit's table has a row for each of its shares, with the board's counts") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  const CivilDate today = kMonday + 9;
  for (const UnitRow& unit : board_of(ledger.records, {ledger.plan}, today).units) {
    const LedgerTable table = ledger_table(ledger.records, {{ledger.plan}, unit.unit}, today);
    LightCounts lights;
    int32_t percent = 0;
    for (const LedgerRow* row : rows_of(table)) {
      REQUIRE(row->assignment != nullptr);
      CHECK(row->assignment->unit == unit.unit);
      lights.add(row->verdict.light);
      percent += row->percent;
    }
    CHECK(lights == unit.assignments);
    CHECK(percent / lights.total() == unit.percent);
  }
}

TEST_CASE("sections follow the document's measures") {
  const SmallLedger ledger;
  const LedgerTable table = ledger_table(ledger.records, {{ledger.plan}}, kMonday);
  REQUIRE(table.sections.size() == 2);
  CHECK(
      measure_of(*table.plans.front(), table.sections[0].part, table.sections[0].measure)->title ==
      "窗口");
  CHECK(
      measure_of(*table.plans.front(), table.sections[1].part, table.sections[1].measure)->title ==
      "网上");
  CHECK(table.rows() == 2);
  CHECK(ledger_table(RecordSet(), {{ledger.plan}}, kMonday).plans.empty());
}

TEST_CASE("the table of the present cycle names those whom the board finds missing") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40, "受理 30 项")));
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday);
  const LedgerTable table = ledger_table(ledger.records, {{ledger.plan}, {}, kMonday}, kMonday);
  std::vector<UnitId> missing;
  for (const LedgerRow* row : rows_of(table)) {
    for (const Told& told : row->told) {
      if (told.share == CycleShare::missing) missing.push_back(told.unit);
      if (told.share == CycleShare::reported) CHECK(told.report->content.narrative == "受理 30 项");
    }
  }
  CHECK(missing == std::vector<UnitId>{ledger.lead_unit, ledger.lead_unit});
  CHECK(board.reporting.missing.size() == missing.size());
}

TEST_CASE(
    "a past cycle shows its own report, and a later one does not stand in for a missing one") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40, "第一周")));
  ledger.now = morning_of(kMonday + 15);
  REQUIRE(ledger.run(ledger.clerk, ledger.report(60, "第三周")));
  const CivilDate today = kMonday + 15;
  const auto dated_row = [&](CivilDate cycle) {
    return ledger_table(ledger.records, {{ledger.plan}, ledger.street, cycle}, today)
        .sections.at(0)
        .rows.at(0);
  };
  CHECK(dated_row(kMonday).told.at(0).report->content.narrative == "第一周");
  CHECK(share_of(dated_row(kMonday + 7), ledger.street) == CycleShare::missing);
  CHECK(dated_row(kMonday + 7).told.at(0).report == nullptr);
  CHECK(dated_row(kMonday + 14).told.at(0).report->content.narrative == "第三周");
  // Figures are those of today all the same.
  CHECK(dated_row(kMonday).percent == 60);
}

TEST_CASE("a unit that was excused is not called missing") {
  SmallLedger ledger;
  MissedReport excused;
  excused.id = missed_report_id_for(ledger.own(), kMonday);
  excused.assignment = ledger.own();
  excused.cycle = kMonday;
  excused.exemption = Exemption{"停电", ledger.office.person, ledger.now};
  ledger.records.put(excused);
  const LedgerTable table =
      ledger_table(ledger.records, {{ledger.plan}, ledger.street, kMonday}, kMonday + 8);
  CHECK(share_of(table.sections.at(0).rows.at(0), ledger.street) == CycleShare::excused);
}

TEST_CASE("an extended deadline stands beside the one before") {
  SmallLedger ledger;
  const CivilDate later = civil_from({2021, 11, 30});
  FileExtension asked;
  asked.extension = ExtensionId(uuid_no(700));
  asked.assignment = ledger.own();
  asked.new_deadline = later;
  asked.reason = "设备没有到货";
  REQUIRE(ledger.run(ledger.clerk, asked));
  REQUIRE(ledger.run(ledger.office, GrantExtension{asked.extension}));
  const CivilDate first = civil_from({2021, 10, 4});
  const LedgerTable own = ledger_table(ledger.records, {{ledger.plan}, ledger.street}, kMonday);
  CHECK(own.sections.at(0).rows.at(0).due ==
        std::vector<DueDate>{{std::nullopt, later, first, false}});
  const LedgerTable whole = ledger_table(ledger.records, {{ledger.plan}}, kMonday);
  CHECK(whole.sections.at(0).rows.at(0).due ==
        std::vector<DueDate>{{std::nullopt, first, std::nullopt, false},
                             {ledger.street, later, first, false}});
}

TEST_CASE("tasks without a visible share are left out where the reader sees some alone") {
  SmallLedger ledger;
  RecordSet seen;
  for (const Record& record : ledger.records.all()) {
    const auto* assignment = std::get_if<Assignment>(&record);
    if (assignment == nullptr || assignment->unit == ledger.street) seen.put(record);
  }
  CHECK(ledger_table(seen, {{ledger.plan}, {}, {}, true}, kMonday).rows() == 1);
  CHECK(ledger_table(seen, {{ledger.plan}, {}, {}, false}, kMonday).rows() == 2);
}

TEST_CASE("open problems are named with their unit, and solved ones are not") {
  SmallLedger ledger;
  SubmitReport report = ledger.report(40);
  report.content.problem = "场地没有落实";
  report.content.severe = true;
  REQUIRE(ledger.run(ledger.clerk, report));
  const auto obstacles = [&] {
    return ledger_table(ledger.records, {{ledger.plan}}, kMonday)
        .sections.at(0)
        .rows.at(0)
        .obstacles;
  };
  REQUIRE(obstacles().size() == 1);
  CHECK(obstacles()[0].unit == ledger.street);
  CHECK(obstacles()[0].text == "场地没有落实");
  CHECK(obstacles()[0].severe);
  REQUIRE(ledger.run(ledger.clerk, ResolveProblem{problem_id_for(report.report), "已落实"}));
  CHECK(obstacles().empty());
}

TEST_CASE("why a light is what it is takes one sentence in either language") {
  const LightVerdict late{Light::red, LightReason::overdue, 8, 0};
  CHECK(why_sentence(Lang::zh, late) == "已超过时限 8 天。");
  CHECK(why_sentence(Lang::en, late) == "The deadline passed 8 days ago.");
}
