// The inbox of those who judge what others have done: the office, and the heads of lead units.
#include <algorithm>

#include "summary/inbox_tray.h"

namespace tz {
namespace {

// The lead unit reviews what the others report; the office need not read it a second time, unless
// two reports of one cycle contradict each other.
bool is_left_to_lead(const InboxTray& tray, const Assignment& assignment, const Report& report) {
  if (!tray.actor.has(Role::office) || report.contested) return false;
  const Task* task = tray.records.task(assignment.task);
  return task != nullptr && assignment.duty != Duty::lead &&
         std::any_of(task->units.begin(), task->units.end(),
                     [](const TaskUnit& unit) { return unit.duty == Duty::lead; });
}

void add_work_to_review(InboxTray& tray) {
  for (const auto& [id, assignment] : tray.records.assignments()) {
    const Report* report =
        assignment.current_report ? tray.records.report(*assignment.current_report) : nullptr;
    const CivilDate since =
        report == nullptr ? assignment.issued_on : shanghai_date(report->received_at);
    if (assignment.stage == Stage::declared && tray.may(AcceptCompletion{id})) {
      tray.add_waiting(item_about(InboxKind::completion_to_review, assignment, assignment, since));
    }
    // What is over was judged as a whole.
    if (report == nullptr || report->review || assignment.is_over()) continue;
    if (!tray.may(AcceptReport{report->id})) continue;
    if (is_left_to_lead(tray, assignment, *report)) continue;
    InboxItem item = item_about(InboxKind::report_to_review, *report, assignment, since);
    item.days = tray.days_since(since);
    item.urgent = report->contested;
    tray.add(item);
  }
}

void add_plans_to_approve(InboxTray& tray) {
  for (const auto& [id, plan] : tray.records.all_of<ActionPlan>()) {
    const Assignment* assignment = tray.records.assignment(plan.assignment);
    if (plan.state != PlanState::filed || assignment == nullptr || !plan.filed) continue;
    if (!tray.may(ApproveActionPlan{plan.assignment})) continue;
    tray.add_waiting(
        item_about(InboxKind::plan_to_approve, plan, *assignment, day_of(*plan.filed)));
  }
}

void add_extensions_to_decide(InboxTray& tray) {
  for (const auto& [id, request] : tray.records.all_of<ExtensionRequest>()) {
    const Assignment* assignment = tray.records.assignment(request.assignment);
    if (request.state != ExtensionState::filed || assignment == nullptr) continue;
    if (!tray.may(GrantExtension{id})) continue;
    tray.add_until(
        item_about(InboxKind::extension_to_decide, request, *assignment, day_of(request.filed)),
        request.old_deadline);
  }
}

void add_late_to_decide(InboxTray& tray) {
  for (const auto& [id, late] : tray.records.late_arrivals()) {
    const Assignment* assignment = tray.records.assignment(late.assignment);
    if (late.decision || assignment == nullptr || !tray.may(AdmitLate{id})) continue;
    tray.add_waiting(
        item_about(InboxKind::late_to_decide, late, *assignment, shanghai_date(late.received_at)));
  }
}

void add_orders_to_check(InboxTray& tray) {
  for (const auto& [id, order] : tray.records.all_of<SupervisionOrder>()) {
    const Assignment* assignment = tray.records.assignment(order.assignment);
    if (order.state != OrderState::answered || assignment == nullptr) continue;
    if (!tray.may(CloseOrder{id, any_words()})) continue;
    const CivilDate answered =
        order.steps.empty() ? shanghai_date(order.issued_at) : day_of(order.steps.back().remark);
    tray.add_waiting(item_about(InboxKind::order_to_check, order, *assignment, answered));
  }
}

InboxItem item_of_task(InboxKind kind, const Task& task, CivilDate since) {
  return {kind, task.id, std::nullopt, {Collection::task, task.id.uuid}, since, 0, false};
}

void add_open_groups(InboxTray& tray, const Task& task) {
  const auto is_open = [](const OpenGroup& group) { return !group.confirmed; };
  const auto open = std::find_if(task.groups.begin(), task.groups.end(), is_open);
  const Plan* plan = tray.records.plan(task.plan);
  if (open == task.groups.end() || plan == nullptr) return;
  if (!tray.may(ConfirmGroup{task.id, open->name, {tray.actor.unit}})) return;
  InboxItem item = item_of_task(InboxKind::group_to_confirm, task, plan->starts_on);
  item.days = static_cast<int32_t>(std::count_if(open, task.groups.end(), is_open));
  tray.add(item);
}

void add_task_to_close(InboxTray& tray, const Task& task) {
  if (!tray.may(CloseTask{task.id, {}})) return;
  CivilDate since{};
  for (const Assignment* assignment : tray.records.assignments_of(task.id)) {
    since = std::max(since, assignment->completed_on.value_or(since));
  }
  tray.add_waiting(item_of_task(InboxKind::task_to_close, task, since));
}

void add_tasks(InboxTray& tray) {
  for (const auto& [id, task] : tray.records.tasks()) {
    if (task.closed) continue;
    add_open_groups(tray, task);
    add_task_to_close(tray, task);
  }
}

}  // namespace

void add_reviews(InboxTray& tray) {
  const bool office = tray.actor.has(Role::office);
  if (!office && !tray.actor.has(Role::unit_lead)) return;
  add_work_to_review(tray);
  // The rules leave the rest to the office alone; there is no need to ask them one by one.
  if (!office) return;
  add_plans_to_approve(tray);
  add_extensions_to_decide(tray);
  add_late_to_decide(tray);
  add_orders_to_check(tray);
  add_tasks(tray);
}

}  // namespace tz
