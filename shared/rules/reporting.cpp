#include "rules/reporting.h"

namespace tz {

bool may_be_reported(const Assignment& assignment) {
  return assignment.stage == Stage::issued || assignment.stage == Stage::active;
}

bool is_asked(const Assignment& assignment, const Task& task) {
  return may_be_reported(assignment) && !task.closed;
}

bool owes_report(const Assignment& assignment, const Task& task, const Cycle& cycle) {
  return is_asked(assignment, task) && assignment.issued_on <= cycle.first;
}

bool has_reported(const Assignment& assignment, const Cycle& cycle) {
  return assignment.reported_cycle && *assignment.reported_cycle >= cycle.first;
}

}  // namespace tz
