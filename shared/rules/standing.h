// Which reports stand. A correction takes the place of what it corrects and a return takes a report
// away; so what a returned correction had corrected stands again.
#pragma once

#include <set>

#include "model/ledger_view.h"

namespace tz {

// What a report that names `replaces` corrects: that one, and whatever that one corrected.
std::set<ReportId> corrected_through(std::optional<ReportId> replaces, const LedgerView& ledger);

// Neither returned nor corrected by one that stands; in the order of ids. `returned` counts as
// returned, whatever the ledger says of it yet.
std::vector<const Report*> standing_reports(AssignmentId assignment, const LedgerView& ledger,
                                            std::optional<ReportId> returned = std::nullopt);
// Those of one cycle, by its first day.
std::vector<const Report*> standing_in_cycle(AssignmentId assignment, CivilDate cycle,
                                             const LedgerView& ledger);

// By cycle, then by when they were written.
bool is_earlier(const Report& a, const Report& b);
// Null where there is none.
const Report* latest_of(const std::vector<const Report*>& reports);

// The assignment as that report leaves it; as if never reported on without one.
Assignment standing_on(const Report* report, const Assignment& assignment);

}  // namespace tz
