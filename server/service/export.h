// Export of the ledger 台账 as a file: the tasks of a span, one unit's share of them, or what was
// reported in one cycle of a plan, as far as the caller may see it.
#pragma once

#include <string>

#include "export/ledger_workbook.h"
#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

struct ExportWish {
  BoardSpan span;
  std::optional<UnitId> unit = std::nullopt;
  std::optional<CivilDate> cycle = std::nullopt;  // its first day
  enum class Kind { workbook, csv } kind = Kind::workbook;
  Paper paper = Paper::a3;  // of a workbook
  Lang lang = Lang::zh;
};

struct ExportFile {
  std::string name;  // in the reader's language, with its ending; fit for any file system
  std::string bytes;
};

// Office, supervisors and auditors get everything, a unit what a pull gives it. Errors: not_allowed
// (who sees nothing of the ledger's content), not_found ("plan", "unit", "task_force"),
// span_backwards ("last"), not_cycle_start, cycle_not_due and cycle_of_several ("cycle"), those of
// ledger_workbook(), view_point() and the store.
Result<ExportFile> export_ledger(Service& service, const Caller& caller, const ExportWish& wish);

}  // namespace tz::server
