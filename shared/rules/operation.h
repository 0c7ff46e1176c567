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
// Takes a person's name out of the ledger: out of the record, and out of the log's texts that bear
// it. `texts` is every person.put of that person so far, with the text that stands there from now
// on; the chain goes by the digest of the one that stood there before.
struct ReplacedText {
  uint64_t seq = 0;
  Sha256Digest digest{};  // of the text that stands there now
  friend bool operator==(const ReplacedText&, const ReplacedText&) = default;
};
struct ErasePerson {
  PersonId person;
  std::string reason;
  std::vector<ReplacedText> texts;  // at least one, ascending by seq
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
  std::vector<Attachment> attachments = {};
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

// --- plans and cycles

// Sets cadence, grace and thresholds from the next cycle on; `steering.from` is the judge's.
struct SteerPlan {
  PlanId plan;
  Steering steering;
};
// Gives a task to one more unit.
struct AssignUnit {
  TaskId task;
  UnitId unit;
  Duty duty = Duty::responsible;
};
// The server's own, at the first instant of a cycle and at the end of its grace.
struct OpenCycle {
  PlanId plan;
  CivilDate first;
};
struct CloseCycle {
  PlanId plan;
  CivilDate first;
};
// The office excuses an assignment from a cycle's report 免报.
struct ExemptFromCycle {
  AssignmentId assignment;
  CivilDate cycle;  // first day
  std::string reason;
};
struct CloseTask {
  TaskId task;
  std::string words;
};
struct ReopenTask {
  TaskId task;
  std::string reason;
};
struct PutGroup {
  UnitGroup group;
};

// Founds a task force, or changes it as a whole.
struct PutTaskForce {
  TaskForce task_force;
};

// --- assignments
struct SuspendAssignment {
  AssignmentId assignment;
  std::string reason;
};
struct ResumeAssignment {
  AssignmentId assignment;
};
struct ReopenAssignment {
  AssignmentId assignment;
  std::string reason;
};

// --- review of reports, late arrivals
struct AcceptReport {
  ReportId report;
};
struct ReturnReport {
  ReportId report;
  std::string reason;
};
struct AdmitLate {
  ReportId late;
};
struct DeclineLate {
  ReportId late;
  std::string reason;
};

// --- action plans
struct FieldEdit {
  PlanField field = PlanField::goal;
  std::string value;
};
struct EditActionPlan {
  AssignmentId assignment;
  std::vector<FieldEdit> edits;  // at least one, no field twice
};
// Settles a contested field: one of the values that stand side by side, or another.
struct ChooseField {
  AssignmentId assignment;
  PlanField field = PlanField::goal;
  std::string value;
};
struct FileActionPlan {
  AssignmentId assignment;
};
struct ApproveActionPlan {
  AssignmentId assignment;
};
struct ReturnActionPlan {
  AssignmentId assignment;
  std::string reason;
};

// --- problems
struct RaiseProblem {
  ProblemId problem;
  AssignmentId assignment;
  std::string text;
  Severity severity = Severity::normal;
};
struct AssignProblem {
  ProblemId problem;
  UnitId owner;
  Severity severity = Severity::normal;
};
struct ResolveProblem {
  ProblemId problem;
  std::string resolution;
};

// --- reminders, orders, instructions, extensions
struct SendReminder {
  ReminderId reminder;
  AssignmentId assignment;
  std::string words;  // may be empty
};
struct IssueOrder {
  OrderId order;
  AssignmentId assignment;
  std::string basis;
  std::string facts;
  std::string demand;
  CivilDate deadline;
};
struct AnswerOrder {
  OrderId order;
  std::string answer;
  std::vector<Attachment> attachments = {};
};
struct ReturnOrder {
  OrderId order;
  std::string reason;
};
struct CloseOrder {
  OrderId order;
  std::string words;  // what the check found
};
struct ReopenOrder {
  OrderId order;
  std::string reason;
};
// The last step of the ladder: the overdue order is to be named in the next circular.
struct NameOrder {
  OrderId order;
};
struct GiveInstruction {
  InstructionId instruction;
  TaskId task;
  std::string text;
};
struct AnswerInstruction {
  InstructionId instruction;
  std::string answer;
};
struct FileExtension {
  ExtensionId extension;
  AssignmentId assignment;
  CivilDate new_deadline;
  std::string reason;
};
struct GrantExtension {
  ExtensionId extension;
};
struct RefuseExtension {
  ExtensionId extension;
  std::string reason;
};

// --- circulars

// The server's own, for somebody of the office: the figures are what the ledger says.
struct DraftCircular {
  CircularId circular;
  PersonId drafted_by;
  CircularFigures figures;
  CircularWords words;
};
// Likewise: the same circular on the figures of now.
struct FreezeCircular {
  CircularId circular;
  PersonId frozen_by;
  CircularFigures figures;
};
struct PartEdit {
  CircularPart part = CircularPart::title;
  std::string words;  // may be empty: the part is left out
};
struct WordCircular {
  CircularId circular;
  std::vector<PartEdit> edits;  // at least one, no part twice
};
// Shows it to the units, which may object until the end of that day.
struct OpenObjections {
  CircularId circular;
  CivilDate until;
};
struct FileObjection {
  ObjectionId objection;
  ObjectionSubject about;
  std::string text;
};
struct AnswerObjection {
  ObjectionId objection;
  bool upheld = false;
  std::string answer;
};
struct PublishCircular {
  CircularId circular;
};
struct WithdrawCircular {
  CircularId circular;
  std::string reason;
};

// --- assessments

// Another edition of a plan's criteria; its number is the judge's.
struct SetCriteria {
  PlanId plan;
  std::vector<Criterion> criteria;  // no kind twice
  std::string note;                 // why; may be empty
};
// The server's own, for somebody of the office: the points are what the ledger says.
struct DraftAssessment {
  AssessmentId assessment;
  PersonId drafted_by;
  AssessmentFigures figures;
};
// Likewise: the same assessment on the figures of now.
struct FreezeAssessment {
  AssessmentId assessment;
  PersonId frozen_by;
  AssessmentFigures figures;
};
struct AdjustScore {
  AssessmentId assessment;
  UnitId unit;
  int32_t hundredths = 0;  // of a point, up or down
  std::string reason;
};
// Shows it to the units, which may object until the end of that day.
struct OpenAssessment {
  AssessmentId assessment;
  CivilDate until;
};
struct PublishAssessment {
  AssessmentId assessment;
};
struct WithdrawAssessment {
  AssessmentId assessment;
  std::string reason;
};

// --- the register of exposure and accountability

struct DraftAccountability {
  AccountabilityId accountability;
  UnitId unit;
  AccountabilityBasis basis;
  AccountabilityWords words;
};
// Words a draft anew, or what the unit is looking at, which is a draft again then.
struct WordAccountability {
  AccountabilityId accountability;
  AccountabilityWords words;
};
// Shows it to the unit, which may object until the end of that day.
struct OpenAccountability {
  AccountabilityId accountability;
  CivilDate until;
};
// Enters it in the register.
struct PublishAccountability {
  AccountabilityId accountability;
};
// Other facts, another decision, or both, of what was entered.
struct CorrectAccountability {
  AccountabilityId accountability;
  std::string facts;
  std::string decision;
  std::string reason;
};
// Removes it.
struct WithdrawAccountability {
  AccountabilityId accountability;
  std::string reason;
};

using OperationBody = std::variant<
    PublishPlan, PutUnit, PutPerson, ErasePerson, ConfirmGroup, AgreeDeadline, Acknowledge,
    SubmitReport, DeclareComplete, AcceptCompletion, ReturnCompletion, CancelAssignment, SteerPlan,
    AssignUnit, OpenCycle, CloseCycle, ExemptFromCycle, CloseTask, ReopenTask, PutGroup,
    SuspendAssignment, ResumeAssignment, ReopenAssignment, AcceptReport, ReturnReport, AdmitLate,
    DeclineLate, EditActionPlan, ChooseField, FileActionPlan, ApproveActionPlan, ReturnActionPlan,
    RaiseProblem, AssignProblem, ResolveProblem, SendReminder, IssueOrder, AnswerOrder, ReturnOrder,
    CloseOrder, ReopenOrder, NameOrder, GiveInstruction, AnswerInstruction, FileExtension,
    GrantExtension, RefuseExtension, DraftCircular, FreezeCircular, WordCircular, OpenObjections,
    FileObjection, AnswerObjection, PublishCircular, WithdrawCircular, SetCriteria, DraftAssessment,
    FreezeAssessment, AdjustScore, OpenAssessment, PublishAssessment, WithdrawAssessment,
    DraftAccountability, WordAccountability, OpenAccountability, PublishAccountability,
    CorrectAccountability, WithdrawAccountability, PutTaskForce>;

// In the order of OperationBody's alternatives.
enum class OperationKind {
  publish_plan,
  put_unit,
  put_person,
  erase_person,
  confirm_group,
  agree_deadline,
  acknowledge,
  submit_report,
  declare_complete,
  accept_completion,
  return_completion,
  cancel_assignment,
  steer_plan,
  assign_unit,
  open_cycle,
  close_cycle,
  exempt_from_cycle,
  close_task,
  reopen_task,
  put_group,
  suspend_assignment,
  resume_assignment,
  reopen_assignment,
  accept_report,
  return_report,
  admit_late,
  decline_late,
  edit_action_plan,
  choose_field,
  file_action_plan,
  approve_action_plan,
  return_action_plan,
  raise_problem,
  assign_problem,
  resolve_problem,
  send_reminder,
  issue_order,
  answer_order,
  return_order,
  close_order,
  reopen_order,
  name_order,
  give_instruction,
  answer_instruction,
  file_extension,
  grant_extension,
  refuse_extension,
  draft_circular,
  freeze_circular,
  word_circular,
  open_objections,
  file_objection,
  answer_objection,
  publish_circular,
  withdraw_circular,
  set_criteria,
  draft_assessment,
  freeze_assessment,
  adjust_score,
  open_assessment,
  publish_assessment,
  withdraw_assessment,
  draft_accountability,
  word_accountability,
  open_accountability,
  publish_accountability,
  correct_accountability,
  withdraw_accountability,
  put_task_force
};
inline constexpr int kOperationKinds = 69;
static_assert(std::variant_size_v<OperationBody> == kOperationKinds);
// "report.submit" and so on: as on the wire and in the log.
std::string_view name_of(OperationKind kind);
std::optional<OperationKind> operation_kind_named(std::string_view name);

// The schema of bodies that this program writes. It reads every one ever released:
//   1  the first
//   2  attachments of a report, a declaration and an answer; without them, as 1
inline constexpr int32_t kOperationSchema = 2;

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
