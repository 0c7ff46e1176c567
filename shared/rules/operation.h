// Operation: one person's one change to the ledger, immutable: the unit of edit, of sync and of
// audit. It is made on the device, carried unchanged, judged by decide() and kept in the log for
// ever.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/sha256.h"
#include "model/record.h"

namespace tz {

// --- bodies, one for each kind of operation; docs/operations.md says who may do what

// Publishes a whole plan: its tasks, and an assignment for every unit that a task names. The units
// must be in the register already.
struct PublishPlan {
  Plan plan;
  std::vector<Task> tasks;
};
struct PutUnit {
  Unit unit;
};
struct PutPerson {
  Person person;
};
// Names the members of an open group of a task; assignments follow.
struct ConfirmGroup {
  TaskId task;
  std::string group;  // the group's name in the task
  std::vector<UnitId> members;
};
// Gives a task the deadline that its document left out.
struct AgreeDeadline {
  TaskId task;
  CivilDate deadline;
};
struct Acknowledge {
  AssignmentId assignment;
};
struct SubmitReport {
  ReportId report;
  AssignmentId assignment;
  ReportContent content;
  std::optional<ReportId> replaces;
};
struct DeclareComplete {
  AssignmentId assignment;
  std::string evidence;
};
struct AcceptCompletion {
  AssignmentId assignment;
};
struct ReturnCompletion {
  AssignmentId assignment;
  std::string reason;
};
struct CancelAssignment {
  AssignmentId assignment;
  std::string reason;
};

using OperationBody = std::variant<PublishPlan, PutUnit, PutPerson, ConfirmGroup, AgreeDeadline,
                                   Acknowledge, SubmitReport, DeclareComplete, AcceptCompletion,
                                   ReturnCompletion, CancelAssignment>;

// In the order of OperationBody's alternatives.
enum class OperationKind {
  publish_plan,
  put_unit,
  put_person,
  confirm_group,
  agree_deadline,
  acknowledge,
  submit_report,
  declare_complete,
  accept_completion,
  return_completion,
  cancel_assignment
};
inline constexpr int kOperationKinds = 11;
// "report.submit" and so on: as on the wire and in the log.
std::string_view name_of(OperationKind kind);
std::optional<OperationKind> operation_kind_named(std::string_view name);

// The schema of bodies that this program writes. It reads every one ever released.
inline constexpr int32_t kOperationSchema = 1;

struct Operation {
  OperationId id;
  DeviceId device;
  uint64_t device_seq = 0;  // contiguous for each device, from 1
  PersonId actor;
  uint64_t base = 0;                 // version of the target record that the person saw; 0: none
  Instant device_time;               // as the device's clock said
  std::optional<OperationId> after;  // depends on that one being accepted
  int32_t schema = kOperationSchema;
  OperationBody body;
};

inline OperationKind kind_of(const Operation& operation) {
  return static_cast<OperationKind>(operation.body.index());
}
// The record that the operation is about: what `base` is the version of.
RecordKey target_of(const Operation& operation);

json to_json(const Operation& operation);
// Checks form, limits and types; says nothing about whether the rules allow it.
Result<Operation> operation_from(const json& value);
// The hash of the canonical encoding: the same id with another digest is another operation.
Sha256Digest digest_of(const json& operation);

}  // namespace tz
