#include <doctest/doctest.h>

#include <filesystem>

#include "export/cell_pieces.h"
#include "export/ledger_csv.h"
#include "export/ledger_workbook.h"
#include "support/small_ledger.h"

using namespace tz;
using namespace tz::server;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

size_t files_in_temp() {
  size_t count = 0;
  std::error_code ignored;
  const auto folder = std::filesystem::temp_directory_path();
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (entry.is_regular_file(ignored)) ++count;
  }
  return count;
}

size_t open_files() {
  size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    ++count;
  }
  return count;
}

Cells first_row(const SmallLedger& ledger, const TableWish& wish, Lang lang = Lang::zh) {
  const LedgerTable table = ledger_table(ledger.records, wish, kMonday);
  return cells_of(table.sections.at(0).rows.at(0), 1, ledger.records, lang);
}

const std::string& cell(const Cells& cells, Column column) {
  return cells[static_cast<size_t>(column)];
}

}  // namespace

TEST_CASE("a row says in words what the table holds") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40, "受理 12 项")));
  const Cells whole = first_row(ledger, {{ledger.plan}});
  CHECK(cell(whole, Column::number) == "(一)1");
  CHECK(cell(whole, Column::lead) == "区数据局");
  CHECK(cell(whole, Column::responsible) == "东河街道");
  CHECK(cell(whole, Column::deadline) == "2021-10-04");
  CHECK(cell(whole, Column::targets) == "事项（不低于 30 项）");
  CHECK(cell(whole, Column::percent) == "20");
  CHECK(cell(whole, Column::light) == "绿");
  CHECK(cell(whole, Column::why) == "进度正常。");
  CHECK(cell(whole, Column::latest) == "东河街道（40%）：受理 12 项");
  const Cells own = first_row(ledger, {{ledger.plan}, ledger.street}, Lang::en);
  CHECK(cell(own, Column::latest) == "(40 %) 受理 12 项");
  CHECK(cell(own, Column::light) == "Green");
}

TEST_CASE("who did not report in a cycle is named in its table") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40, "受理 12 项")));
  const Cells cells = first_row(ledger, {{ledger.plan}, {}, kMonday});
  const std::string& latest = cell(cells, Column::latest);
  CHECK(latest.find("东河街道（40%）：受理 12 项") != std::string::npos);
  CHECK(latest.find("区数据局：本期未填报") != std::string::npos);
}

TEST_CASE("a field that a spreadsheet would take for a formula gets an apostrophe") {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"}) {
    CHECK(csv_field(text) == std::string("'") + text);
  }
  CHECK(csv_field("\r=1") == "\"'\r=1\"");
  CHECK(csv_field("1-1") == "1-1");
  CHECK(csv_field("") == "");
  CHECK(csv_field("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
}

TEST_CASE("a CSV file has a mark, CR LF and a line for each row") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40, "一\n二,\"三\"")));
  const LedgerTable table = ledger_table(ledger.records, {{ledger.plan}}, kMonday);
  const std::string csv = ledger_csv(table, ledger.records, {});
  CHECK(csv.substr(0, 3) == "\xef\xbb\xbf");
  CHECK(csv.substr(3, 7) == "序号,");
  CHECK(csv.find("一、服务,（一）窗口,(一)1") != std::string::npos);
  CHECK(csv.find("\"东河街道（40%）：一\n二,\"\"三\"\"\"") != std::string::npos);
  CHECK(csv.substr(csv.size() - 2) == "\r\n");
  size_t lines = 0;
  for (size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 2))
    ++lines;
  CHECK(lines == 3);
}

TEST_CASE("the title says what the file is narrowed to, and the rows are those of it alone") {
  SmallLedger ledger;
  const TaskForce force{
      TaskForceId(testing::uuid_no(600)), "监管工作专班", {}, {ledger.undated}, {}, false, 0};
  REQUIRE(ledger.run(ledger.office, PutTaskForce{force}));
  TableWish wish{{ledger.plan, force.id}};
  const LedgerTable table = ledger_table(ledger.records, wish, kMonday);
  CHECK(title_of(table, ledger.records, Lang::zh) == "年度重点任务任务台账（监管工作专班）");
  REQUIRE(table.rows() == 1);
  CHECK(table.sections.front().rows.front().task->id == ledger.undated);
  wish.span.first = civil_from({2021, 10, 1});
  wish.span.last = civil_from({2021, 10, 31});
  wish.span.task_force.reset();
  const LedgerTable october = ledger_table(ledger.records, wish, kMonday);
  CHECK(title_of(october, ledger.records, Lang::zh) ==
        "年度重点任务任务台账（时限 2021-10-01 至 2021-10-31）");
  REQUIRE(october.rows() == 1);
  CHECK(october.sections.front().rows.front().task->id == ledger.dated);
}

TEST_CASE("a file of all plans says of each row which plan it is of") {
  SmallLedger ledger;
  const LedgerTable table = ledger_table(ledger.records, {BoardSpan()}, kMonday);
  CHECK(title_of(table, ledger.records, Lang::zh) == "全部方案任务台账");
  const std::string csv = ledger_csv(table, ledger.records, {});
  CHECK(csv.find("序号,方案,部分,举措") == 3);
  CHECK(csv.find("1,年度重点任务,一、服务,（一）窗口,(一)1") != std::string::npos);
  CHECK(ledger_workbook(table, ledger.records, {}, Paper::a3).ok());
}

TEST_CASE("a long text is cut into pieces that fill no more than the lines of a row") {
  CHECK(pieces_of("", 10, 3) == std::vector<std::string>{""});
  CHECK(pieces_of("短", 10, 3) == std::vector<std::string>{"短"});
  CHECK(pieces_of("一二三四五六七", 4, 2) == std::vector<std::string>{"一二三四", "五六七"});
  // At a line's end where one is near.
  CHECK(pieces_of("一\n二\n三\n四", 10, 2) == std::vector<std::string>{"一\n二", "三\n四"});
  CHECK(pieces_of("a\x01\x02z", 10, 2) == std::vector<std::string>{"az"});
  CHECK(lines_of("", 10) == 1);
  CHECK(lines_of("一二三四五六", 10) == 2);
  CHECK(lines_of("一\n二", 10) == 2);
  std::string joined;
  const std::string text(5000, 'x');
  for (const std::string& piece : pieces_of(text, 40, 24)) {
    CHECK(piece.size() <= 40 * 24);
    joined += piece;
  }
  CHECK(joined == text);
}

TEST_CASE("a workbook is a zip archive, and nothing of its making stays") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40, std::string(8000, 'x'))));
  const size_t files = files_in_temp();
  const size_t open = open_files();
  const LedgerTable table = ledger_table(ledger.records, {{ledger.plan}}, kMonday);
  for (const Paper paper : {Paper::a3, Paper::a4}) {
    const Result<std::string> made = ledger_workbook(table, ledger.records, {}, paper);
    REQUIRE(made.ok());
    CHECK(made->substr(0, 4) == "PK\x03\x04");
  }
  CHECK(open_files() == open);
  CHECK(files_in_temp() <= files);
}
