// Bodies of every kind of operation, made at random on what a ledger holds at that moment: what
// people might do, sensible or not.
#pragma once

#include "rules/cycle.h"
#include "support/dice.h"
#include "support/every_operation.h"

namespace tz::testing {

class RandomBodies {
 public:
  RandomBodies(SmallLedger& ledger, Dice& dice) : ledger_(ledger), dice_(dice) {}

  OperationBody next() {
    // Reports and plans are what people write most.
    const uint64_t roll = dice_.roll(kOperationKinds + 16);
    const auto kind = roll < kOperationKinds        ? static_cast<OperationKind>(roll)
                      : roll < kOperationKinds + 10 ? OperationKind::submit_report
                                                    : OperationKind::edit_action_plan;
    if (std::optional<OperationBody> body = about_plan(kind)) return *std::move(body);
    if (std::optional<OperationBody> body = about_stage(kind)) return *std::move(body);
    if (std::optional<OperationBody> body = about_action_plan(kind)) return *std::move(body);
    if (std::optional<OperationBody> body = about_pressing(kind)) return *std::move(body);
    if (std::optional<OperationBody> body = about_circular(kind)) return *std::move(body);
    if (std::optional<OperationBody> body = about_assessment(kind)) return *std::move(body);
    if (std::optional<OperationBody> body = about_register(kind)) return *std::move(body);
    return report();
  }

 private:
  template <class IdType>
  IdType fresh() {
    return IdType(uuid_no(ledger_.next_id++));
  }
  // Any of the ledger's; nil where it has none.
  template <class T>
  IdOf<T> any() {
    return any<T>([](const T&) { return true; });
  }
  template <class T, class Wanted>
  IdOf<T> any(Wanted wanted) {
    std::vector<IdOf<T>> ids;
    for (const auto& [id, record] : ledger_.records.all_of<T>()) {
      if (wanted(record)) ids.push_back(id);
    }
    return ids.empty() ? IdOf<T>() : ids[dice_.roll(ids.size())];
  }
  // People mostly act on what they can act on, and now and then on what they see too late.
  OrderId order(OrderState state) {
    if (dice_.one_in(4)) return any<SupervisionOrder>();
    return any<SupervisionOrder>([&](const SupervisionOrder& each) { return each.state == state; });
  }
  AssignmentId staged(Stage stage, int32_t percent = 0) {
    if (dice_.one_in(4)) return assignment();
    const AssignmentId id = any<Assignment>(
        [&](const Assignment& each) { return each.stage == stage && each.percent >= percent; });
    return id.is_nil() ? assignment() : id;
  }
  TaskId task_of(AssignmentId id) { return ledger_.records.assignment(id)->task; }
  template <class Wanted>
  AssignmentId planned(Wanted wanted) {
    if (dice_.one_in(4)) return assignment();
    const ActionPlan* plan = ledger_.records.action_plan(any<ActionPlan>(wanted));
    return plan == nullptr ? assignment() : plan->assignment;
  }
  AssignmentId planned(PlanState state) {
    return planned([&](const ActionPlan& plan) { return plan.state == state; });
  }
  AssignmentId assignment() { return dice_.one_in(2) ? ledger_.own() : any<Assignment>(); }
  TaskId task() { return dice_.one_in(2) ? ledger_.dated : any<Task>(); }
  CivilDate today() const { return shanghai_date(ledger_.now); }
  CivilDate soon() { return today() + static_cast<int32_t>(dice_.roll(12)); }
  CivilDate within_year() { return kMonday + static_cast<int32_t>(dice_.roll(200)); }
  CivilDate cycle_first(CivilDate date) const {
    return cycle_of(*ledger_.records.plan(ledger_.plan), date).first;
  }
  std::string words() { return "话" + std::to_string(dice_.roll(4)); }
  Severity severity() { return dice_.one_in(2) ? Severity::severe : Severity::normal; }

  PublishPlan another_plan() {
    PublishPlan body = ledger_.publish();
    body.plan.id = fresh<PlanId>();
    for (Task& each : body.tasks) {
      each.id = fresh<TaskId>();
      each.plan = body.plan.id;
    }
    return body;
  }

  TaskForce task_force() {
    TaskForce out;
    out.id = TaskForceId(uuid_no(700 + static_cast<int>(dice_.roll(3))));
    out.name = "专班" + std::to_string(dice_.roll(4));
    if (dice_.one_in(2)) out.lead = any<Unit>();
    out.tasks = {any<Task>()};
    if (dice_.one_in(2)) out.units = {any<Unit>()};
    out.disbanded = dice_.one_in(4);
    return out;
  }

  // What ends a history's interest is done seldom.
  std::optional<OperationBody> about_plan(OperationKind kind) {
    switch (kind) {
      case OperationKind::publish_plan:
        if (!dice_.one_in(20)) return std::nullopt;
        return another_plan();
      case OperationKind::put_unit: {
        Unit unit = *ledger_.records.unit(ledger_.street);
        unit.kind = dice_.one_in(2) ? UnitKind::sub_district : UnitKind::department;
        return PutUnit{unit};
      }
      case OperationKind::put_person:
        if (dice_.one_in(2)) return PutPerson{*ledger_.records.person(any<Person>())};
        return PutPerson{
            {fresh<PersonId>(), ledger_.street, words(), {Role::member}, false, false, 0}};
      case OperationKind::erase_person:
        return ErasePerson{any<Person>([](const Person& each) { return !each.active; }),
                           words(),
                           {{1 + dice_.roll(9), Sha256Digest{}}}};
      case OperationKind::put_group:
        return PutGroup{{GroupId(uuid_no(7)), "各街道", {ledger_.street, ledger_.other_street}}};
      case OperationKind::put_task_force:
        return PutTaskForce{task_force()};
      case OperationKind::confirm_group:
        return ConfirmGroup{ledger_.undated, "各街道", {ledger_.street, ledger_.other_street}};
      case OperationKind::agree_deadline:
        if (!dice_.one_in(12)) return std::nullopt;
        return AgreeDeadline{ledger_.undated, within_year()};
      case OperationKind::steer_plan:
        return SteerPlan{ledger_.plan,
                         {today(), static_cast<Cadence>(dice_.roll(3)), 48, LightThresholds{}}};
      case OperationKind::assign_unit:
        return AssignUnit{task(), any<Unit>(), Duty::supporting};
      case OperationKind::open_cycle:
        return OpenCycle{ledger_.plan, cycle_first(today())};
      case OperationKind::close_cycle:
        return CloseCycle{ledger_.plan, cycle_first(today() - 14)};
      case OperationKind::close_task:
        return CloseTask{task_of(staged(Stage::completed)), words()};
      case OperationKind::reopen_task:
        return ReopenTask{any<Task>([](const Task& each) { return each.closed.has_value(); }),
                          words()};
      default:
        return std::nullopt;
    }
  }

  std::optional<OperationBody> about_stage(OperationKind kind) {
    switch (kind) {
      case OperationKind::acknowledge:
        return Acknowledge{assignment()};
      case OperationKind::declare_complete:
        return DeclareComplete{staged(Stage::active, 100), words()};
      case OperationKind::accept_completion:
        return AcceptCompletion{staged(Stage::declared)};
      case OperationKind::return_completion:
        return ReturnCompletion{staged(Stage::declared), words()};
      case OperationKind::cancel_assignment:
        if (!dice_.one_in(10)) return std::nullopt;
        return CancelAssignment{assignment(), words()};
      case OperationKind::suspend_assignment:
        if (!dice_.one_in(3)) return std::nullopt;
        return SuspendAssignment{assignment(), words()};
      case OperationKind::resume_assignment:
        return ResumeAssignment{staged(Stage::suspended)};
      case OperationKind::reopen_assignment:
        return ReopenAssignment{staged(Stage::completed), words()};
      case OperationKind::exempt_from_cycle:
        return ExemptFromCycle{assignment(), cycle_first(today()), words()};
      case OperationKind::accept_report:
        return AcceptReport{any<Report>()};
      case OperationKind::return_report:
        return ReturnReport{any<Report>(), words()};
      case OperationKind::admit_late:
        return AdmitLate{any<LateArrival>()};
      case OperationKind::decline_late:
        return DeclineLate{any<LateArrival>(), words()};
      case OperationKind::raise_problem:
        return RaiseProblem{fresh<ProblemId>(), assignment(), words(), severity()};
      case OperationKind::assign_problem:
        return AssignProblem{any<Problem>(), any<Unit>(), severity()};
      case OperationKind::resolve_problem:
        return ResolveProblem{any<Problem>(), words()};
      default:
        return std::nullopt;
    }
  }

  EditActionPlan whole_plan() {
    const AssignmentId undated =
        any<Assignment>([&](const Assignment& each) { return each.task == ledger_.undated; });
    return {undated,
            {{PlanField::goal, words()},
             {PlanField::measures, words()},
             {PlanField::deadline, to_iso(within_year())}}};
  }

  FieldEdit field_edit() {
    const auto field = static_cast<PlanField>(dice_.roll(kPlanFields));
    if (field == PlanField::deadline) return {field, to_iso(within_year())};
    if (field == PlanField::milestones) return {field, to_iso(within_year()) + ' ' + words()};
    return {field, words()};
  }

  std::optional<OperationBody> about_action_plan(OperationKind kind) {
    switch (kind) {
      case OperationKind::edit_action_plan: {
        if (dice_.one_in(4)) return whole_plan();
        const FieldEdit one = field_edit();
        const FieldEdit two = field_edit();
        if (one.field == two.field) return EditActionPlan{assignment(), {one}};
        return EditActionPlan{assignment(), {one, two}};
      }
      case OperationKind::choose_field: {
        FieldEdit choice = field_edit();
        const AssignmentId about =
            planned([](const ActionPlan& plan) { return plan.is_contested(); });
        const ActionPlan* plan = ledger_.records.action_plan(action_plan_id_for(about));
        while (plan != nullptr && plan->is_contested() &&
               !plan->field(choice.field).is_contested()) {
          choice = field_edit();
        }
        return ChooseField{about, choice.field, choice.value};
      }
      case OperationKind::file_action_plan:
        return FileActionPlan{planned(PlanState::draft)};
      case OperationKind::approve_action_plan:
        return ApproveActionPlan{planned(PlanState::filed)};
      case OperationKind::return_action_plan:
        return ReturnActionPlan{planned(PlanState::filed), words()};
      default:
        return std::nullopt;
    }
  }

  std::optional<OperationBody> about_pressing(OperationKind kind) {
    switch (kind) {
      case OperationKind::send_reminder:
        return SendReminder{fresh<ReminderId>(), assignment(), words()};
      case OperationKind::issue_order:
        return IssueOrder{fresh<OrderId>(), assignment(), words(), words(), words(), soon()};
      case OperationKind::answer_order:
        return AnswerOrder{order(OrderState::issued), words()};
      case OperationKind::return_order:
        return ReturnOrder{order(OrderState::answered), words()};
      case OperationKind::close_order:
        return CloseOrder{order(OrderState::answered), words()};
      case OperationKind::reopen_order:
        return ReopenOrder{order(OrderState::closed), words()};
      case OperationKind::name_order:
        return NameOrder{order(OrderState::issued)};
      case OperationKind::give_instruction:
        return GiveInstruction{fresh<InstructionId>(), task(), words()};
      case OperationKind::answer_instruction:
        return AnswerInstruction{any<Instruction>(), words()};
      case OperationKind::file_extension:
        return FileExtension{fresh<ExtensionId>(), assignment(), within_year(), words()};
      case OperationKind::grant_extension:
        return GrantExtension{any<ExtensionRequest>()};
      case OperationKind::refuse_extension:
        return RefuseExtension{any<ExtensionRequest>(), words()};
      default:
        return std::nullopt;
    }
  }

  CircularId circular(PublicationState state) {
    if (dice_.one_in(4)) return any<Circular>();
    return any<Circular>([&](const Circular& each) { return each.state == state; });
  }

  std::optional<OperationBody> about_circular(OperationKind kind) {
    switch (kind) {
      case OperationKind::draft_circular: {
        DraftCircular body{fresh<CircularId>(), ledger_.office.person, figures_of(ledger_), {}};
        body.words[0] = "关于【方案名称】的通报";
        return body;
      }
      case OperationKind::freeze_circular:
        return FreezeCircular{circular(PublicationState::objections), ledger_.office.person,
                              figures_of(ledger_)};
      case OperationKind::word_circular:
        return WordCircular{circular(PublicationState::draft),
                            {{static_cast<CircularPart>(dice_.roll(kCircularParts)), words()}}};
      case OperationKind::open_objections:
        return OpenObjections{circular(PublicationState::draft),
                              dice_.one_in(2) ? today() : soon()};
      case OperationKind::file_objection:
        return FileObjection{fresh<ObjectionId>(), objected(), words()};
      case OperationKind::answer_objection:
        return AnswerObjection{any<Objection>([](const Objection& each) { return !each.answer; }),
                               dice_.one_in(2), words()};
      case OperationKind::publish_circular:
        return PublishCircular{circular(PublicationState::objections)};
      case OperationKind::withdraw_circular:
        return WithdrawCircular{circular(PublicationState::published), words()};
      default:
        return std::nullopt;
    }
  }

  AssessmentId assessment(PublicationState state) {
    if (dice_.one_in(4)) return any<Assessment>();
    return any<Assessment>([&](const Assessment& each) { return each.state == state; });
  }

  std::optional<OperationBody> about_assessment(OperationKind kind) {
    switch (kind) {
      case OperationKind::set_criteria: {
        std::vector<Criterion> criteria = first_criteria();
        if (dice_.one_in(3)) criteria.pop_back();
        return SetCriteria{ledger_.plan, criteria, words()};
      }
      case OperationKind::draft_assessment:
        return DraftAssessment{fresh<AssessmentId>(), ledger_.office.person, scores_of(ledger_)};
      case OperationKind::freeze_assessment:
        return FreezeAssessment{assessment(PublicationState::objections), ledger_.office.person,
                                scores_of(ledger_)};
      case OperationKind::adjust_score:
        return AdjustScore{assessment(PublicationState::draft), any<Unit>(),
                           static_cast<int32_t>(dice_.roll(5)) * 50 - 100, words()};
      case OperationKind::open_assessment:
        return OpenAssessment{assessment(PublicationState::draft),
                              dice_.one_in(2) ? today() : soon()};
      case OperationKind::publish_assessment:
        return PublishAssessment{assessment(PublicationState::objections)};
      case OperationKind::withdraw_assessment:
        return WithdrawAssessment{assessment(PublicationState::published), words()};
      default:
        return std::nullopt;
    }
  }

  AccountabilityId entry(PublicationState state) {
    if (dice_.one_in(4)) return any<AccountabilityEntry>();
    return any<AccountabilityEntry>(
        [&](const AccountabilityEntry& each) { return each.state == state; });
  }

  AccountabilityWords entry_words() {
    const auto kind = static_cast<AccountabilityKind>(dice_.roll(2));
    const CivilDate decided_on = dice_.one_in(6) ? soon() : today();
    return {kind, words(), words(), words(), decided_on};
  }

  // Against the unit that an order went to, or that a circular names.
  DraftAccountability draft_entry() {
    DraftAccountability body{fresh<AccountabilityId>(), any<Unit>(), OrderId(), entry_words()};
    const SupervisionOrder* about = ledger_.records.order(order(OrderState::closed));
    if (about == nullptr || dice_.one_in(2)) {
      const CircularId basis = circular(PublicationState::published);
      const Circular* named = ledger_.records.circular(basis);
      const bool fits = named != nullptr && !named->figures.units.empty() && !dice_.one_in(4);
      if (fits) body.unit = named->figures.units[dice_.roll(named->figures.units.size())].unit;
      body.basis = basis;
    } else {
      body.basis = about->id;
      body.unit = ledger_.records.assignment(about->assignment)->unit;
    }
    return body;
  }

  std::optional<OperationBody> about_register(OperationKind kind) {
    switch (kind) {
      case OperationKind::draft_accountability:
        return draft_entry();
      case OperationKind::word_accountability:
        return WordAccountability{entry(PublicationState::draft), entry_words()};
      case OperationKind::open_accountability:
        return OpenAccountability{entry(PublicationState::draft),
                                  dice_.one_in(2) ? today() : soon()};
      case OperationKind::publish_accountability:
        return PublishAccountability{entry(PublicationState::objections)};
      case OperationKind::correct_accountability:
        return CorrectAccountability{entry(PublicationState::published), words(), words(), words()};
      case OperationKind::withdraw_accountability:
        // What is removed cannot be corrected any more.
        if (!dice_.one_in(3)) return std::nullopt;
        return WithdrawAccountability{entry(PublicationState::published), words()};
      default:
        return std::nullopt;
    }
  }

  ObjectionSubject objected() {
    switch (dice_.roll(3)) {
      case 0:
        return circular(PublicationState::objections);
      case 1:
        return assessment(PublicationState::objections);
      default:
        return entry(PublicationState::objections);
    }
  }

  SubmitReport report() {
    const bool whole = dice_.one_in(3);
    SubmitReport body = ledger_.report(whole ? 100 : static_cast<int32_t>(dice_.roll(4) * 25));
    body.assignment = assignment();
    body.content.no_change = dice_.one_in(4);
    if (dice_.one_in(4)) body.content.problem = words();
    if (dice_.one_in(2)) body.content.reason = "核减";
    const Assignment* about = ledger_.records.assignment(body.assignment);
    if (dice_.one_in(2)) body.replaces = about->current_report;
    return body;
  }

  SmallLedger& ledger_;
  Dice& dice_;
};

}  // namespace tz::testing
