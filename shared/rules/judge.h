// The rules, a function for each kind of operation; called by decide() alone. Each has its file by
// subject: judge_plan, judge_cycle, judge_people, judge_task, judge_task_force, judge_assignment,
// judge_report, judge_review, judge_action_plan, judge_problem, judge_order, judge_instruction,
// judge_extension, judge_circular, judge_objection, judge_assessment, judge_accountability; what
// the last four share is in judge_publication.
#pragma once

#include "rules/decide.h"

namespace tz {

// What every judge is given besides the body.
struct Case {
  const Operation& operation;
  const Actor& actor;
  const LedgerView& ledger;
  const Stamp& stamp;
};

Result<Decision> judge(const PublishPlan& body, const Case& at);
Result<Decision> judge(const PutUnit& body, const Case& at);
Result<Decision> judge(const PutPerson& body, const Case& at);
Result<Decision> judge(const ErasePerson& body, const Case& at);
Result<Decision> judge(const ConfirmGroup& body, const Case& at);
Result<Decision> judge(const AgreeDeadline& body, const Case& at);
Result<Decision> judge(const Acknowledge& body, const Case& at);
Result<Decision> judge(const SubmitReport& body, const Case& at);
Result<Decision> judge(const DeclareComplete& body, const Case& at);
Result<Decision> judge(const AcceptCompletion& body, const Case& at);
Result<Decision> judge(const ReturnCompletion& body, const Case& at);
Result<Decision> judge(const CancelAssignment& body, const Case& at);
Result<Decision> judge(const SteerPlan& body, const Case& at);
Result<Decision> judge(const AssignUnit& body, const Case& at);
Result<Decision> judge(const OpenCycle& body, const Case& at);
Result<Decision> judge(const CloseCycle& body, const Case& at);
Result<Decision> judge(const ExemptFromCycle& body, const Case& at);
Result<Decision> judge(const CloseTask& body, const Case& at);
Result<Decision> judge(const ReopenTask& body, const Case& at);
Result<Decision> judge(const PutGroup& body, const Case& at);
Result<Decision> judge(const PutTaskForce& body, const Case& at);
Result<Decision> judge(const SuspendAssignment& body, const Case& at);
Result<Decision> judge(const ResumeAssignment& body, const Case& at);
Result<Decision> judge(const ReopenAssignment& body, const Case& at);
Result<Decision> judge(const AcceptReport& body, const Case& at);
Result<Decision> judge(const ReturnReport& body, const Case& at);
Result<Decision> judge(const AdmitLate& body, const Case& at);
Result<Decision> judge(const DeclineLate& body, const Case& at);
Result<Decision> judge(const EditActionPlan& body, const Case& at);
Result<Decision> judge(const ChooseField& body, const Case& at);
Result<Decision> judge(const FileActionPlan& body, const Case& at);
Result<Decision> judge(const ApproveActionPlan& body, const Case& at);
Result<Decision> judge(const ReturnActionPlan& body, const Case& at);
Result<Decision> judge(const RaiseProblem& body, const Case& at);
Result<Decision> judge(const AssignProblem& body, const Case& at);
Result<Decision> judge(const ResolveProblem& body, const Case& at);
Result<Decision> judge(const SendReminder& body, const Case& at);
Result<Decision> judge(const IssueOrder& body, const Case& at);
Result<Decision> judge(const AnswerOrder& body, const Case& at);
Result<Decision> judge(const ReturnOrder& body, const Case& at);
Result<Decision> judge(const CloseOrder& body, const Case& at);
Result<Decision> judge(const ReopenOrder& body, const Case& at);
Result<Decision> judge(const NameOrder& body, const Case& at);
Result<Decision> judge(const GiveInstruction& body, const Case& at);
Result<Decision> judge(const AnswerInstruction& body, const Case& at);
Result<Decision> judge(const FileExtension& body, const Case& at);
Result<Decision> judge(const GrantExtension& body, const Case& at);
Result<Decision> judge(const RefuseExtension& body, const Case& at);
Result<Decision> judge(const DraftCircular& body, const Case& at);
Result<Decision> judge(const FreezeCircular& body, const Case& at);
Result<Decision> judge(const WordCircular& body, const Case& at);
Result<Decision> judge(const OpenObjections& body, const Case& at);
Result<Decision> judge(const FileObjection& body, const Case& at);
Result<Decision> judge(const AnswerObjection& body, const Case& at);
Result<Decision> judge(const PublishCircular& body, const Case& at);
Result<Decision> judge(const WithdrawCircular& body, const Case& at);
Result<Decision> judge(const SetCriteria& body, const Case& at);
Result<Decision> judge(const DraftAssessment& body, const Case& at);
Result<Decision> judge(const FreezeAssessment& body, const Case& at);
Result<Decision> judge(const AdjustScore& body, const Case& at);
Result<Decision> judge(const OpenAssessment& body, const Case& at);
Result<Decision> judge(const PublishAssessment& body, const Case& at);
Result<Decision> judge(const WithdrawAssessment& body, const Case& at);
Result<Decision> judge(const DraftAccountability& body, const Case& at);
Result<Decision> judge(const WordAccountability& body, const Case& at);
Result<Decision> judge(const OpenAccountability& body, const Case& at);
Result<Decision> judge(const PublishAccountability& body, const Case& at);
Result<Decision> judge(const CorrectAccountability& body, const Case& at);
Result<Decision> judge(const WithdrawAccountability& body, const Case& at);

}  // namespace tz
