#include "summary/missed.h"

#include "rules/standing.h"

namespace tz {
namespace {

const MissedReport* missed_in(const Assignment& assignment, const Cycle& cycle,
                              const LedgerView& ledger) {
  return ledger.missed_report(missed_report_id_for(assignment.id, cycle.first));
}

// An ended cycle without a report. Once the server has closed it, the ledger says what it asked
// for: a unit that was suspended then, or excused, has missed nothing.
bool is_missed(const Assignment& assignment, const Cycle& cycle, const Plan& plan,
               const LedgerView& ledger) {
  const MissedReport* missed = missed_in(assignment, cycle, ledger);
  if (missed != nullptr) return !missed->exemption;
  const ReportingCycle* known = ledger.cycle(cycle_id_for(plan.id, cycle.first));
  return known == nullptr || !known->closed_at;
}

}  // namespace

bool lacks_report(const Assignment& assignment, const Task& task, const Cycle& cycle,
                  const LedgerView& ledger) {
  if (!owes_report(assignment, task, cycle) || has_reported(assignment, cycle)) return false;
  const MissedReport* missed = missed_in(assignment, cycle, ledger);
  return missed == nullptr || !missed->exemption;
}

CycleShare share_in(const Assignment& assignment, const Task& task, const Plan& plan,
                    const Cycle& cycle, const LedgerView& ledger) {
  if (!standing_in_cycle(assignment.id, cycle.first, ledger).empty()) return CycleShare::reported;
  if (const MissedReport* missed = missed_in(assignment, cycle, ledger)) {
    return missed->exemption ? CycleShare::excused : CycleShare::missing;
  }
  const bool owes = owes_report(assignment, task, cycle);
  return owes && is_missed(assignment, cycle, plan, ledger) ? CycleShare::missing
                                                            : CycleShare::not_asked;
}

int32_t missed_cycles(const Assignment& assignment, const Plan& plan, const LedgerView& ledger,
                      CivilDate today) {
  int32_t missed = 0;
  Cycle cycle = cycle_of(plan, today);
  while (missed < 2) {
    cycle = previous_cycle(plan, cycle);
    // A cycle that had begun before the unit received the assignment asks nothing of it.
    if (cycle.first < assignment.issued_on || has_reported(assignment, cycle)) break;
    if (is_missed(assignment, cycle, plan, ledger)) ++missed;
  }
  return missed;
}

}  // namespace tz
