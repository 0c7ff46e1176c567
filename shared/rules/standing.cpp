#include "rules/standing.h"

#include <algorithm>

namespace tz {

std::set<ReportId> corrected_through(std::optional<ReportId> replaces, const LedgerView& ledger) {
  std::set<ReportId> out;
  while (replaces && out.insert(*replaces).second) {
    const Report* report = ledger.report(*replaces);
    replaces = report == nullptr ? std::nullopt : report->replaces;
  }
  return out;
}

namespace {

// Of `all`, which hold whatever corrects one of them.
std::vector<const Report*> standing_among(const std::vector<const Report*>& all,
                                          const LedgerView& ledger,
                                          std::optional<ReportId> returned) {
  const auto is_returned = [&](const Report& report) {
    return report.is_returned() || report.id == returned;
  };
  std::set<ReportId> corrected;
  for (const Report* report : all) {
    if (!is_returned(*report)) corrected.merge(corrected_through(report->replaces, ledger));
  }
  std::vector<const Report*> out;
  for (const Report* report : all) {
    if (!is_returned(*report) && corrected.count(report->id) == 0) out.push_back(report);
  }
  return out;
}

}  // namespace

std::vector<const Report*> standing_reports(AssignmentId assignment, const LedgerView& ledger,
                                            std::optional<ReportId> returned) {
  return standing_among(ledger.reports_of(assignment), ledger, returned);
}

// A correction belongs to the cycle of what it corrects, so the cycle's own reports are enough.
std::vector<const Report*> standing_in_cycle(AssignmentId assignment, CivilDate cycle,
                                             const LedgerView& ledger) {
  return standing_among(ledger.reports_in(assignment, cycle), ledger, std::nullopt);
}

bool is_earlier(const Report& a, const Report& b) {
  if (a.cycle != b.cycle) return a.cycle < b.cycle;
  if (a.written_at != b.written_at) return a.written_at < b.written_at;
  return a.id < b.id;
}

const Report* latest_of(const std::vector<const Report*>& reports) {
  const auto latest =
      std::max_element(reports.begin(), reports.end(),
                       [](const Report* a, const Report* b) { return is_earlier(*a, *b); });
  return latest == reports.end() ? nullptr : *latest;
}

Assignment standing_on(const Report* report, const Assignment& assignment) {
  Assignment next = assignment;
  next.percent = 0;
  next.current_report.reset();
  next.reported_cycle.reset();
  if (report != nullptr) {
    next.percent = report->content.percent;
    next.current_report = report->id;
    next.reported_cycle = report->cycle;
  }
  // A declaration rests on the 100 percent that was reported; without them nothing is declared.
  if (next.stage == Stage::declared && next.percent < 100) next.stage = Stage::active;
  return next;
}

}  // namespace tz
