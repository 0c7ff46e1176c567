#include "rules/report_entry.h"

#include "rules/standing.h"

namespace tz {
namespace {

// "No change" repeats the values that stand on the ledger now, not those that the device
// remembered.
void repeat_last_values(Report& report, const Assignment& assignment, const LedgerView& ledger) {
  report.content.percent = assignment.percent;
  const Report* last =
      assignment.current_report ? ledger.report(*assignment.current_report) : nullptr;
  if (last != nullptr) report.content.values = last->content.values;
}

// Both are marked for the reviewer (rule 2 of the domain).
void mark_contest(Report& report, const std::set<ReportId>& corrected, const LedgerView& ledger,
                  Decision& decision) {
  for (const Report* other : standing_in_cycle(report.assignment, report.cycle, ledger)) {
    if (corrected.count(other->id) != 0) continue;
    report.contested = true;
    if (other->contested) continue;
    Report marked = *other;
    marked.contested = true;
    decision.changed.emplace_back(std::move(marked));
  }
}

// The form is filled in with the words of the report before: the same words say nothing new while
// their problem is open, nor in a correction of the report that raised it.
bool is_new_problem(const Report& report, const std::set<ReportId>& corrected,
                    const LedgerView& ledger) {
  if (report.content.no_change || report.content.problem.empty()) return false;
  for (const Problem* known : ledger.problems_of(report.assignment)) {
    if (known->raised.text != report.content.problem) continue;
    if (known->is_open()) return false;
    if (known->report && corrected.count(*known->report) != 0) return false;
  }
  return true;
}

Problem problem_of(const Report& report) {
  Problem problem;
  problem.id = problem_id_for(report.id);
  problem.assignment = report.assignment;
  problem.report = report.id;
  problem.raised = {report.content.problem, report.author, report.written_at};
  problem.raised_unit = report.unit;
  problem.severity = report.content.severe ? Severity::severe : Severity::normal;
  problem.owner = report.unit;
  return problem;
}

Assignment after_report(const Report& report, const Assignment& assignment) {
  Assignment next = standing_on(&report, assignment);
  // Reporting proves receipt: nobody is asked for it again.
  if (next.stage == Stage::issued) {
    next.stage = Stage::active;
    next.acknowledged_by = report.author;
    next.acknowledged_at = report.written_at;
  }
  return next;
}

}  // namespace

Decision entry_of(Report report, bool counts, const Assignment& assignment,
                  const LedgerView& ledger) {
  Decision decision;
  const std::set<ReportId> corrected = corrected_through(report.replaces, ledger);
  if (counts && report.content.no_change) repeat_last_values(report, assignment, ledger);
  mark_contest(report, corrected, ledger, decision);
  if (!assignment.is_over() && is_new_problem(report, corrected, ledger)) {
    decision.changed.emplace_back(problem_of(report));
  }
  if (counts) decision.changed.emplace_back(after_report(report, assignment));
  decision.changed.emplace_back(std::move(report));
  return decision;
}

}  // namespace tz
