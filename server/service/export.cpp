#include "service/export.h"

#include "base/utf8.h"
#include "export/ledger_csv.h"
#include "export/ledger_text.h"
#include "service/export_records.h"
#include "service/file_name.h"
#include "service/view_point.h"

namespace tz::server {
namespace {

constexpr size_t kMaxNameChars = 60;

// What the file is made from, once the ledger has been read.
struct Gathered {
  RecordSet records;
  TableWish wish;
  PrintedAs as;
};

Outcome check_wish(const ExportWish& wish) {
  const BoardSpan& span = wish.span;
  if (span.first && span.last && *span.last < *span.first) {
    return error(ErrorCode::span_backwards, "last");
  }
  if (wish.cycle && !span.plan) return error(ErrorCode::cycle_of_several, "cycle");
  return done();
}

Outcome check_cycle(const Plan& plan, CivilDate cycle, CivilDate today) {
  if (!is_cycle_start(plan, cycle)) return error(ErrorCode::not_cycle_start, "cycle");
  if (today < cycle) return error(ErrorCode::cycle_not_due, "cycle");
  return done();
}

Result<Gathered> gathered(Service& service, const Caller& caller, const ExportWish& wish) {
  if (const Outcome wished = check_wish(wish); !wished) return wished.error();
  const Instant now = service.clock.now();
  Gathered out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, now);
    if (!view) return view.error();
    if (view->scope.people_only) return error(ErrorCode::not_allowed);
    const bool in_part = !view->scope.whole_ledger;
    out.wish = {wish.span, wish.unit, wish.cycle, in_part};
    out.as = {wish.lang, now, view->horizon.head, in_part};
    Result<RecordSet> records = records_for_table(snapshot, view->scope, out.wish);
    if (!records) return records.error();
    out.records = std::move(*records);
    return done();
  });
  if (!read) return read.error();
  if (wish.cycle) {
    const Outcome cycle =
        check_cycle(*out.records.plan(*wish.span.plan), *wish.cycle, shanghai_date(now));
    if (!cycle) return cycle.error();
  }
  return out;
}

std::string file_name(const Gathered& from, const LedgerTable& table, const char* ending) {
  const BoardSpan& span = from.wish.span;
  std::string title = plans_title(table, from.as.lang);
  if (span.task_force) title += '-' + from.records.task_force(*span.task_force)->name;
  if (table.unit) title += '-' + from.records.unit(*table.unit)->name;
  const std::string name = fit_for_files(tr(from.as.lang, Text::export_file_name,
                                            {std::string(first_characters(title, kMaxNameChars))}));
  const CivilDate day = table.cycle ? table.cycle->first : shanghai_date(from.as.now);
  return name + '-' + to_iso(day) + ending;
}

}  // namespace

Result<ExportFile> export_ledger(Service& service, const Caller& caller, const ExportWish& wish) {
  const Result<Gathered> from = gathered(service, caller, wish);
  if (!from) return from.error();
  const LedgerTable table = ledger_table(from->records, from->wish, shanghai_date(from->as.now));
  if (wish.kind == ExportWish::Kind::csv) {
    return ExportFile{file_name(*from, table, ".csv"), ledger_csv(table, from->records, from->as)};
  }
  Result<std::string> bytes = ledger_workbook(table, from->records, from->as, wish.paper);
  if (!bytes) return bytes.error();
  return ExportFile{file_name(*from, table, ".xlsx"), std::move(*bytes)};
}

}  // namespace tz::server
