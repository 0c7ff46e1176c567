#include <algorithm>

#include "model/record_set.h"

namespace tz {

template <class T>
const T* LedgerView::found(const Uuid& id) const {
  return holding({kCollectionOf<T>, id}).template find<T>(id);
}

template <class T>
std::vector<const T*> LedgerView::all_under(const Uuid& parent) const {
  return holding_children(kCollectionOf<T>, parent).template children<T>(parent);
}

const Plan* LedgerView::plan(PlanId id) const {
  return found<Plan>(id.uuid);
}
const Task* LedgerView::task(TaskId id) const {
  return found<Task>(id.uuid);
}
const Unit* LedgerView::unit(UnitId id) const {
  return found<Unit>(id.uuid);
}
const Person* LedgerView::person(PersonId id) const {
  return found<Person>(id.uuid);
}
const Assignment* LedgerView::assignment(AssignmentId id) const {
  return found<Assignment>(id.uuid);
}
const Report* LedgerView::report(ReportId id) const {
  return found<Report>(id.uuid);
}
const LateArrival* LedgerView::late_arrival(ReportId id) const {
  return found<LateArrival>(id.uuid);
}
const ReportingCycle* LedgerView::cycle(CycleId id) const {
  return found<ReportingCycle>(id.uuid);
}
const MissedReport* LedgerView::missed_report(MissedReportId id) const {
  return found<MissedReport>(id.uuid);
}
const ActionPlan* LedgerView::action_plan(ActionPlanId id) const {
  return found<ActionPlan>(id.uuid);
}
const Problem* LedgerView::problem(ProblemId id) const {
  return found<Problem>(id.uuid);
}
const Reminder* LedgerView::reminder(ReminderId id) const {
  return found<Reminder>(id.uuid);
}
const SupervisionOrder* LedgerView::order(OrderId id) const {
  return found<SupervisionOrder>(id.uuid);
}
const Instruction* LedgerView::instruction(InstructionId id) const {
  return found<Instruction>(id.uuid);
}
const ExtensionRequest* LedgerView::extension(ExtensionId id) const {
  return found<ExtensionRequest>(id.uuid);
}
const UnitGroup* LedgerView::unit_group(GroupId id) const {
  return found<UnitGroup>(id.uuid);
}
const TaskForce* LedgerView::task_force(TaskForceId id) const {
  return found<TaskForce>(id.uuid);
}
const Circular* LedgerView::circular(CircularId id) const {
  return found<Circular>(id.uuid);
}
const Objection* LedgerView::objection(ObjectionId id) const {
  return found<Objection>(id.uuid);
}
const Assessment* LedgerView::assessment(AssessmentId id) const {
  return found<Assessment>(id.uuid);
}
const AccountabilityEntry* LedgerView::accountability(AccountabilityId id) const {
  return found<AccountabilityEntry>(id.uuid);
}
const Criteria* LedgerView::criteria_of(PlanId plan) const {
  return found<Criteria>(criteria_id_for(plan).uuid);
}

std::vector<const Task*> LedgerView::tasks_of(PlanId plan) const {
  return all_under<Task>(plan.uuid);
}
std::vector<const ReportingCycle*> LedgerView::cycles_of(PlanId plan) const {
  return all_under<ReportingCycle>(plan.uuid);
}
std::vector<const Assignment*> LedgerView::assignments_of(TaskId task) const {
  return all_under<Assignment>(task.uuid);
}
std::vector<const Report*> LedgerView::reports_of(AssignmentId assignment) const {
  return all_under<Report>(assignment.uuid);
}
std::vector<const Report*> LedgerView::reports_in(AssignmentId assignment, CivilDate cycle) const {
  std::vector<const Report*> out =
      holding_reports(assignment, cycle).children<Report>(assignment.uuid);
  out.erase(std::remove_if(out.begin(), out.end(),
                           [&](const Report* report) { return report->cycle != cycle; }),
            out.end());
  return out;
}
std::vector<const Problem*> LedgerView::problems_of(AssignmentId assignment) const {
  return all_under<Problem>(assignment.uuid);
}
std::vector<const Reminder*> LedgerView::reminders_of(AssignmentId assignment) const {
  return all_under<Reminder>(assignment.uuid);
}
std::vector<const SupervisionOrder*> LedgerView::orders_of(AssignmentId assignment) const {
  return all_under<SupervisionOrder>(assignment.uuid);
}
std::vector<const Instruction*> LedgerView::instructions_of(AssignmentId assignment) const {
  return all_under<Instruction>(assignment.uuid);
}
std::vector<const ExtensionRequest*> LedgerView::extensions_of(AssignmentId assignment) const {
  return all_under<ExtensionRequest>(assignment.uuid);
}
std::vector<const Objection*> LedgerView::objections_of(const ObjectionSubject& about) const {
  return all_under<Objection>(uuid_of(about));
}

}  // namespace tz
