#include "summary/document_order.h"

#include <algorithm>

namespace tz {

std::vector<const Task*> tasks_in_order(const RecordSet& records, PlanId plan) {
  std::vector<const Task*> out;
  for (const auto& [id, task] : records.tasks()) {
    if (task.plan == plan) out.push_back(&task);
  }
  std::sort(out.begin(), out.end(), [](const Task* a, const Task* b) {
    return a->order != b->order ? a->order < b->order : a->id < b->id;
  });
  return out;
}

}  // namespace tz
