// What several judges share: the ids that everyone must derive alike, staleness, and the checks of
// who somebody is to an assignment.
#pragma once

#include "rules/judge.h"

namespace tz {

// A unit has one assignment for a task: its id follows from the two, so that publishing, confirming
// a group and replaying the log all arrive at the same one.
AssignmentId assignment_id_for(TaskId task, UnitId unit);

// The plan's assignments that a change of a task brings about: one for each named unit and each
// confirmed member that has none yet. A lead stays a lead when a group names the unit again.
std::vector<Assignment> missing_assignments(const Task& task, const LedgerView& ledger,
                                            CivilDate issued_on);

// A decision 决定 is refused when the record has changed since the person saw it.
bool is_stale(const Case& at, uint64_t version);

// No more than kMaxAttachments, each as large as it may be, none twice. `field` is theirs.
Outcome check_attachments(const std::vector<Attachment>& attachments, const char* field);

// Staff of the assignment's own unit.
bool is_own(const Actor& actor, const Assignment& assignment);
// Reviewers 审核: the office and the heads of the task's lead units, never the unit's own people.
Outcome may_review(const Actor& actor, const Assignment& assignment, const LedgerView& ledger);

// The server's best knowledge of when it was written: the device's time corrected by its skew,
// never later than its receipt nor before 1970.
Instant written_at(const Case& at);
// Those words of the actor's, written then.
Remark remark_of(std::string text, const Case& at);

// Of the task; null where the device does not hold it.
const Plan* plan_of(const Assignment& assignment, const LedgerView& ledger);
bool in_period(const Plan& plan, CivilDate date);

Decision changed(Record record);

}  // namespace tz
