#include "rules/judge_common.h"

#include <algorithm>
#include <set>

namespace tz {
namespace {

void add_missing(const Task& task, UnitId unit, Duty duty, const LedgerView& ledger,
                 CivilDate issued_on, std::vector<Assignment>& out) {
  const AssignmentId id = assignment_id_for(task.id, unit);
  if (ledger.assignment(id) != nullptr) return;
  for (const Assignment& made : out) {
    if (made.id == id) return;
  }
  Assignment assignment;
  assignment.id = id;
  assignment.task = task.id;
  assignment.unit = unit;
  assignment.duty = duty;
  assignment.issued_on = issued_on;
  out.push_back(std::move(assignment));
}

}  // namespace

AssignmentId assignment_id_for(TaskId task, UnitId unit) {
  return AssignmentId(uuid_of_name("assignment/" + to_string(task) + '/' + to_string(unit)));
}

std::vector<Assignment> missing_assignments(const Task& task, const LedgerView& ledger,
                                            CivilDate issued_on) {
  std::vector<Assignment> out;
  for (const TaskUnit& entry : task.units) {
    add_missing(task, entry.unit, entry.duty, ledger, issued_on, out);
  }
  for (const OpenGroup& group : task.groups) {
    if (!group.confirmed) continue;
    for (UnitId unit : group.members) {
      add_missing(task, unit, group.duty, ledger, issued_on, out);
    }
  }
  return out;
}

bool is_stale(const Case& at, uint64_t version) {
  return at.operation.base < version;
}

// The limits also stand where an operation is read; a device learns of them here, before it sends.
Outcome check_attachments(const std::vector<Attachment>& attachments, const char* field) {
  if (attachments.size() > kMaxAttachments) {
    return error(ErrorCode::too_many, field, {field, std::to_string(kMaxAttachments)});
  }
  std::set<Sha256Digest> seen;
  for (const Attachment& attachment : attachments) {
    if (attachment.size_bytes < 1 || attachment.size_bytes > kMaxBlobBytes) {
      return error(ErrorCode::blob_too_large, field, {std::to_string(kMaxBlobMegabytes)});
    }
    if (!seen.insert(attachment.hash).second) return error(ErrorCode::attachment_twice, field);
  }
  return done();
}

bool is_own(const Actor& actor, const Assignment& assignment) {
  return actor.is_staff() && actor.unit == assignment.unit;
}

Outcome may_review(const Actor& actor, const Assignment& assignment, const LedgerView& ledger) {
  if (actor.unit == assignment.unit) return error(ErrorCode::own_work);
  if (actor.has(Role::office)) return done();
  const Task* task = ledger.task(assignment.task);
  const bool leads = task != nullptr && task->is_led_by(actor.unit);
  if (leads && actor.has(Role::unit_lead)) return done();
  return error(ErrorCode::not_allowed);
}

Instant written_at(const Case& at) {
  // No record holds a time before 1970, and what holds one could never be read again.
  const Instant corrected{
      std::max<int64_t>(at.operation.device_time.unix_ms + at.stamp.skew_ms, 0)};
  return corrected < at.stamp.received_at ? corrected : at.stamp.received_at;
}

Remark remark_of(std::string text, const Case& at) {
  return {std::move(text), at.actor.person, written_at(at)};
}

const Plan* plan_of(const Assignment& assignment, const LedgerView& ledger) {
  const Task* task = ledger.task(assignment.task);
  return task == nullptr ? nullptr : ledger.plan(task->plan);
}

bool in_period(const Plan& plan, CivilDate date) {
  return plan.starts_on <= date && date <= plan.ends_on;
}

Decision changed(Record record) {
  Decision decision;
  decision.changed.push_back(std::move(record));
  return decision;
}

}  // namespace tz
