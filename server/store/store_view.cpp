#include "store/store_view.h"

namespace tz::server {

bool StoreView::is_new(const RecordKey& key) const {
  return known_.insert(key).second;
}

void StoreView::load(const RecordKey& key) const {
  if (!is_new(key)) return;
  Result<std::optional<Record>> found = snapshot_.record(key);
  if (!found) {
    if (!fault_) fault_ = found.error();
    return;
  }
  if (*found) records_.put(std::move(**found));
}

// Records that are known already stay as they are: the rules may hold pointers to them.
void StoreView::keep(Result<std::vector<Record>> found) const {
  if (!found) {
    if (!fault_) fault_ = found.error();
    return;
  }
  for (Record& record : *found) {
    if (is_new(key_of(record))) records_.put(std::move(record));
  }
}

const Plan* StoreView::plan(PlanId id) const {
  load({Collection::plan, id.uuid});
  return records_.plan(id);
}

const Task* StoreView::task(TaskId id) const {
  load({Collection::task, id.uuid});
  return records_.task(id);
}

const Unit* StoreView::unit(UnitId id) const {
  load({Collection::unit, id.uuid});
  return records_.unit(id);
}

const Person* StoreView::person(PersonId id) const {
  load({Collection::person, id.uuid});
  return records_.person(id);
}

const Assignment* StoreView::assignment(AssignmentId id) const {
  load({Collection::assignment, id.uuid});
  return records_.assignment(id);
}

const Report* StoreView::report(ReportId id) const {
  load({Collection::report, id.uuid});
  return records_.report(id);
}

std::vector<const Assignment*> StoreView::assignments_of(TaskId task) const {
  if (tasks_known_.insert(task).second) keep(snapshot_.assignments_of(task));
  return records_.assignments_of(task);
}

std::vector<const Report*> StoreView::reports_of(AssignmentId assignment) const {
  if (reports_known_.insert(assignment).second) keep(snapshot_.reports_of(assignment));
  return records_.reports_of(assignment);
}

// Asked anew each time: a unit may have been renamed within the transaction.
const Unit* StoreView::unit_named(std::string_view name) const {
  const Result<std::optional<UnitId>> found = snapshot_.unit_named(name);
  if (!found) {
    if (!fault_) fault_ = found.error();
    return nullptr;
  }
  return *found ? unit(**found) : nullptr;
}

void StoreView::put(const Record& record) {
  known_.insert(key_of(record));
  put_[record.index()] = true;
  records_.put(record);
}

void StoreView::forget() {
  records_.clear();
  known_.clear();
  tasks_known_.clear();
  reports_known_.clear();
  fault_.reset();
}

}  // namespace tz::server
