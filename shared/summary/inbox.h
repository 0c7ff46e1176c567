// The inbox 待办: what needs one person now, derived from the records alone, so that it is the same
// on every device and nothing has to be kept, marked as read or tidied away. An item stands in it
// as long as the rules would let the person act on it, and nobody has.
#pragma once

#include "model/record_set.h"
#include "rules/actor.h"

namespace tz {

// From most to least urgent, as they are sorted. After each: `record`, and what `days` counts.
enum class InboxKind {
  // Of one's own unit's work.
  report_returned,  // report: days since it was returned
  order,            // order: days left to answer it, below 0 past its deadline
  order_returned,   // order: likewise; the answer was returned, or the closed order reopened
  instruction,      // instruction: days since it was given
  plan_returned,    // action plan: days since it was returned
  field_contested,  // action plan: how many of its fields hold several values
  to_acknowledge,   // assignment: days since it was issued
  overdue,          // assignment: days past its deadline
  due_soon,         // assignment: days left
  report_due,       // assignment: days left of the running cycle
  reminder,         // reminder: days since it was sent
  problem_owned,    // problem: days since it was raised
  // Of other people's work, for whoever judges it.
  report_to_review,      // report: days since it came
  completion_to_review,  // assignment: days since its last report
  plan_to_approve,       // action plan: days since it was filed
  extension_to_decide,   // request: days left until the old deadline, below 0 past it
  late_to_decide,        // late arrival: days since it came
  order_to_check,        // order: days since it was answered
  group_to_confirm,      // task: how many of its groups are open
  task_to_close,         // task: days since its last assignment was completed
  // Of circulars, assessments and entries of the register; without a task.
  circular_shown,            // circular: days left in which the unit may object
  assessment_shown,          // assessment: likewise
  accountability_shown,      // entry: likewise
  objection_to_answer,       // objection: days since it was filed
  circular_to_publish,       // circular: days since the last day for objections
  assessment_to_publish,     // assessment: likewise
  accountability_to_publish  // entry: likewise
};
inline constexpr int kInboxKinds = 27;
std::string_view name_of(InboxKind kind);

struct InboxItem {
  InboxKind kind = InboxKind::report_returned;
  // Nil where the device may not see the assignment that a problem stands in the way of, and of
  // publications.
  TaskId task;
  std::optional<AssignmentId> assignment;
  RecordKey record;  // what the one tap leads to
  CivilDate since;
  int32_t days = 0;
  bool urgent = false;  // late, or nearly; of reports: two stand side by side in their cycle
  friend bool operator==(const InboxItem&, const InboxItem&) = default;
};

// By kind, the urgent of each kind first, then the longest waiting. What one and the same report
// would settle is one item: its most urgent reason.
std::vector<InboxItem> inbox_of(const RecordSet& records, const Actor& actor, CivilDate today);

}  // namespace tz
