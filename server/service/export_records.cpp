#include "service/export_records.h"

namespace tz::server {
namespace {

class Gatherer {
 public:
  Gatherer(Snapshot& snapshot, const Scope& scope, const TableWish& wish)
      : snapshot_(snapshot), scope_(scope), wish_(wish) {}

  Result<RecordSet> gathered() {
    const BoardSpan& span = wish_.span;
    if (!span.plan) {
      add(snapshot_.records_in(Collection::plan));
    } else if (!add_one({Collection::plan, span.plan->uuid})) {
      add_fault("plan");
    }
    if (span.task_force && !add_one({Collection::task_force, span.task_force->uuid})) {
      add_fault("task_force");
    }
    add(snapshot_.records_in(Collection::unit));
    if (wish_.unit && records_.unit(*wish_.unit) == nullptr) add_fault("unit");
    for (const Plan* plan : plans_in(records_, span)) {
      add(snapshot_.children(Collection::cycle, plan->id.uuid));
      add(snapshot_.children(Collection::task, plan->id.uuid));
    }
    for (const Task* task : tasks_in(records_, span)) {
      if (fault_) break;
      add_assignments(task->id);
    }
    if (fault_) return *fault_;
    return std::move(records_);
  }

 private:
  void add_fault(const char* field) {
    if (!fault_) fault_ = error(ErrorCode::not_found, field);
  }

  // False when there is none that may be seen.
  bool add(const Record& record) {
    if (!may_see(scope_, record, records_)) return false;
    records_.put(record);
    return true;
  }
  void add(const Result<std::vector<Record>>& found) {
    if (!found) {
      if (!fault_) fault_ = found.error();
      return;
    }
    for (const Record& record : *found) add(record);
  }
  bool add_one(const RecordKey& key) {
    const Result<std::optional<Record>> found = snapshot_.record(key);
    if (!found && !fault_) fault_ = found.error();
    return found && *found && add(**found);
  }

  void add_assignments(TaskId task) {
    const Result<std::vector<Record>> found = snapshot_.children(Collection::assignment, task.uuid);
    if (!found) {
      fault_ = found.error();
      return;
    }
    for (const Record& record : *found) {
      const Assignment& assignment = *std::get_if<Assignment>(&record);
      const bool wanted = !wish_.unit || assignment.unit == *wish_.unit;
      if (wanted && add(record)) add_about(assignment);
    }
  }

  // After the assignment itself, from which it follows who may see this.
  void add_about(const Assignment& assignment) {
    const Uuid& id = assignment.id.uuid;
    if (wish_.cycle) {
      add(snapshot_.reports_in(assignment.id, *wish_.cycle));
    } else if (assignment.current_report) {
      add_one({Collection::report, assignment.current_report->uuid});
    }
    add(snapshot_.children(Collection::problem, id));
    add(snapshot_.children(Collection::order, id));
    add(snapshot_.children(Collection::extension, id));
    add(snapshot_.children(Collection::missed_report, id));
    add_one({Collection::action_plan, action_plan_id_for(assignment.id).uuid});
  }

  Snapshot& snapshot_;
  const Scope& scope_;
  const TableWish& wish_;
  RecordSet records_;
  std::optional<Error> fault_;
};

}  // namespace

Result<RecordSet> records_for_table(Snapshot& snapshot, const Scope& scope, const TableWish& wish) {
  return Gatherer(snapshot, scope, wish).gathered();
}

}  // namespace tz::server
