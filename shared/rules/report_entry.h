// A report's entry into the ledger, the same whether its unit sends it or the office admits it from
// the late arrivals.
#pragma once

#include "rules/decide.h"

namespace tz {

// The report, the mark on those of its cycle that were written without knowing it, the problem that
// it raises and, where it `counts` (becomes the current one), the assignment. The report is the
// last.
Decision entry_of(Report report, bool counts, const Assignment& assignment,
                  const LedgerView& ledger);

}  // namespace tz
