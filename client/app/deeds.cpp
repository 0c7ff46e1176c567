#include "app/deeds.h"

#include <algorithm>

#include "app/deed_offer.h"
#include "rules/cycle.h"

namespace tz::client {
namespace {

constexpr int32_t kOrderDays = 7;       // proposed for the answer to an order
constexpr int32_t kExtensionDays = 30;  // proposed for an extension

// Collects the deeds that the rules would let through.
class Offer {
 public:
  explicit Offer(const DeedContext& context) : context_(context) {}

  Offer& add(Deed deed) {
    if (foreseen(context_.edit, deed.body).ok()) deeds_.push_back(std::move(deed));
    return *this;
  }
  std::vector<Deed> take() { return std::move(deeds_); }

 private:
  const DeedContext& context_;
  std::vector<Deed> deeds_;
};

AskField words(std::string key, Text label, bool required = true) {
  return {.key = std::move(key), .label = label, .required = required};
}

AskField files() {
  return {.key = kAttachmentsKey,
          .label = Text::photos_title,
          .kind = AskKind::files,
          .required = false};
}

AskField day(std::string key, Text label, CivilDate proposed) {
  return {.key = std::move(key), .label = label, .kind = AskKind::day, .answer = to_iso(proposed)};
}

AskField severity_field(const ViewContext& at, Severity now) {
  return {.key = "severity",
          .label = Text::field_severity,
          .kind = AskKind::choice,
          .answer = std::string(name_of(now)),
          .options = {{std::string(name_of(Severity::normal)), at.say(Text::severity_normal)},
                      {std::string(name_of(Severity::severe)), at.say(Text::severity_severe)}}};
}

Deed asked_for_reason(Text label, DeedWeight weight, OperationBody body) {
  return {.label = label,
          .weight = weight,
          .fields = {words("reason", Text::field_reason)},
          .body = std::move(body)};
}

// The members that the register proposes for a group of that name.
std::vector<UnitId> usual_members(const RecordSet& records, std::string_view name) {
  for (const auto& [id, group] : records.all_of<UnitGroup>()) {
    if (group.name == name) return group.members;
  }
  return {};
}

Deed confirm_deed(const ViewContext& at, const Task& task, const OpenGroup& group) {
  const std::vector<UnitId> members =
      group.members.empty() ? usual_members(at.records, group.name) : group.members;
  return {.label = group.confirmed ? Text::change_members : Text::confirm_group,
          .fields = {{.key = "members",
                      .label = Text::field_members,
                      .kind = AskKind::choices,
                      .answer = spaced(members),
                      .options = unit_options(at, [](const Unit&) { return true; })}},
          .note = group.name,
          .subject = group.name,
          .body = ConfirmGroup{task.id, group.name, {at.reader.actor.unit}}};
}

Deed assign_deed(const ViewContext& at, const Task& task) {
  const auto is_free = [&](const Unit& unit) {
    const std::vector<const Assignment*> all = at.records.assignments_of(task.id);
    return std::none_of(all.begin(), all.end(),
                        [&](const Assignment* one) { return one->unit == unit.id; });
  };
  Deed deed;
  deed.label = Text::kind_assign_unit;
  std::vector<AskOption> units = unit_options(at, is_free);
  const auto first = units.empty() ? std::nullopt : uuid_from(units.front().value);
  deed.fields = {
      {.key = "unit",
       .label = Text::field_unit,
       .kind = AskKind::choice,
       .options = std::move(units)},
      {.key = "duty",
       .label = Text::field_duty,
       .kind = AskKind::choice,
       .answer = std::string(name_of(Duty::responsible)),
       .options = {{std::string(name_of(Duty::lead)), at.duty_word(Duty::lead)},
                   {std::string(name_of(Duty::responsible)), at.duty_word(Duty::responsible)},
                   {std::string(name_of(Duty::supporting)), at.duty_word(Duty::supporting)}}}};
  deed.body = AssignUnit{task.id, first ? UnitId(*first) : UnitId(), Duty::responsible};
  return deed;
}

CivilDate proposed_deadline(const ViewContext& at, const Task& task) {
  const Plan* plan = at.records.plan(task.plan);
  return plan == nullptr ? at.reader.today : plan->ends_on;
}

Deed order_deed(const ViewContext& at, const Assignment& assignment) {
  const Task* task = at.records.task(assignment.task);
  const CivilDate until = at.reader.today + kOrderDays;
  Deed deed;
  deed.label = Text::kind_issue_order;
  deed.fields = {words("basis", Text::field_basis), words("facts", Text::field_facts),
                 words("demand", Text::field_demand),
                 day("deadline", Text::field_answer_by, until)};
  // What the ledger knows already is not asked again.
  const Plan* plan = task == nullptr ? nullptr : at.records.plan(task->plan);
  if (plan != nullptr) {
    deed.fields[0].answer = at.say(Text::order_basis, {plan->title, task->number, task->title});
  }
  deed.subject = at.unit_name(assignment.unit);
  deed.body = IssueOrder{OrderId(), assignment.id, kAnyWords, kAnyWords, kAnyWords, until};
  return deed;
}

}  // namespace

std::string plan_value_text(const ViewContext& at, PlanField field, const std::string& value) {
  if (value.empty()) return at.say(Text::value_emptied);
  if (field == PlanField::deadline) {
    const auto date = civil_from_iso(value);
    return date ? at.date(*date) : value;
  }
  if (field != PlanField::milestones) return value;
  const auto milestones = milestones_from(value);
  if (!milestones) return value;
  std::string out;
  for (const Milestone& one : *milestones) {
    if (!out.empty()) out += '\n';
    out += at.say(one.reached ? Text::milestone_reached : Text::milestone_ahead,
                  {at.date(one.due), one.title});
  }
  return out;
}

std::vector<Deed> deeds_of(const DeedContext& context, const Task& task) {
  const ViewContext& at = context.at;
  Offer offer(context);
  offer.add({.label = Text::kind_give_instruction,
             .weight = DeedWeight::primary,
             .fields = {words("text", Text::field_instruction)},
             .body = GiveInstruction{InstructionId(), task.id, kAnyWords}});
  offer.add({.label = Text::kind_close_task,
             .weight = DeedWeight::primary,
             .fields = {words("words", Text::field_check, false)},
             .body = CloseTask{task.id, {}}});
  const CivilDate proposed = proposed_deadline(at, task);
  offer.add({.label = Text::agree_deadline,
             .fields = {day("deadline", Text::deadline_day, proposed)},
             .note = at.say(Text::deadline_text),
             .body = AgreeDeadline{task.id, proposed}});
  offer.add(assign_deed(at, task));
  offer.add(
      asked_for_reason(Text::kind_reopen_task, DeedWeight::danger, ReopenTask{task.id, kAnyWords}));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const Task& task, const OpenGroup& group) {
  Offer offer(context);
  offer.add(confirm_deed(context.at, task, group));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const Assignment& assignment) {
  const AssignmentId id = assignment.id;
  Offer offer(context);
  offer.add({.label = Text::accept_completion,
             .weight = DeedWeight::primary,
             .body = AcceptCompletion{id}});
  offer.add(asked_for_reason(Text::return_completion, DeedWeight::secondary,
                             ReturnCompletion{id, kAnyWords}));
  offer.add({.label = Text::kind_send_reminder,
             .fields = {words("words", Text::field_reminder, false)},
             .body = SendReminder{ReminderId(), id, {}}});
  offer.add(order_deed(context.at, assignment));
  const Task* task = context.at.records.task(assignment.task);
  const Plan* plan = task == nullptr ? nullptr : context.at.records.plan(task->plan);
  if (plan != nullptr) {
    const CivilDate first = cycle_of(*plan, context.at.reader.today).first;
    const MissedReport* missed = context.at.records.missed_report(missed_report_id_for(id, first));
    if (missed == nullptr || !missed->exemption) {
      offer.add(asked_for_reason(Text::kind_exempt_from_cycle, DeedWeight::secondary,
                                 ExemptFromCycle{id, first, kAnyWords}));
    }
  }
  offer.add({.label = Text::kind_resume_assignment, .body = ResumeAssignment{id}});
  offer.add(asked_for_reason(Text::kind_suspend_assignment, DeedWeight::secondary,
                             SuspendAssignment{id, kAnyWords}));
  offer.add(asked_for_reason(Text::kind_reopen_assignment, DeedWeight::secondary,
                             ReopenAssignment{id, kAnyWords}));
  Deed cancel = asked_for_reason(Text::cancel_assignment, DeedWeight::danger,
                                 CancelAssignment{id, kAnyWords});
  cancel.note = context.at.say(Text::cancel_text);
  offer.add(std::move(cancel));
  std::vector<Deed> out = offer.take();
  for (Deed& deed : out) deed.subject = context.at.unit_name(assignment.unit);
  return out;
}

std::vector<Deed> own_deeds_of(const DeedContext& context, const Assignment& assignment) {
  const ViewContext& at = context.at;
  const AssignmentId id = assignment.id;
  Offer offer(context);
  const ActionPlan* plan = at.records.action_plan(action_plan_id_for(id));
  const ActionPlan empty;
  const ActionPlan& known = plan == nullptr ? empty : *plan;
  Deed edit;
  edit.label = plan == nullptr ? Text::write_action_plan : Text::kind_edit_action_plan;
  edit.note = at.say(Text::action_plan_note);
  const auto field = [&](PlanField which, Text label, AskKind kind) {
    edit.fields.push_back({.key = std::string(name_of(which)),
                           .label = label,
                           .kind = kind,
                           .required = false,
                           .answer = known.value(which)});
  };
  field(PlanField::goal, Text::field_goal, AskKind::words);
  field(PlanField::measures, Text::field_measures, AskKind::words);
  // Once it is agreed, an extension moves it.
  if (!assignment.deadline) field(PlanField::deadline, Text::deadline, AskKind::day);
  field(PlanField::milestones, Text::field_milestones, AskKind::words);
  edit.body = EditActionPlan{id, {{PlanField::goal, kAnyWords}}};
  offer.add(std::move(edit));
  const Task* task = at.records.task(assignment.task);
  const auto deadline = task == nullptr ? std::nullopt : deadline_of(assignment, *task);
  if (deadline) {
    // The plan's end bounds every deadline.
    const Plan* whole = at.records.plan(task->plan);
    CivilDate proposed = *deadline + kExtensionDays;
    if (whole != nullptr && whole->ends_on < proposed) proposed = whole->ends_on;
    offer.add({.label = Text::kind_file_extension,
               .fields = {day("new_deadline", Text::field_new_deadline, proposed),
                          words("reason", Text::field_reason)},
               .note = at.say(Text::extension_note, {at.date(*deadline)}),
               .body = FileExtension{ExtensionId(), id, proposed, kAnyWords}});
  }
  offer.add({.label = Text::kind_raise_problem,
             .fields = {words("text", Text::field_problem), severity_field(at, Severity::normal)},
             .body = RaiseProblem{ProblemId(), id, kAnyWords, Severity::normal}});
  return offer.take();
}

Deed declare_deed(const ViewContext& at, const Assignment& assignment) {
  const Task* task = at.records.task(assignment.task);
  return {.label = Text::declare_complete,
          .weight = DeedWeight::primary,
          .fields = {words("evidence", Text::field_evidence), files()},
          .note = at.say(Text::declare_text),
          .subject = task == nullptr ? std::string() : task->title,
          .body = DeclareComplete{assignment.id, kAnyWords}};
}

std::vector<Deed> deeds_of(const DeedContext& context, const Report& report) {
  Offer offer(context);
  offer.add({.label = Text::accept_report,
             .weight = DeedWeight::primary,
             .body = AcceptReport{report.id}});
  offer.add(asked_for_reason(Text::return_report, DeedWeight::secondary,
                             ReturnReport{report.id, kAnyWords}));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const LateArrival& late) {
  Offer offer(context);
  offer.add({.label = Text::admit_late, .weight = DeedWeight::primary, .body = AdmitLate{late.id}});
  offer.add(
      asked_for_reason(Text::decline_late, DeedWeight::secondary, DeclineLate{late.id, kAnyWords}));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const ActionPlan& plan) {
  const AssignmentId id = plan.assignment;
  Offer offer(context);
  constexpr Text kLabels[kPlanFields] = {Text::field_goal, Text::field_measures, Text::deadline,
                                         Text::field_milestones};
  constexpr Text kChoices[kPlanFields] = {Text::choose_goal, Text::choose_measures,
                                          Text::choose_deadline, Text::choose_milestones};
  for (size_t i = 0; i < kPlanFields; ++i) {
    const auto field = static_cast<PlanField>(i);
    if (!plan.field(field).is_contested()) continue;
    Deed choose;
    choose.label = kChoices[i];
    choose.note = context.at.say(Text::choose_note);
    const auto option = [&](const FieldValue& value) {
      return AskOption{value.value, plan_value_text(context.at, field, value.value),
                       context.at.say(Text::author_at, {context.at.person_name(value.by),
                                                        context.at.time(value.at)})};
    };
    AskField values{.key = "value",
                    .label = kLabels[i],
                    .kind = AskKind::version,
                    .required = false,
                    .answer = plan.value(field),
                    .options = {option(plan.field(field).current)}};
    for (const FieldValue& rival : plan.field(field).rivals) {
      values.options.push_back(option(rival));
    }
    choose.fields = {std::move(values)};
    choose.body = ChooseField{id, field, plan.value(field)};
    offer.add(std::move(choose));
  }
  offer.add({.label = Text::kind_file_action_plan,
             .weight = DeedWeight::primary,
             .body = FileActionPlan{id}});
  offer.add(
      {.label = Text::approve_plan, .weight = DeedWeight::primary, .body = ApproveActionPlan{id}});
  offer.add(
      asked_for_reason(Text::return_plan, DeedWeight::secondary, ReturnActionPlan{id, kAnyWords}));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const Problem& problem) {
  const ViewContext& at = context.at;
  Offer offer(context);
  offer.add({.label = Text::kind_resolve_problem,
             .weight = DeedWeight::primary,
             .fields = {words("resolution", Text::field_resolution)},
             .body = ResolveProblem{problem.id, kAnyWords}});
  offer.add({.label = Text::kind_assign_problem,
             .fields = {{.key = "owner",
                         .label = Text::field_owner,
                         .kind = AskKind::choice,
                         .answer = to_string(problem.owner),
                         .options = unit_options(at, [](const Unit&) { return true; })},
                        severity_field(at, problem.severity)},
             .body = AssignProblem{problem.id, problem.owner, problem.severity}});
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const SupervisionOrder& order) {
  Offer offer(context);
  offer.add({.label = Text::kind_answer_order,
             .weight = DeedWeight::primary,
             .fields = {words("answer", Text::field_answer), files()},
             .body = AnswerOrder{order.id, kAnyWords}});
  offer.add({.label = Text::kind_close_order,
             .weight = DeedWeight::primary,
             .fields = {words("words", Text::field_check)},
             .body = CloseOrder{order.id, kAnyWords}});
  offer.add(asked_for_reason(Text::return_order, DeedWeight::secondary,
                             ReturnOrder{order.id, kAnyWords}));
  offer.add(asked_for_reason(Text::kind_reopen_order, DeedWeight::secondary,
                             ReopenOrder{order.id, kAnyWords}));
  offer.add(
      {.label = Text::kind_name_order, .weight = DeedWeight::danger, .body = NameOrder{order.id}});
  const Assignment* assignment = context.at.records.assignment(order.assignment);
  if (assignment != nullptr) offer.add(draft_entry_deed(context.at, order, assignment->unit));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const Instruction& instruction) {
  Offer offer(context);
  offer.add({.label = Text::kind_answer_instruction,
             .weight = DeedWeight::primary,
             .fields = {words("answer", Text::field_answer)},
             .body = AnswerInstruction{instruction.id, kAnyWords}});
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const ExtensionRequest& request) {
  Offer offer(context);
  offer.add({.label = Text::grant_extension,
             .weight = DeedWeight::primary,
             .body = GrantExtension{request.id}});
  offer.add(asked_for_reason(Text::refuse_extension, DeedWeight::secondary,
                             RefuseExtension{request.id, kAnyWords}));
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const Plan& plan) {
  const ViewContext& at = context.at;
  const Steering now = steering_on(plan, at.reader.today);
  const auto number = [](std::string key, Text label, int32_t value) {
    return AskField{.key = std::move(key),
                    .label = label,
                    .kind = AskKind::number,
                    .answer = std::to_string(value)};
  };
  AskField cadence{.key = "steering.cadence",
                   .label = Text::field_cadence,
                   .kind = AskKind::choice,
                   .answer = std::string(name_of(now.cadence))};
  for (const auto& [value, word] : {std::pair{Cadence::weekly, Text::cadence_weekly},
                                    std::pair{Cadence::half_monthly, Text::cadence_half_monthly},
                                    std::pair{Cadence::monthly, Text::cadence_monthly},
                                    std::pair{Cadence::quarterly, Text::cadence_quarterly}}) {
    cadence.options.push_back({std::string(name_of(value)), at.say(word)});
  }
  Offer offer(context);
  offer.add({.label = Text::kind_steer_plan,
             .fields = {std::move(cadence),
                        number("steering.grace_hours", Text::field_grace, now.grace_hours),
                        number("steering.thresholds.due_soon_days", Text::field_due_soon_days,
                               now.thresholds.due_soon_days),
                        number("steering.thresholds.due_soon_percent", Text::field_due_soon_percent,
                               now.thresholds.due_soon_percent),
                        number("steering.thresholds.behind_points", Text::field_behind_points,
                               now.thresholds.behind_points)},
             .note = at.say(Text::steer_note),
             .body = SteerPlan{plan.id, now}});
  return offer.take();
}

std::vector<Deed> deeds_of(const DeedContext& context, const UnitGroup& group) {
  const ViewContext& at = context.at;
  UnitGroup asked = group;
  if (asked.name.empty()) asked.name = kAnyWords;
  if (asked.members.empty()) asked.members = {at.reader.actor.unit};
  Offer offer(context);
  offer.add({.label = group.id.is_nil() ? Text::new_group : Text::edit_group,
             .fields = {{.key = "group.name",
                         .label = Text::group_name,
                         .kind = AskKind::line,
                         .answer = group.name},
                        {.key = "group.members",
                         .label = Text::field_members,
                         .kind = AskKind::choices,
                         .answer = spaced(group.members),
                         .options = unit_options(at, [](const Unit&) { return true; })}},
             .body = PutGroup{std::move(asked)},
             .base = group.version});
  return offer.take();
}

}  // namespace tz::client
