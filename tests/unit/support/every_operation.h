// A well-formed body of every kind of operation on the small ledger, together with the records that
// it needs to find there. The records are put, not judged: a test of one rule leans on no other.
#pragma once

#include "support/publications.h"

namespace tz::testing {

inline const CivilDate kLongAgo = kMonday - 14;

inline ReportId put_report(SmallLedger& ledger) {
  Report report;
  report.id = id_no<ReportId>(500);
  report.assignment = ledger.own();
  report.cycle = kMonday;
  report.author = ledger.clerk.person;
  report.unit = ledger.street;
  report.written_at = report.received_at = ledger.now;
  report.version = ++ledger.seq;
  ledger.records.put(report);
  Assignment assignment = ledger.assignment();
  assignment.current_report = report.id;
  assignment.reported_cycle = report.cycle;
  ledger.records.put(assignment);
  return report.id;
}

inline ReportId put_late(SmallLedger& ledger) {
  LateArrival late;
  late.id = id_no<ReportId>(501);
  late.assignment = ledger.own();
  late.cycle = kMonday;
  late.content.percent = 60;
  late.content.narrative = "已办理";
  late.author = ledger.clerk.person;
  late.unit = ledger.street;
  late.written_at = late.received_at = ledger.now;
  late.stage_met = Stage::cancelled;
  late.version = ++ledger.seq;
  ledger.records.put(late);
  return late.id;
}

// With goal and measures; `rival` beside the goal where it is not empty.
inline void put_action_plan(SmallLedger& ledger, AssignmentId assignment, PlanState state,
                            std::string rival = {}) {
  ActionPlan plan;
  plan.id = action_plan_id_for(assignment);
  plan.assignment = assignment;
  plan.state = state;
  plan.version = ++ledger.seq;
  const auto said = [&](std::string value, const Actor& by) {
    return FieldValue{std::move(value), by.person, ledger.now, plan.version};
  };
  plan.field(PlanField::goal).current = said("一窗受理", ledger.clerk);
  plan.field(PlanField::measures).current = said("设综合窗口", ledger.clerk);
  if (!rival.empty()) {
    plan.field(PlanField::goal).rivals.push_back(said(std::move(rival), ledger.colleague));
  }
  if (state != PlanState::draft) plan.filed = remark_by(ledger.clerk, ledger);
  if (state == PlanState::returned) plan.decision = remark_by(ledger.office, ledger);
  ledger.records.put(plan);
}

inline ProblemId put_problem(SmallLedger& ledger, Severity severity = Severity::normal) {
  Problem problem;
  problem.id = id_no<ProblemId>(502);
  problem.assignment = ledger.own();
  problem.raised = remark_by(ledger.clerk, ledger);
  problem.raised_unit = problem.owner = ledger.street;
  problem.severity = severity;
  problem.version = ++ledger.seq;
  ledger.records.put(problem);
  return problem.id;
}

inline ReminderId put_reminder(SmallLedger& ledger) {
  Reminder reminder;
  reminder.id = id_no<ReminderId>(503);
  reminder.assignment = ledger.own();
  reminder.words = remark_by(ledger.office, ledger);
  reminder.version = ++ledger.seq;
  ledger.records.put(reminder);
  return reminder.id;
}

inline OrderId put_order(SmallLedger& ledger, OrderState state, CivilDate deadline) {
  SupervisionOrder order;
  order.id = id_no<OrderId>(504);
  order.assignment = ledger.own();
  order.year = 2021;
  order.serial = 1;
  order.basis = order.facts = order.demand = "话";
  order.deadline = deadline;
  order.issued_by = ledger.office.person;
  order.issued_at = ledger.now;
  order.state = state;
  if (state != OrderState::issued) {
    order.steps.push_back({OrderAct::answered, remark_by(ledger.clerk, ledger)});
  }
  if (state == OrderState::closed) {
    order.steps.push_back({OrderAct::closed, remark_by(ledger.office, ledger)});
  }
  order.version = ++ledger.seq;
  ledger.records.put(order);
  return order.id;
}

inline InstructionId put_instruction(SmallLedger& ledger) {
  Instruction instruction;
  instruction.given_as = id_no<InstructionId>(505);
  instruction.id = instruction_id_for(instruction.given_as, ledger.own());
  instruction.task = ledger.dated;
  instruction.assignment = ledger.own();
  instruction.given = remark_by(ledger.supervisor, ledger);
  instruction.version = ++ledger.seq;
  ledger.records.put(instruction);
  return instruction.id;
}

inline ExtensionId put_extension(SmallLedger& ledger) {
  ExtensionRequest request;
  request.id = id_no<ExtensionId>(506);
  request.assignment = ledger.own();
  request.old_deadline = *ledger.records.task(ledger.dated)->deadline;
  request.new_deadline = request.old_deadline + 30;
  request.filed = remark_by(ledger.clerk, ledger);
  request.version = ++ledger.seq;
  ledger.records.put(request);
  return request.id;
}

inline void put_cycle(SmallLedger& ledger, CivilDate first, bool closed = false) {
  ReportingCycle cycle;
  cycle.id = cycle_id_for(ledger.plan, first);
  cycle.plan = ledger.plan;
  cycle.first = first;
  cycle.last = first + 6;
  cycle.opened_at = morning_of(first);
  if (closed) cycle.closed_at = morning_of(first + 10);
  cycle.version = ++ledger.seq;
  ledger.records.put(cycle);
}

// The lead unit's share of the dated task.
inline void complete_lead(SmallLedger& ledger) {
  Assignment lead =
      *ledger.records.assignment(ledger.assignment_of(ledger.dated, ledger.lead_unit));
  lead.stage = Stage::completed;
  lead.declared_by = ledger.lead.person;
  lead.completed_on = kMonday;
  ledger.records.put(lead);
}

inline void close_dated_task(SmallLedger& ledger) {
  Task task = *ledger.records.task(ledger.dated);
  task.closed = remark_by(ledger.office, ledger);
  ledger.records.put(task);
}

// Somebody who has left, and may be erased.
inline PersonId put_former(SmallLedger& ledger) {
  Person person;
  person.id = id_no<PersonId>(507);
  person.unit = ledger.street;
  person.name = "旧人";
  person.roles = {Role::member};
  person.active = false;
  person.version = ++ledger.seq;
  ledger.records.put(person);
  return person.id;
}

// --- bodies, by subject; each puts what it is about

inline OperationBody plan_operation(OperationKind kind, SmallLedger& ledger) {
  switch (kind) {
    case OperationKind::publish_plan: {
      PublishPlan body = ledger.publish();
      body.plan.id = id_no<PlanId>(43);
      body.tasks.resize(1);
      body.tasks[0].id = id_no<TaskId>(44);
      body.tasks[0].plan = body.plan.id;
      return body;
    }
    case OperationKind::steer_plan:
      return SteerPlan{ledger.plan, {kMonday, Cadence::monthly, 24, {}}};
    case OperationKind::put_unit:
      return PutUnit{{id_no<UnitId>(41), "南湖街道", UnitKind::sub_district, {}, 0, 0}};
    case OperationKind::put_person:
      return PutPerson{
          {id_no<PersonId>(42), ledger.street, "新人", {Role::member}, true, false, 0}};
    case OperationKind::erase_person:
      return ErasePerson{put_former(ledger), "本人申请", {{1, sha256("一")}}};
    case OperationKind::put_group:
      return PutGroup{{id_no<GroupId>(45), "各街道", {ledger.street}, 0}};
    case OperationKind::put_task_force:
      return PutTaskForce{{id_no<TaskForceId>(46),
                           "监管工作专班",
                           ledger.lead_unit,
                           {ledger.dated},
                           {ledger.street},
                           false,
                           0}};
    case OperationKind::confirm_group:
      return ConfirmGroup{ledger.undated, "各街道", {ledger.street}};
    case OperationKind::assign_unit:
      return AssignUnit{ledger.dated, ledger.other_street, Duty::supporting};
    case OperationKind::agree_deadline:
      return AgreeDeadline{ledger.undated, civil_from({2021, 11, 30})};
    case OperationKind::close_task:
      complete_lead(ledger);
      return CloseTask{ledger.dated, "已验收"};
    case OperationKind::reopen_task:
      close_dated_task(ledger);
      return ReopenTask{ledger.dated, "复核"};
    case OperationKind::open_cycle:
      return OpenCycle{ledger.plan, kMonday};
    case OperationKind::close_cycle:
      put_cycle(ledger, kLongAgo);
      return CloseCycle{ledger.plan, kLongAgo};
    default:
      TZ_ASSERT(false);
  }
}

inline OperationBody assignment_operation(OperationKind kind, SmallLedger& ledger) {
  const AssignmentId own = ledger.own();
  switch (kind) {
    case OperationKind::acknowledge:
      return Acknowledge{own};
    case OperationKind::submit_report:
      return ledger.report(100);
    case OperationKind::declare_complete:
      return DeclareComplete{own, "验收单"};
    case OperationKind::accept_completion:
      return AcceptCompletion{own};
    case OperationKind::return_completion:
      return ReturnCompletion{own, "缺材料"};
    case OperationKind::cancel_assignment:
      return CancelAssignment{own, "并入"};
    case OperationKind::suspend_assignment:
      return SuspendAssignment{own, "停工"};
    case OperationKind::resume_assignment:
      return ResumeAssignment{own};
    case OperationKind::reopen_assignment:
      return ReopenAssignment{own, "复核"};
    case OperationKind::exempt_from_cycle:
      return ExemptFromCycle{own, kMonday, "停电"};
    case OperationKind::accept_report:
      return AcceptReport{put_report(ledger)};
    case OperationKind::return_report:
      return ReturnReport{put_report(ledger), "请补充"};
    case OperationKind::admit_late:
      return AdmitLate{put_late(ledger)};
    case OperationKind::decline_late:
      return DeclineLate{put_late(ledger), "已并入"};
    case OperationKind::raise_problem:
      return RaiseProblem{id_no<ProblemId>(46), own, "缺场地", Severity::severe};
    case OperationKind::assign_problem:
      return AssignProblem{put_problem(ledger), ledger.other_street, Severity::severe};
    case OperationKind::resolve_problem:
      return ResolveProblem{put_problem(ledger), "已协调"};
    default:
      TZ_ASSERT(false);
  }
}

inline OperationBody action_plan_operation(OperationKind kind, SmallLedger& ledger) {
  const AssignmentId own = ledger.own();
  switch (kind) {
    case OperationKind::edit_action_plan:
      return EditActionPlan{own, {{PlanField::goal, "一窗受理"}}};
    case OperationKind::choose_field:
      put_action_plan(ledger, own, PlanState::draft, "一网通办");
      return ChooseField{own, PlanField::goal, "一网通办"};
    case OperationKind::file_action_plan:
      put_action_plan(ledger, own, PlanState::draft);
      return FileActionPlan{own};
    case OperationKind::approve_action_plan:
      put_action_plan(ledger, own, PlanState::filed);
      return ApproveActionPlan{own};
    case OperationKind::return_action_plan:
      put_action_plan(ledger, own, PlanState::filed);
      return ReturnActionPlan{own, "请细化"};
    default:
      TZ_ASSERT(false);
  }
}

inline OperationBody pressing_operation(OperationKind kind, SmallLedger& ledger) {
  const AssignmentId own = ledger.own();
  switch (kind) {
    case OperationKind::send_reminder:
      return SendReminder{id_no<ReminderId>(47), own, "请抓紧"};
    case OperationKind::issue_order:
      put_reminder(ledger);
      return IssueOrder{id_no<OrderId>(48), own, "方案", "未办", "限期办理", kMonday + 7};
    case OperationKind::answer_order:
      return AnswerOrder{put_order(ledger, OrderState::issued, kMonday + 7), "已整改"};
    case OperationKind::return_order:
      return ReturnOrder{put_order(ledger, OrderState::answered, kMonday + 7), "不到位"};
    case OperationKind::close_order:
      return CloseOrder{put_order(ledger, OrderState::answered, kMonday + 7), "已核查"};
    case OperationKind::reopen_order:
      return ReopenOrder{put_order(ledger, OrderState::closed, kMonday + 7), "反弹"};
    case OperationKind::name_order:
      return NameOrder{put_order(ledger, OrderState::issued, kMonday - 1)};
    case OperationKind::give_instruction:
      return GiveInstruction{id_no<InstructionId>(49), ledger.dated, "请加快"};
    case OperationKind::answer_instruction:
      return AnswerInstruction{put_instruction(ledger), "已加快"};
    case OperationKind::file_extension:
      return FileExtension{id_no<ExtensionId>(50), own, civil_from({2021, 11, 30}), "汛期"};
    case OperationKind::grant_extension:
      return GrantExtension{put_extension(ledger)};
    case OperationKind::refuse_extension:
      return RefuseExtension{put_extension(ledger), "理由不足"};
    default:
      TZ_ASSERT(false);
  }
}

inline OperationBody body_of(OperationKind kind, SmallLedger& ledger) {
  switch (kind) {
    case OperationKind::publish_plan:
    case OperationKind::steer_plan:
    case OperationKind::put_unit:
    case OperationKind::put_person:
    case OperationKind::erase_person:
    case OperationKind::put_group:
    case OperationKind::put_task_force:
    case OperationKind::confirm_group:
    case OperationKind::assign_unit:
    case OperationKind::agree_deadline:
    case OperationKind::close_task:
    case OperationKind::reopen_task:
    case OperationKind::open_cycle:
    case OperationKind::close_cycle:
      return plan_operation(kind, ledger);
    case OperationKind::edit_action_plan:
    case OperationKind::choose_field:
    case OperationKind::file_action_plan:
    case OperationKind::approve_action_plan:
    case OperationKind::return_action_plan:
      return action_plan_operation(kind, ledger);
    case OperationKind::send_reminder:
    case OperationKind::issue_order:
    case OperationKind::answer_order:
    case OperationKind::return_order:
    case OperationKind::close_order:
    case OperationKind::reopen_order:
    case OperationKind::name_order:
    case OperationKind::give_instruction:
    case OperationKind::answer_instruction:
    case OperationKind::file_extension:
    case OperationKind::grant_extension:
    case OperationKind::refuse_extension:
      return pressing_operation(kind, ledger);
    case OperationKind::draft_circular:
    case OperationKind::freeze_circular:
    case OperationKind::word_circular:
    case OperationKind::open_objections:
    case OperationKind::file_objection:
    case OperationKind::answer_objection:
    case OperationKind::publish_circular:
    case OperationKind::withdraw_circular:
      return circular_operation(kind, ledger);
    case OperationKind::set_criteria:
    case OperationKind::draft_assessment:
    case OperationKind::freeze_assessment:
    case OperationKind::adjust_score:
    case OperationKind::open_assessment:
    case OperationKind::publish_assessment:
    case OperationKind::withdraw_assessment:
      return assessment_operation(kind, ledger);
    case OperationKind::draft_accountability:
    case OperationKind::word_accountability:
    case OperationKind::open_accountability:
    case OperationKind::publish_accountability:
    case OperationKind::correct_accountability:
    case OperationKind::withdraw_accountability:
      return accountability_operation(kind, ledger);
    default:
      return assignment_operation(kind, ledger);
  }
}

}  // namespace tz::testing
