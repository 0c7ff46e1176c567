// LedgerView: what the rules may ask of the records, wherever these are kept: in memory on a device
// (RecordSet) or in the server's store. Pointers stay valid until the view's records change.
#pragma once

#include <vector>

#include "model/record.h"

namespace tz {

class RecordSet;

class LedgerView {
 public:
  virtual ~LedgerView() = default;

  // Null where there is none, or none that may be seen.
  const Plan* plan(PlanId id) const;
  const Task* task(TaskId id) const;
  const Unit* unit(UnitId id) const;
  const Person* person(PersonId id) const;
  const Assignment* assignment(AssignmentId id) const;
  const Report* report(ReportId id) const;
  const LateArrival* late_arrival(ReportId id) const;
  const ReportingCycle* cycle(CycleId id) const;
  const MissedReport* missed_report(MissedReportId id) const;
  const ActionPlan* action_plan(ActionPlanId id) const;
  const Problem* problem(ProblemId id) const;
  const Reminder* reminder(ReminderId id) const;
  const SupervisionOrder* order(OrderId id) const;
  const Instruction* instruction(InstructionId id) const;
  const ExtensionRequest* extension(ExtensionId id) const;
  const UnitGroup* unit_group(GroupId id) const;
  const TaskForce* task_force(TaskForceId id) const;
  const Circular* circular(CircularId id) const;
  const Objection* objection(ObjectionId id) const;
  const Assessment* assessment(AssessmentId id) const;
  const AccountabilityEntry* accountability(AccountabilityId id) const;
  const Criteria* criteria_of(PlanId plan) const;  // null: none of its own yet

  // Each in the order of ids.
  std::vector<const Task*> tasks_of(PlanId plan) const;
  std::vector<const ReportingCycle*> cycles_of(PlanId plan) const;
  std::vector<const Assignment*> assignments_of(TaskId task) const;
  std::vector<const Report*> reports_of(AssignmentId assignment) const;
  // Those of the cycle with that first day: after years, a fraction of all.
  std::vector<const Report*> reports_in(AssignmentId assignment, CivilDate cycle) const;
  std::vector<const Problem*> problems_of(AssignmentId assignment) const;
  std::vector<const Reminder*> reminders_of(AssignmentId assignment) const;
  std::vector<const SupervisionOrder*> orders_of(AssignmentId assignment) const;
  std::vector<const Instruction*> instructions_of(AssignmentId assignment) const;
  std::vector<const ExtensionRequest*> extensions_of(AssignmentId assignment) const;
  std::vector<const Objection*> objections_of(const ObjectionSubject& about) const;

  // By exact name; the first of them by id.
  virtual const Unit* unit_named(std::string_view name) const = 0;
  virtual const UnitGroup* unit_group_named(std::string_view name) const = 0;
  virtual const TaskForce* task_force_named(std::string_view name) const = 0;
  // The highest serial of the supervision orders of a year; 0: none yet.
  virtual int32_t last_order_serial(int32_t year) const = 0;

 protected:
  // Records that hold the one with that key, if it exists.
  virtual const RecordSet& holding(const RecordKey& key) const = 0;
  // Records that hold all of that collection under that parent.
  virtual const RecordSet& holding_children(Collection collection, const Uuid& parent) const = 0;
  // Records that hold all reports of that assignment in that cycle.
  virtual const RecordSet& holding_reports(AssignmentId assignment, CivilDate cycle) const = 0;

 private:
  template <class T>
  const T* found(const Uuid& id) const;
  template <class T>
  std::vector<const T*> all_under(const Uuid& parent) const;
};

}  // namespace tz
