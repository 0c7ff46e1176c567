// RecordSet: records in memory, ordered by id, with the few indexes that the rules and the screens
// need. A value: copyable, owned by whoever holds it, not shared between threads.
#pragma once

#include <map>
#include <set>

#include "model/ledger_view.h"

namespace tz {

class RecordSet : public LedgerView {
 public:
  // Adds, or replaces the one with the same key.
  void put(Record record);
  void erase(const RecordKey& key);
  void clear();

  const Plan* plan(PlanId id) const override;
  const Task* task(TaskId id) const override;
  const Unit* unit(UnitId id) const override;
  const Person* person(PersonId id) const override;
  const Assignment* assignment(AssignmentId id) const override;
  const Report* report(ReportId id) const override;
  const LateArrival* late_arrival(ReportId id) const;
  std::vector<const Assignment*> assignments_of(TaskId task) const override;
  std::vector<const Report*> reports_of(AssignmentId assignment) const override;
  const Unit* unit_named(std::string_view name) const override;

  const std::map<PlanId, Plan>& plans() const { return plans_; }
  const std::map<TaskId, Task>& tasks() const { return tasks_; }
  const std::map<UnitId, Unit>& units() const { return units_; }
  const std::map<PersonId, Person>& persons() const { return persons_; }
  const std::map<AssignmentId, Assignment>& assignments() const { return assignments_; }
  const std::map<ReportId, Report>& reports() const { return reports_; }
  const std::map<ReportId, LateArrival>& late_arrivals() const { return late_arrivals_; }

  // 0 when there is none.
  uint64_t version_of(const RecordKey& key) const;
  std::optional<Record> find(const RecordKey& key) const;
  size_t size() const;
  // Every record, by collection and id.
  std::vector<Record> all() const;

  friend bool operator==(const RecordSet& a, const RecordSet& b);

 private:
  std::map<PlanId, Plan> plans_;
  std::map<TaskId, Task> tasks_;
  std::map<UnitId, Unit> units_;
  std::map<PersonId, Person> persons_;
  std::map<AssignmentId, Assignment> assignments_;
  std::map<ReportId, Report> reports_;
  std::map<ReportId, LateArrival> late_arrivals_;
  std::map<TaskId, std::set<AssignmentId>> assignments_by_task_;
  std::map<AssignmentId, std::set<ReportId>> reports_by_assignment_;
};

}  // namespace tz
