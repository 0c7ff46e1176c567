#include "app/matters.h"

#include <algorithm>

namespace tz::client {
namespace {

using Tone = Matter::Tone;

std::string unit_of(const ViewContext& at, AssignmentId id) {
  const Assignment* assignment = at.records.assignment(id);
  return assignment == nullptr ? std::string() : at.unit_name(assignment->unit);
}

Text word_of(OrderAct act) {
  switch (act) {
    case OrderAct::answered:
      return Text::trail_answered;
    case OrderAct::returned:
      return Text::trail_returned;
    case OrderAct::closed:
      return Text::trail_closed;
    case OrderAct::reopened:
      return Text::trail_reopened;
    case OrderAct::named:
      return Text::trail_named;
  }
  TZ_ASSERT(false);
}

Matter matter_of(const DeedContext& context, const Instruction& instruction) {
  const ViewContext& at = context.at;
  Matter out;
  out.record = key_of(instruction);
  out.title = at.say(Text::kind_give_instruction);
  out.open = !instruction.answer;
  out.state = at.say(out.open ? Text::state_to_answer : Text::state_answered);
  out.tone = out.open ? Tone::waiting : Tone::good;
  out.lines.push_back({at.person_name(instruction.given.by, at.say(Text::role_supervisor)),
                       instruction.given.text});
  if (instruction.answer) {
    const std::string unit = unit_of(at, instruction.assignment);
    out.trail.push_back(at.said(Text::trail_answered, *instruction.answer, unit));
  }
  out.since_ms = instruction.given.at.unix_ms;
  out.deeds = deeds_of(context, instruction);
  return out;
}

Matter matter_of(const DeedContext& context, const ExtensionRequest& request) {
  const ViewContext& at = context.at;
  Matter out;
  out.record = key_of(request);
  out.title = at.say(Text::extension_title);
  out.open = request.state == ExtensionState::filed;
  switch (request.state) {
    case ExtensionState::filed:
      out.state = at.say(Text::state_to_decide);
      out.tone = Tone::waiting;
      break;
    case ExtensionState::granted:
      out.state = at.say(Text::state_granted);
      out.tone = Tone::good;
      break;
    case ExtensionState::refused:
      out.state = at.say(Text::state_refused);
      out.tone = Tone::bad;
      break;
  }
  out.lines.push_back(
      {at.say(Text::deadline),
       at.say(Text::from_to, {at.date(request.old_deadline), at.date(request.new_deadline)})});
  out.lines.push_back({at.say(Text::field_reason), request.filed.text});
  if (request.decision) {
    const bool granted = request.state == ExtensionState::granted;
    out.trail.push_back(at.said(granted ? Text::trail_granted : Text::trail_refused,
                                *request.decision, at.say(Text::role_office)));
  }
  out.since_ms = request.filed.at.unix_ms;
  out.deeds = deeds_of(context, request);
  return out;
}

void say_plan_state(const ViewContext& at, const ActionPlan& plan, Matter& out) {
  if (plan.is_contested()) {
    out.state = at.say(Text::state_contested);
    out.tone = Tone::bad;
    return;
  }
  switch (plan.state) {
    case PlanState::draft:
      out.state = at.say(Text::state_draft);
      out.tone = Tone::quiet;
      return;
    case PlanState::filed:
      out.state = at.say(Text::state_to_decide);
      out.tone = Tone::waiting;
      return;
    case PlanState::approved:
      out.state = at.say(Text::state_approved);
      out.tone = Tone::good;
      return;
    case PlanState::returned:
      out.state = at.say(Text::state_returned);
      out.tone = Tone::bad;
      return;
  }
}

Matter matter_of(const DeedContext& context, const ActionPlan& plan) {
  const ViewContext& at = context.at;
  Matter out;
  out.record = key_of(plan);
  out.title = at.say(Text::action_plan);
  say_plan_state(at, plan, out);
  out.open = plan.state != PlanState::approved || plan.is_contested();
  const std::string unit = unit_of(at, plan.assignment);
  constexpr Text kLabels[kPlanFields] = {Text::field_goal, Text::field_measures, Text::deadline,
                                         Text::field_milestones};
  for (size_t i = 0; i < kPlanFields; ++i) {
    const auto which = static_cast<PlanField>(i);
    const MergedField& field = plan.field(which);
    if (field.current.value.empty() && !field.is_contested()) continue;
    const std::string label = at.say(kLabels[i]);
    const auto value = [&](const FieldValue& one) { return plan_value_text(at, which, one.value); };
    if (!field.is_contested()) {
      out.lines.push_back({label, value(field.current)});
      continue;
    }
    const auto line = [&](const FieldValue& one, bool rival) {
      out.lines.push_back(
          {at.say(Text::label_of_author, {label, at.person_name(one.by, unit), at.time(one.at)}),
           value(one), rival});
    };
    line(field.current, false);
    for (const FieldValue& rival : field.rivals) line(rival, true);
  }
  if (plan.filed) out.trail.push_back(at.said(Text::trail_filed, *plan.filed, unit));
  if (plan.decision && plan.state != PlanState::draft) {
    const bool approved = plan.state == PlanState::approved;
    out.trail.push_back(at.said(approved ? Text::trail_approved : Text::trail_returned,
                                *plan.decision, at.say(Text::role_office)));
  }
  out.deeds = deeds_of(context, plan);
  return out;
}

}  // namespace

std::string number_of(const ViewContext& at, const SupervisionOrder& order) {
  return at.say(Text::order_number, {std::to_string(order.year), std::to_string(order.serial)});
}

Matter matter_of(const DeedContext& context, const SupervisionOrder& order) {
  const ViewContext& at = context.at;
  Matter out;
  out.record = key_of(order);
  out.title = at.say(Text::order_title, {number_of(at, order)});
  out.open = order.state != OrderState::closed;
  if (order.is_overdue(at.reader.today)) {
    out.state = at.say(Text::days_over, {std::to_string(at.reader.today - order.deadline)});
    out.tone = Tone::bad;
  } else if (order.state == OrderState::issued) {
    out.state = at.say(Text::state_to_answer);
    out.tone = Tone::waiting;
  } else if (order.state == OrderState::answered) {
    out.state = at.say(Text::state_to_check);
    out.tone = Tone::waiting;
  } else {
    out.state = at.say(Text::state_closed);
    out.tone = Tone::good;
  }
  out.lines = {{at.say(Text::field_basis), order.basis},
               {at.say(Text::field_facts), order.facts},
               {at.say(Text::field_demand), order.demand},
               {at.say(Text::field_answer_by), at.date(order.deadline)}};
  for (const OrderStep& step : order.steps) {
    const bool own = step.act == OrderAct::answered;
    const std::string by = own ? unit_of(at, order.assignment) : at.say(Text::role_office);
    out.trail.push_back(at.said(word_of(step.act), step.remark, by));
  }
  out.since_ms = order.issued_at.unix_ms;
  out.deeds = deeds_of(context, order);
  return out;
}

Matter matter_of(const DeedContext& context, const Problem& problem) {
  const ViewContext& at = context.at;
  Matter out;
  out.record = key_of(problem);
  out.title =
      at.say(problem.severity == Severity::severe ? Text::problem_severe : Text::field_problem);
  out.open = problem.is_open();
  if (out.open) {
    const int32_t days = at.reader.today - shanghai_date(problem.raised.at);
    out.state =
        days <= 0 ? at.say(Text::today) : at.say(Text::state_open_days, {std::to_string(days)});
    out.tone = problem.severity == Severity::severe ? Tone::bad : Tone::waiting;
  } else {
    out.state = at.say(Text::state_resolved);
    out.tone = Tone::good;
  }
  out.lines.push_back(
      {at.person_name(problem.raised.by, at.unit_name(problem.raised_unit)), problem.raised.text});
  if (problem.owner != problem.raised_unit) {
    out.lines.push_back({at.say(Text::field_owner), at.unit_name(problem.owner)});
  }
  if (problem.resolution) {
    const std::string owner = at.unit_name(problem.owner);
    out.trail.push_back(at.said(Text::trail_resolved, *problem.resolution, owner));
  }
  out.since_ms = problem.raised.at.unix_ms;
  out.deeds = deeds_of(context, problem);
  return out;
}

std::vector<Matter> matters_of(const DeedContext& context, const Assignment& assignment) {
  const RecordSet& records = context.at.records;
  std::vector<Matter> out;
  const auto add = [&](const auto& all) {
    for (const auto* one : all) out.push_back(matter_of(context, *one));
  };
  add(records.instructions_of(assignment.id));
  add(records.orders_of(assignment.id));
  add(records.extensions_of(assignment.id));
  add(records.problems_of(assignment.id));
  const ActionPlan* plan = records.action_plan(action_plan_id_for(assignment.id));
  if (plan != nullptr) out.push_back(matter_of(context, *plan));
  for (Matter& matter : out) matter.unit = context.at.unit_name(assignment.unit);
  std::stable_sort(out.begin(), out.end(), [](const Matter& a, const Matter& b) {
    if (a.open != b.open) return a.open;
    return b.since_ms < a.since_ms;
  });
  return out;
}

}  // namespace tz::client
