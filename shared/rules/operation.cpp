#include "rules/operation.h"

#include "model/limits.h"
#include "model/names.h"
#include "rules/operation_body.h"

namespace tz {
namespace {

constexpr NameTable<OperationKind, kOperationKinds> kKinds{{"plan.publish",
                                                            "unit.put",
                                                            "person.put",
                                                            "person.erase",
                                                            "group.confirm",
                                                            "deadline.agree",
                                                            "assignment.acknowledge",
                                                            "report.submit",
                                                            "assignment.declare",
                                                            "assignment.accept",
                                                            "assignment.return",
                                                            "assignment.cancel",
                                                            "plan.steer",
                                                            "task.assign",
                                                            "cycle.open",
                                                            "cycle.close",
                                                            "cycle.exempt",
                                                            "task.close",
                                                            "task.reopen",
                                                            "group.put",
                                                            "assignment.suspend",
                                                            "assignment.resume",
                                                            "assignment.reopen",
                                                            "report.accept",
                                                            "report.return",
                                                            "late.admit",
                                                            "late.decline",
                                                            "action_plan.edit",
                                                            "action_plan.choose",
                                                            "action_plan.file",
                                                            "action_plan.approve",
                                                            "action_plan.return",
                                                            "problem.raise",
                                                            "problem.assign",
                                                            "problem.resolve",
                                                            "reminder.send",
                                                            "order.issue",
                                                            "order.answer",
                                                            "order.return",
                                                            "order.close",
                                                            "order.reopen",
                                                            "order.name",
                                                            "instruction.give",
                                                            "instruction.answer",
                                                            "extension.file",
                                                            "extension.grant",
                                                            "extension.refuse",
                                                            "circular.draft",
                                                            "circular.freeze",
                                                            "circular.word",
                                                            "circular.open",
                                                            "objection.file",
                                                            "objection.answer",
                                                            "circular.publish",
                                                            "circular.withdraw",
                                                            "criteria.set",
                                                            "assessment.draft",
                                                            "assessment.freeze",
                                                            "assessment.adjust",
                                                            "assessment.open",
                                                            "assessment.publish",
                                                            "assessment.withdraw",
                                                            "accountability.draft",
                                                            "accountability.word",
                                                            "accountability.open",
                                                            "accountability.publish",
                                                            "accountability.correct",
                                                            "accountability.withdraw",
                                                            "task_force.put"}};

struct TargetOf {
  RecordKey operator()(const PublishPlan& body) const { return of(body.plan.id); }
  RecordKey operator()(const PutUnit& body) const { return of(body.unit.id); }
  RecordKey operator()(const PutPerson& body) const { return of(body.person.id); }
  RecordKey operator()(const ErasePerson& body) const { return of(body.person); }
  RecordKey operator()(const PutGroup& body) const { return of(body.group.id); }
  RecordKey operator()(const PutTaskForce& body) const { return of(body.task_force.id); }
  RecordKey operator()(const SteerPlan& body) const { return of(body.plan); }
  RecordKey operator()(const ConfirmGroup& body) const { return of(body.task); }
  RecordKey operator()(const AgreeDeadline& body) const { return of(body.task); }
  RecordKey operator()(const AssignUnit& body) const { return of(body.task); }
  RecordKey operator()(const CloseTask& body) const { return of(body.task); }
  RecordKey operator()(const ReopenTask& body) const { return of(body.task); }
  RecordKey operator()(const GiveInstruction& body) const { return of(body.task); }
  RecordKey operator()(const OpenCycle& body) const {
    return of(cycle_id_for(body.plan, body.first));
  }
  RecordKey operator()(const CloseCycle& body) const {
    return of(cycle_id_for(body.plan, body.first));
  }
  RecordKey operator()(const ExemptFromCycle& body) const {
    return of(missed_report_id_for(body.assignment, body.cycle));
  }
  RecordKey operator()(const AcceptReport& body) const { return of(body.report); }
  RecordKey operator()(const ReturnReport& body) const { return of(body.report); }
  RecordKey operator()(const AdmitLate& body) const { return late(body.late); }
  RecordKey operator()(const DeclineLate& body) const { return late(body.late); }
  RecordKey operator()(const EditActionPlan& body) const { return plan_of(body.assignment); }
  RecordKey operator()(const ChooseField& body) const { return plan_of(body.assignment); }
  RecordKey operator()(const FileActionPlan& body) const { return plan_of(body.assignment); }
  RecordKey operator()(const ApproveActionPlan& body) const { return plan_of(body.assignment); }
  RecordKey operator()(const ReturnActionPlan& body) const { return plan_of(body.assignment); }
  RecordKey operator()(const RaiseProblem& body) const { return of(body.problem); }
  RecordKey operator()(const AssignProblem& body) const { return of(body.problem); }
  RecordKey operator()(const ResolveProblem& body) const { return of(body.problem); }
  RecordKey operator()(const SendReminder& body) const { return of(body.reminder); }
  RecordKey operator()(const IssueOrder& body) const { return of(body.order); }
  RecordKey operator()(const AnswerOrder& body) const { return of(body.order); }
  RecordKey operator()(const ReturnOrder& body) const { return of(body.order); }
  RecordKey operator()(const CloseOrder& body) const { return of(body.order); }
  RecordKey operator()(const ReopenOrder& body) const { return of(body.order); }
  RecordKey operator()(const NameOrder& body) const { return of(body.order); }
  RecordKey operator()(const AnswerInstruction& body) const { return of(body.instruction); }
  RecordKey operator()(const FileExtension& body) const { return of(body.extension); }
  RecordKey operator()(const GrantExtension& body) const { return of(body.extension); }
  RecordKey operator()(const RefuseExtension& body) const { return of(body.extension); }
  RecordKey operator()(const DraftCircular& body) const { return of(body.circular); }
  RecordKey operator()(const FreezeCircular& body) const { return of(body.circular); }
  RecordKey operator()(const WordCircular& body) const { return of(body.circular); }
  RecordKey operator()(const OpenObjections& body) const { return of(body.circular); }
  RecordKey operator()(const PublishCircular& body) const { return of(body.circular); }
  RecordKey operator()(const WithdrawCircular& body) const { return of(body.circular); }
  RecordKey operator()(const SetCriteria& body) const {
    return {Collection::criteria, criteria_id_for(body.plan).uuid};
  }
  RecordKey operator()(const DraftAssessment& body) const { return of(body.assessment); }
  RecordKey operator()(const FreezeAssessment& body) const { return of(body.assessment); }
  RecordKey operator()(const AdjustScore& body) const { return of(body.assessment); }
  RecordKey operator()(const OpenAssessment& body) const { return of(body.assessment); }
  RecordKey operator()(const PublishAssessment& body) const { return of(body.assessment); }
  RecordKey operator()(const WithdrawAssessment& body) const { return of(body.assessment); }
  RecordKey operator()(const DraftAccountability& body) const { return of(body.accountability); }
  RecordKey operator()(const WordAccountability& body) const { return of(body.accountability); }
  RecordKey operator()(const OpenAccountability& body) const { return of(body.accountability); }
  RecordKey operator()(const PublishAccountability& body) const { return of(body.accountability); }
  RecordKey operator()(const CorrectAccountability& body) const { return of(body.accountability); }
  RecordKey operator()(const WithdrawAccountability& body) const { return of(body.accountability); }
  RecordKey operator()(const FileObjection& body) const { return of(body.objection); }
  RecordKey operator()(const AnswerObjection& body) const { return of(body.objection); }
  template <class OnAssignment>
  RecordKey operator()(const OnAssignment& body) const {
    return {Collection::assignment, body.assignment.uuid};
  }

 private:
  static RecordKey of(PlanId id) { return {Collection::plan, id.uuid}; }
  static RecordKey of(TaskId id) { return {Collection::task, id.uuid}; }
  static RecordKey of(UnitId id) { return {Collection::unit, id.uuid}; }
  static RecordKey of(PersonId id) { return {Collection::person, id.uuid}; }
  static RecordKey of(ReportId id) { return {Collection::report, id.uuid}; }
  static RecordKey of(CycleId id) { return {Collection::cycle, id.uuid}; }
  static RecordKey of(MissedReportId id) { return {Collection::missed_report, id.uuid}; }
  static RecordKey of(ProblemId id) { return {Collection::problem, id.uuid}; }
  static RecordKey of(ReminderId id) { return {Collection::reminder, id.uuid}; }
  static RecordKey of(OrderId id) { return {Collection::order, id.uuid}; }
  static RecordKey of(InstructionId id) { return {Collection::instruction, id.uuid}; }
  static RecordKey of(ExtensionId id) { return {Collection::extension, id.uuid}; }
  static RecordKey of(GroupId id) { return {Collection::unit_group, id.uuid}; }
  static RecordKey of(TaskForceId id) { return {Collection::task_force, id.uuid}; }
  static RecordKey of(CircularId id) { return {Collection::circular, id.uuid}; }
  static RecordKey of(AssessmentId id) { return {Collection::assessment, id.uuid}; }
  static RecordKey of(AccountabilityId id) { return {Collection::accountability, id.uuid}; }
  static RecordKey of(ObjectionId id) { return {Collection::objection, id.uuid}; }
  static RecordKey late(ReportId id) { return {Collection::late_arrival, id.uuid}; }
  static RecordKey plan_of(AssignmentId assignment) {
    return {Collection::action_plan, action_plan_id_for(assignment).uuid};
  }
};

}  // namespace

std::string_view name_of(OperationKind kind) {
  return kKinds.name(kind);
}
std::optional<OperationKind> operation_kind_named(std::string_view name) {
  return kKinds.value(name);
}

RecordKey target_of(const Operation& operation) {
  return std::visit(TargetOf{}, operation.body);
}

json to_json(const Operation& operation) {
  json out = {{"id", to_string(operation.id)},
              {"device", to_string(operation.device)},
              {"device_seq", operation.device_seq},
              {"actor", to_string(operation.actor)},
              {"kind", name_of(kind_of(operation))},
              {"base", operation.base},
              {"device_time", operation.device_time.unix_ms},
              {"schema", operation.schema},
              {"body", body_to_json(operation.body)}};
  if (operation.after) out["after"] = to_string(*operation.after);
  return out;
}

Result<Operation> operation_from(const json& value) {
  ObjectReader in(value, "");
  Operation operation;
  operation.id = in.id<OperationId>("id");
  operation.device = in.id<DeviceId>("device");
  operation.device_seq = static_cast<uint64_t>(in.integer("device_seq", 1, INT64_MAX));
  operation.actor = in.id<PersonId>("actor");
  operation.base = static_cast<uint64_t>(in.integer("base", 0, INT64_MAX));
  operation.device_time = in.instant("device_time");
  operation.after = in.optional_id<OperationId>("after");
  operation.schema = static_cast<int32_t>(in.integer("schema", 1, INT32_MAX));
  if (in.failed()) return in.fault();
  if (operation.schema > kOperationSchema) return error(ErrorCode::unknown_schema, "schema");
  const std::string name = in.text("kind", 100);
  if (in.failed()) return in.fault();
  const auto kind = operation_kind_named(name);
  if (!kind) return error(ErrorCode::unknown_operation, "kind", {name});
  ObjectReader body(in.object("body"), "body");
  in.take_fault(body);
  if (in.failed()) return in.fault();
  operation.body = read_operation_body(*kind, body);
  in.take_fault(body);
  return in.finish(std::move(operation));
}

Sha256Digest digest_of(const json& operation) {
  return sha256(canonical(operation));
}

}  // namespace tz
