// The inbox of a unit's own people: what to report, to answer, to mend.
#include <algorithm>

#include "rules/standing.h"
#include "summary/inbox_tray.h"
#include "summary/missed.h"

namespace tz {
namespace {

// How long before the end of a cycle its report is asked for.
int32_t asking_days(Cadence cadence) {
  switch (cadence) {
    case Cadence::weekly:
      return 3;
    case Cadence::half_monthly:
      return 5;
    case Cadence::monthly:
      return 7;
    case Cadence::quarterly:
      return 14;
  }
  TZ_ASSERT(false);
}

SubmitReport trial_report(const Assignment& assignment, std::optional<ReportId> replaces) {
  SubmitReport body;
  body.assignment = assignment.id;
  body.content.percent = assignment.percent;
  body.content.narrative = any_words();
  body.replaces = replaces;
  return body;
}

// The latest returned report, as long as nothing but what it had corrected stands in its cycle or
// after it.
const Report* returned_report(const Assignment& assignment, const RecordSet& records) {
  const Report* latest = nullptr;
  for (const Report* report : records.reports_of(assignment.id)) {
    if (!report->is_returned()) continue;
    if (latest == nullptr || is_earlier(*latest, *report)) latest = report;
  }
  if (latest == nullptr) return nullptr;
  const std::set<ReportId> corrected = corrected_through(latest->replaces, records);
  for (const Report* standing : standing_reports(assignment.id, records)) {
    if (standing->cycle >= latest->cycle && corrected.count(standing->id) == 0) return nullptr;
  }
  return latest;
}

// The newest reminder that no report has followed.
const Reminder* unheeded_reminder(const Assignment& assignment, const RecordSet& records) {
  const Reminder* newest = nullptr;
  for (const Reminder* reminder : records.reminders_of(assignment.id)) {
    if (newest == nullptr || newest->words.at < reminder->words.at) newest = reminder;
  }
  if (newest == nullptr) return nullptr;
  for (const Report* report : records.reports_of(assignment.id)) {
    if (newest->words.at <= report->written_at) return nullptr;
  }
  return newest;
}

// One item at most for what the same report would settle: its most urgent reason.
class ReportingReason {
 public:
  ReportingReason(InboxTray& tray, const Assignment& assignment, const Task& task, const Plan& plan)
      : tray_(tray),
        assignment_(assignment),
        task_(task),
        plan_(plan),
        cycle_(cycle_of(plan, tray.today)) {}

  void add() {
    if (add_returned() || add_to_acknowledge()) return;
    if (!may_report()) return;
    if (add_deadline() || add_report_due()) return;
    if (const Reminder* reminder = unheeded_reminder(assignment_, tray_.records)) {
      tray_.add_waiting(
          item_about(InboxKind::reminder, *reminder, assignment_, day_of(reminder->words)));
    }
  }

 private:
  bool add_returned() {
    const Report* report = returned_report(assignment_, tray_.records);
    if (report == nullptr || !tray_.may(trial_report(assignment_, report->id))) return false;
    tray_.add_waiting(item_about(InboxKind::report_returned, *report, assignment_,
                                 day_of(report->review->remark)));
    return true;
  }

  bool add_to_acknowledge() {
    if (assignment_.stage != Stage::issued) return false;
    if (!tray_.may(Acknowledge{assignment_.id})) return false;
    tray_.add_waiting(about(InboxKind::to_acknowledge, assignment_.issued_on));
    return true;
  }

  bool may_report() const {
    const bool reported = has_reported(assignment_, cycle_);
    return tray_.may(
        trial_report(assignment_, reported ? assignment_.current_report : std::nullopt));
  }

  bool add_deadline() {
    const std::optional<CivilDate> deadline = deadline_of(assignment_, task_);
    if (!deadline) return false;
    if (*deadline < tray_.today) {
      InboxItem item = about(InboxKind::overdue, *deadline);
      item.days = tray_.days_since(*deadline);
      item.urgent = true;
      tray_.add(item);
      return true;
    }
    const LightThresholds limits = steering_on(plan_, tray_.today).thresholds;
    const bool is_near = tray_.days_to(*deadline) <= limits.due_soon_days;
    if (!is_near || assignment_.percent >= limits.due_soon_percent) return false;
    tray_.add_until(about(InboxKind::due_soon, *deadline - limits.due_soon_days), *deadline);
    return true;
  }

  bool add_report_due() {
    const int32_t days_left = tray_.days_to(cycle_.last);
    if (days_left > asking_days(steering_on(plan_, tray_.today).cadence)) return false;
    if (!lacks_report(assignment_, task_, cycle_, tray_.records)) return false;
    InboxItem item = about(InboxKind::report_due, cycle_.first);
    item.days = days_left;
    item.urgent = days_left == 0;
    tray_.add(item);
    return true;
  }

  InboxItem about(InboxKind kind, CivilDate since) const {
    return item_about(kind, assignment_, assignment_, since);
  }

  InboxTray& tray_;
  const Assignment& assignment_;
  const Task& task_;
  const Plan& plan_;
  Cycle cycle_;
};

void add_reporting(InboxTray& tray) {
  if (!tray.actor.is_staff()) return;
  for (const auto& [id, assignment] : tray.records.assignments()) {
    if (assignment.unit != tray.actor.unit || !may_be_reported(assignment)) continue;
    const Task* task = tray.records.task(assignment.task);
    const Plan* plan = task == nullptr ? nullptr : tray.records.plan(task->plan);
    if (plan == nullptr || task->closed) continue;
    ReportingReason(tray, assignment, *task, *plan).add();
  }
}

// Where the office has put an order back to its unit: when, and that it has.
std::optional<CivilDate> put_back_on(const SupervisionOrder& order) {
  for (auto step = order.steps.rbegin(); step != order.steps.rend(); ++step) {
    if (step->act != OrderAct::named) return day_of(step->remark);
  }
  return std::nullopt;
}

void add_orders(InboxTray& tray) {
  for (const auto& [id, order] : tray.records.all_of<SupervisionOrder>()) {
    const Assignment* assignment = tray.records.assignment(order.assignment);
    if (order.state != OrderState::issued || assignment == nullptr) continue;
    if (assignment->stage == Stage::cancelled) continue;
    if (!tray.may(AnswerOrder{id, any_words()})) continue;
    const std::optional<CivilDate> put_back = put_back_on(order);
    const InboxKind kind = put_back ? InboxKind::order_returned : InboxKind::order;
    const CivilDate since = put_back.value_or(shanghai_date(order.issued_at));
    tray.add_until(item_about(kind, order, *assignment, since), order.deadline);
  }
}

void add_instructions(InboxTray& tray) {
  for (const auto& [id, instruction] : tray.records.all_of<Instruction>()) {
    const Assignment* assignment = tray.records.assignment(instruction.assignment);
    if (assignment == nullptr || assignment->stage == Stage::cancelled) continue;
    if (!tray.may(AnswerInstruction{id, any_words()})) continue;
    tray.add_waiting(
        item_about(InboxKind::instruction, instruction, *assignment, day_of(instruction.given)));
  }
}

void add_contested(InboxTray& tray, const ActionPlan& plan, const Assignment& assignment) {
  InboxItem item = item_about(InboxKind::field_contested, plan, assignment, tray.today);
  bool may_choose = false;
  for (size_t i = 0; i < kPlanFields; ++i) {
    const MergedField& field = plan.fields[i];
    if (!field.is_contested()) continue;
    ++item.days;
    may_choose = may_choose || tray.may(ChooseField{assignment.id, static_cast<PlanField>(i),
                                                    field.current.value});
    for (const FieldValue& rival : field.rivals) {
      item.since = std::min(item.since, shanghai_date(rival.at));
    }
  }
  item.urgent = tray.days_since(item.since) >= kUrgentDays;
  if (may_choose) tray.add(item);
}

void add_plans(InboxTray& tray) {
  for (const auto& [id, plan] : tray.records.all_of<ActionPlan>()) {
    const Assignment* assignment = tray.records.assignment(plan.assignment);
    if (assignment == nullptr || assignment->is_over()) continue;
    if (plan.is_contested()) {
      add_contested(tray, plan, *assignment);
    } else if (plan.state == PlanState::returned && plan.decision) {
      const FieldEdit edit{PlanField::goal, plan.value(PlanField::goal)};
      if (!tray.may(EditActionPlan{plan.assignment, {edit}})) continue;
      tray.add_waiting(
          item_about(InboxKind::plan_returned, plan, *assignment, day_of(*plan.decision)));
    }
  }
}

// The owner may be a unit that does not see the assignment: the problem speaks for itself.
void add_problems(InboxTray& tray) {
  for (const auto& [id, problem] : tray.records.all_of<Problem>()) {
    const bool handed_over =
        problem.owner == tray.actor.unit && problem.raised_unit != tray.actor.unit;
    if (!problem.is_open() || !handed_over) continue;
    if (!tray.may(ResolveProblem{id, any_words()})) continue;
    Assignment about;
    about.id = problem.assignment;
    if (const Assignment* seen = tray.records.assignment(problem.assignment)) about = *seen;
    tray.add_waiting(item_about(InboxKind::problem_owned, problem, about, day_of(problem.raised)));
  }
}

}  // namespace

void add_own_work(InboxTray& tray) {
  add_reporting(tray);
  add_orders(tray);
  add_instructions(tray);
  add_plans(tray);
  add_problems(tray);
}

}  // namespace tz
