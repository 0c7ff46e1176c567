#include "summary/span.h"

#include <algorithm>

#include "summary/document_order.h"

namespace tz {
namespace {

bool is_due_in(const BoardSpan& span, const Task& task) {
  if (!span.has_period()) return true;
  if (!task.deadline) return false;
  if (span.first && *task.deadline < *span.first) return false;
  return !span.last || *task.deadline <= *span.last;
}

}  // namespace

bool holds(const LedgerView& ledger, const BoardSpan& span, const Task& task) {
  if (span.plan && task.plan != *span.plan) return false;
  if (!is_due_in(span, task)) return false;
  if (!span.task_force) return true;
  const TaskForce* force = ledger.task_force(*span.task_force);
  return force != nullptr && force->has(task.id);
}

bool holds(const LedgerView& ledger, const BoardSpan& span, const Assignment& assignment) {
  const Task* task = ledger.task(assignment.task);
  return task != nullptr && holds(ledger, span, *task);
}

std::vector<const Plan*> plans_in(const RecordSet& records, const BoardSpan& span) {
  std::vector<const Plan*> out;
  for (const auto& [id, plan] : records.plans()) {
    if (!span.plan || *span.plan == id) out.push_back(&plan);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Plan* a, const Plan* b) { return b->starts_on < a->starts_on; });
  return out;
}

std::vector<const Task*> tasks_in(const RecordSet& records, const BoardSpan& span) {
  std::vector<const Task*> out;
  for (const Plan* plan : plans_in(records, span)) {
    for (const Task* task : tasks_in_order(records, plan->id)) {
      if (holds(records, span, *task)) out.push_back(task);
    }
  }
  return out;
}

size_t undated_left_out(const RecordSet& records, const BoardSpan& span) {
  if (!span.has_period()) return 0;
  BoardSpan whole = span;
  whole.first.reset();
  whole.last.reset();
  const std::vector<const Task*> tasks = tasks_in(records, whole);
  return static_cast<size_t>(
      std::count_if(tasks.begin(), tasks.end(), [](const Task* task) { return !task->deadline; }));
}

}  // namespace tz
