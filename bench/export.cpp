// A plan of ten thousand tasks as a workbook and as CSV, from records in memory: the time of each,
// and how much the program's memory grew at its highest.
#include <sys/resource.h>

#include <cstdio>

#include "export/ledger_csv.h"
#include "export/ledger_workbook.h"
#include "figures.h"

namespace tz::bench {

namespace {

using server::ledger_csv;
using server::ledger_workbook;
using server::Paper;

constexpr int kRows = 10'000;
constexpr int kUnits = 100;
constexpr int kShares = 3;  // assignments of a task, each with a report
constexpr int kMeasures = 50;
constexpr int kRounds = 5;
constexpr double kKibOfMib = 1024;
const CivilDate kToday = civil_from({2021, 6, 18});

template <class Id>
Id id_no(const char* kind, int number) {
  return Id(uuid_of_name(std::string(kind) + std::to_string(number)));
}

Plan plan_made() {
  Plan plan;
  plan.id = id_no<PlanId>("plan", 0);
  plan.title = "年度重点任务";
  plan.starts_on = civil_from({2021, 1, 1});
  plan.ends_on = civil_from({2021, 12, 31});
  Part part{"一", "重点任务", {}};
  for (int i = 0; i < kMeasures; ++i) {
    part.measures.push_back({std::to_string(i + 1), "优化营商环境举措"});
  }
  plan.parts.push_back(std::move(part));
  return plan;
}

void add_share(RecordSet& records, const Task& task, int number) {
  Assignment share;
  share.id = id_no<AssignmentId>("share", number);
  share.task = task.id;
  share.unit = id_no<UnitId>("unit", number % kUnits);
  share.stage = Stage::active;
  share.issued_on = civil_from({2021, 3, 1});
  share.percent = number % 101;
  Report report;
  report.id = id_no<ReportId>("report", number);
  report.assignment = share.id;
  report.cycle = civil_from({2021, 6, 14});
  report.unit = share.unit;
  report.content.percent = share.percent;
  report.content.narrative =
      "已完成窗口改造和人员培训，本周受理事项 " + std::to_string(number) + " 件，群众反映良好。";
  share.current_report = report.id;
  share.reported_cycle = report.cycle;
  records.put(share);
  records.put(report);
}

RecordSet ledger_made() {
  RecordSet records;
  const Plan plan = plan_made();
  records.put(plan);
  for (int i = 0; i < kUnits; ++i) {
    Unit unit;
    unit.id = id_no<UnitId>("unit", i);
    unit.name = "第" + std::to_string(i) + "街道办事处";
    records.put(unit);
  }
  for (int i = 0; i < kRows; ++i) {
    Task task;
    task.id = id_no<TaskId>("task", i);
    task.plan = plan.id;
    task.order = i;
    task.number = std::to_string(i + 1);
    task.part = 0;
    task.measure = i * kMeasures / kRows;
    task.title = "推进政务服务事项集中受理";
    task.text =
        "推进政务服务事项集中受理，压减办理时限，年底前实现应进必进，做到一窗受理、集成服务。";
    task.deadline = civil_from({2021, 12, 31});
    task.targets = {{"事项", Comparator::at_least, decimal_of(30), "项"}};
    for (int share = 0; share < kShares; ++share) {
      const int number = i * kShares + share;
      task.units.push_back(
          {id_no<UnitId>("unit", number % kUnits), share == 0 ? Duty::lead : Duty::responsible});
      add_share(records, task, number);
    }
    records.put(task);
  }
  return records;
}

double peak_mib() {
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / kKibOfMib;
}

int run() {
  const RecordSet records = ledger_made();
  const double before = peak_mib();
  std::vector<double> table_ms, csv_ms, book_ms;
  double with_csv = 0;
  size_t csv_bytes = 0;
  size_t book_bytes = 0;
  print_load();
  for (int round = 0; round < kRounds; ++round) {
    const Stopwatch making;
    const LedgerTable table = ledger_table(records, {{id_no<PlanId>("plan", 0)}}, kToday);
    table_ms.push_back(making.ms());
    const Stopwatch writing_csv;
    csv_bytes = ledger_csv(table, records, {}).size();
    csv_ms.push_back(writing_csv.ms());
    if (round == 0) with_csv = peak_mib();
    const Stopwatch writing_book;
    const Result<std::string> book = ledger_workbook(table, records, {}, Paper::a3);
    if (!book) return 1;
    book_ms.push_back(writing_book.ms());
    book_bytes = book->size();
  }
  print_rates("an export of 10,000 rows", "ms",
              {{"the table", table_ms, nullptr, ""},
               {"CSV", csv_ms, nullptr, ""},
               {"workbook", book_ms, &csv_ms, "2,000 ms"}});
  std::printf("sizes: CSV %.1f MiB, workbook %.1f MiB\n",
              static_cast<double>(csv_bytes) / (1 << 20),
              static_cast<double>(book_bytes) / (1 << 20));
  std::printf("peak memory: records %.0f MiB, table and CSV +%.0f MiB, workbooks +%.0f MiB\n",
              before, with_csv - before, peak_mib() - with_csv);
  return 0;
}

}  // namespace

}  // namespace tz::bench

int main() {
  return tz::bench::run();
}
