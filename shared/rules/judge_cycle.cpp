// Rules about reporting cycles: how the office steers a plan, what the server opens and closes, and
// who is excused from a report.
#include "model/limits.h"
#include "rules/judge_common.h"
#include "rules/reporting.h"
#include "rules/standing.h"

namespace tz {
namespace {

MissedReport missed_by(AssignmentId assignment, CivilDate cycle) {
  MissedReport missed;
  missed.id = missed_report_id_for(assignment, cycle);
  missed.assignment = assignment;
  missed.cycle = cycle;
  return missed;
}

bool is_missing(const Assignment& assignment, const Task& task, const Cycle& cycle,
                const LedgerView& ledger) {
  // One that is there already was excused beforehand.
  return owes_report(assignment, task, cycle) &&
         ledger.missed_report(missed_report_id_for(assignment.id, cycle.first)) == nullptr &&
         standing_in_cycle(assignment.id, cycle.first, ledger).empty();
}

}  // namespace

Result<Decision> judge(const SteerPlan& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Plan* found = at.ledger.plan(body.plan);
  if (found == nullptr) return error(ErrorCode::not_found, "body.plan");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  Plan plan = *found;
  Steering next = body.steering;
  // The running cycle ends as its units were told. Before the period nothing runs yet.
  const CivilDate today = shanghai_date(at.stamp.received_at);
  next.from = today < plan.starts_on ? plan.starts_on : cycle_of(plan, today).last + 1;
  while (!plan.steering.empty() && plan.steering.back().from >= next.from) {
    plan.steering.pop_back();
  }
  if (plan.steering.size() >= kMaxSteerings) {
    return error(ErrorCode::too_many, "body.steering",
                 {"body.steering", std::to_string(kMaxSteerings)});
  }
  plan.steering.push_back(next);
  return changed(std::move(plan));
}

Result<Decision> judge(const OpenCycle& body, const Case& at) {
  if (!at.actor.is_server) return error(ErrorCode::not_allowed);
  const Plan* plan = at.ledger.plan(body.plan);
  if (plan == nullptr) return error(ErrorCode::not_found, "body.plan");
  if (!is_cycle_start(*plan, body.first)) return error(ErrorCode::not_cycle_start, "body.first");
  if (at.stamp.received_at < shanghai_start_of(body.first)) {
    return error(ErrorCode::cycle_not_due, "body.first");
  }
  ReportingCycle cycle;
  cycle.id = cycle_id_for(body.plan, body.first);
  if (at.ledger.cycle(cycle.id) != nullptr) return error(ErrorCode::already_exists, "body.first");
  cycle.plan = body.plan;
  cycle.first = body.first;
  cycle.last = cycle_of(*plan, body.first).last;
  cycle.opened_at = at.stamp.received_at;
  return changed(cycle);
}

Result<Decision> judge(const CloseCycle& body, const Case& at) {
  if (!at.actor.is_server) return error(ErrorCode::not_allowed);
  const Plan* plan = at.ledger.plan(body.plan);
  const ReportingCycle* found = at.ledger.cycle(cycle_id_for(body.plan, body.first));
  if (plan == nullptr || found == nullptr) return error(ErrorCode::not_found, "body.first");
  if (found->closed_at) return error(ErrorCode::cycle_closed, "body.first");
  const Cycle cycle{found->first, found->last};
  const int32_t grace_hours = steering_on(*plan, cycle.first).grace_hours;
  if (at.stamp.received_at < end_of_grace(cycle, grace_hours)) {
    return error(ErrorCode::cycle_not_due, "body.first");
  }
  Decision decision;
  for (const Task* task : at.ledger.tasks_of(body.plan)) {
    for (const Assignment* assignment : at.ledger.assignments_of(task->id)) {
      if (!is_missing(*assignment, *task, cycle, at.ledger)) continue;
      decision.changed.emplace_back(missed_by(assignment->id, cycle.first));
    }
  }
  ReportingCycle closed = *found;
  closed.closed_at = at.stamp.received_at;
  decision.changed.emplace_back(closed);
  return decision;
}

Result<Decision> judge(const ExemptFromCycle& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  const Plan* plan = assignment == nullptr ? nullptr : plan_of(*assignment, at.ledger);
  if (plan == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_cycle_start(*plan, body.cycle)) return error(ErrorCode::not_cycle_start, "body.cycle");
  if (!standing_in_cycle(body.assignment, body.cycle, at.ledger).empty()) {
    return error(ErrorCode::report_given, "body.cycle");
  }
  if (assignment->is_over()) return error(ErrorCode::assignment_over);
  MissedReport missed = missed_by(body.assignment, body.cycle);
  const MissedReport* known = at.ledger.missed_report(missed.id);
  // Two of the office may excuse it offline; the second changes nothing and is no fault.
  if (known != nullptr && known->exemption) return Decision{};
  const Remark words = remark_of(body.reason, at);
  missed.exemption = Exemption{words.text, words.by, words.at};
  return changed(std::move(missed));
}

}  // namespace tz
