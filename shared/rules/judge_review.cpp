// Rules about what is said of a report 审核, and about the late arrivals (rules 2 and 4 of the
// domain).
#include "rules/cycle.h"
#include "rules/judge_common.h"
#include "rules/report_entry.h"
#include "rules/reporting.h"
#include "rules/standing.h"

namespace tz {
namespace {

struct UnderReview {
  Report report;
  Assignment assignment;
};

Result<UnderReview> under_review(ReportId id, const Case& at) {
  const Report* report = at.ledger.report(id);
  const Assignment* assignment =
      report == nullptr ? nullptr : at.ledger.assignment(report->assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.report");
  const Outcome may = may_review(at.actor, *assignment, at.ledger);
  if (!may) return may.error();
  if (is_stale(at, report->version)) return error(ErrorCode::stale);
  bool stands = false;
  for (const Report* standing : standing_reports(assignment->id, at.ledger)) {
    stands = stands || standing->id == id;
  }
  if (!stands && !report->is_returned()) return error(ErrorCode::report_replaced);
  if (report->review) return error(ErrorCode::already_reviewed);
  return UnderReview{*report, *assignment};
}

Result<LateArrival> undecided(ReportId id, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const LateArrival* found = at.ledger.late_arrival(id);
  if (found == nullptr) return error(ErrorCode::not_found, "body.late");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->decision) return error(ErrorCode::already_decided);
  return *found;
}

Report report_from(const LateArrival& late, const Assignment& assignment, const Plan& plan,
                   const LedgerView& ledger) {
  Report report;
  report.id = late.id;
  report.assignment = late.assignment;
  report.cycle = late.cycle;
  report.content = late.content;
  report.previous_percent = assignment.percent;
  // What it names may be no report of the assignment's: a late arrival itself, not admitted.
  const Report* replaced = late.replaces ? ledger.report(*late.replaces) : nullptr;
  if (replaced != nullptr && replaced->assignment == late.assignment) {
    report.replaces = late.replaces;
    // It may have become a report since the correction arrived: then that one's cycle was unknown.
    report.cycle = replaced->cycle;
  }
  report.author = late.author;
  report.unit = late.unit;
  report.written_at = late.written_at;
  report.received_at = late.received_at;
  report.timing =
      timing_of(cycle_of(plan, report.cycle), steering_on(plan, report.cycle).grace_hours,
                report.written_at, report.received_at);
  return report;
}

bool is_latest(const Report& report, const LedgerView& ledger) {
  const std::set<ReportId> corrected = corrected_through(report.replaces, ledger);
  for (const Report* other : standing_reports(report.assignment, ledger)) {
    if (corrected.count(other->id) == 0 && is_earlier(report, *other)) return false;
  }
  return true;
}

}  // namespace

Result<Decision> judge(const AcceptReport& body, const Case& at) {
  Result<UnderReview> found = under_review(body.report, at);
  if (!found) return found.error();
  Report& report = found->report;
  const Assignment& assignment = found->assignment;
  report.review = Review{true, remark_of("", at)};
  Decision decision;
  // Of those who did not know of each other, the reviewer has chosen this one.
  const bool is_chosen = report.contested && assignment.reported_cycle == report.cycle &&
                         assignment.current_report != report.id;
  if (is_chosen && !assignment.is_over()) {
    decision.changed.emplace_back(standing_on(&report, assignment));
  }
  decision.changed.emplace_back(std::move(report));
  return decision;
}

Result<Decision> judge(const ReturnReport& body, const Case& at) {
  Result<UnderReview> found = under_review(body.report, at);
  if (!found) return found.error();
  Report& report = found->report;
  const Assignment& assignment = found->assignment;
  report.review = Review{false, remark_of(body.reason, at)};
  Decision decision;
  // What is over stays as it was accepted; reopening it looks at the reports again.
  if (assignment.current_report == report.id && !assignment.is_over()) {
    const Report* before = latest_of(standing_reports(assignment.id, at.ledger, report.id));
    decision.changed.emplace_back(standing_on(before, assignment));
  }
  decision.changed.emplace_back(std::move(report));
  return decision;
}

Result<Decision> judge(const AdmitLate& body, const Case& at) {
  Result<LateArrival> found = undecided(body.late, at);
  if (!found) return found.error();
  LateArrival& late = *found;
  const Assignment* assignment = at.ledger.assignment(late.assignment);
  const Task* task = assignment == nullptr ? nullptr : at.ledger.task(assignment->task);
  const Plan* plan = task == nullptr ? nullptr : at.ledger.plan(task->plan);
  if (plan == nullptr) return error(ErrorCode::not_found, "body.late");
  late.decision = Review{true, remark_of("", at)};
  Report report = report_from(late, *assignment, *plan, at.ledger);
  report.admitted = late.decision->remark;
  const bool counts = may_be_reported(*assignment) && is_latest(report, at.ledger);
  Decision decision = entry_of(std::move(report), counts, *assignment, at.ledger);
  decision.changed.emplace_back(std::move(late));
  return decision;
}

Result<Decision> judge(const DeclineLate& body, const Case& at) {
  Result<LateArrival> found = undecided(body.late, at);
  if (!found) return found.error();
  LateArrival& late = *found;
  late.decision = Review{false, remark_of(body.reason, at)};
  return changed(std::move(late));
}

}  // namespace tz
