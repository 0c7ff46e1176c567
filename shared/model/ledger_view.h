// LedgerView: what the rules may ask of the records, wherever these are kept: in memory on a device
// (RecordSet) or in the server's store. Pointers stay valid until the view's records change.
#pragma once

#include <vector>

#include "model/record.h"

namespace tz {

class LedgerView {
 public:
  virtual ~LedgerView() = default;

  virtual const Plan* plan(PlanId id) const = 0;
  virtual const Task* task(TaskId id) const = 0;
  virtual const Unit* unit(UnitId id) const = 0;
  virtual const Person* person(PersonId id) const = 0;
  virtual const Assignment* assignment(AssignmentId id) const = 0;
  virtual const Report* report(ReportId id) const = 0;

  // In the order of ids.
  virtual std::vector<const Assignment*> assignments_of(TaskId task) const = 0;
  virtual std::vector<const Report*> reports_of(AssignmentId assignment) const = 0;
  // By exact name; the first of them by id.
  virtual const Unit* unit_named(std::string_view name) const = 0;
};

}  // namespace tz
