// Rules about action plans (rule 3 of the domain): written field by field by a unit's staff, filed
// by its head, approved or returned by the office.
#include <algorithm>

#include "base/utf8.h"
#include "model/limits.h"
#include "rules/judge_common.h"

namespace tz {
namespace {

Error field_error(ErrorCode code, PlanField field) {
  const std::string path = "body." + std::string(name_of(field));
  return error(code, path, {path});
}

Outcome check_value(PlanField field, const std::string& value) {
  if (field == PlanField::deadline && !value.empty() && !civil_from_iso(value)) {
    return field_error(ErrorCode::bad_date, field);
  }
  if (field == PlanField::milestones && !milestones_from(value)) {
    return field_error(ErrorCode::milestones_unreadable, field);
  }
  return done();
}

// What is over needs no plan; what is declared complete is being judged by the plan it has.
Outcome check_stage(const Assignment& assignment) {
  if (assignment.is_over()) return error(ErrorCode::assignment_over);
  if (assignment.stage == Stage::declared) return error(ErrorCode::wrong_stage);
  return done();
}

// The plan as it stands; an empty draft where nobody has written one.
ActionPlan standing_plan(AssignmentId assignment, const LedgerView& ledger) {
  const ActionPlanId id = action_plan_id_for(assignment);
  if (const ActionPlan* found = ledger.action_plan(id)) return *found;
  ActionPlan plan;
  plan.id = id;
  plan.assignment = assignment;
  return plan;
}

template <class Wanted>
void drop_rivals(MergedField& field, Wanted wanted) {
  field.rivals.erase(std::remove_if(field.rivals.begin(), field.rivals.end(), wanted),
                     field.rivals.end());
}

// What a person wrote before is theirs to replace. What others wrote is never lost: a value that
// its author did not know of, or that stands in a contest already, keeps its place, and the new one
// goes beside it. False: there is no room for one more.
bool merge(MergedField& field, FieldValue next, uint64_t base) {
  const bool was_contested = field.is_contested();
  drop_rivals(field, [&](const FieldValue& rival) { return rival.by == next.by; });
  const auto says_the_same = [&](const FieldValue& other) { return other.value == next.value; };
  if (says_the_same(field.current)) return true;
  const bool seen = field.current.version <= base;
  if (field.current.by == next.by || (seen && !was_contested)) {
    drop_rivals(field, says_the_same);
    field.current = std::move(next);
    return true;
  }
  if (std::any_of(field.rivals.begin(), field.rivals.end(), says_the_same)) return true;
  if (field.rivals.size() >= kMaxRivals) return false;
  field.rivals.push_back(std::move(next));
  return true;
}

// The head of the unit files; a sub-district or a functional zone fills in its own measures, and
// there any of its staff may.
Outcome may_file(const Assignment& assignment, const Case& at) {
  if (!is_own(at.actor, assignment)) return error(ErrorCode::foreign_unit, "body.assignment");
  if (at.actor.has(Role::unit_lead)) return done();
  const Unit* unit = at.ledger.unit(assignment.unit);
  const bool fills_in_itself = unit != nullptr && (unit->kind == UnitKind::sub_district ||
                                                   unit->kind == UnitKind::functional_zone);
  if (fills_in_itself) return done();
  return error(ErrorCode::not_allowed);
}

Outcome check_whole(const ActionPlan& plan) {
  for (size_t i = 0; i < kPlanFields; ++i) {
    if (!plan.fields[i].is_contested()) continue;
    return field_error(ErrorCode::field_contested, static_cast<PlanField>(i));
  }
  for (const PlanField field : {PlanField::goal, PlanField::measures}) {
    if (trimmed(plan.value(field)).empty()) return field_error(ErrorCode::text_required, field);
  }
  return done();
}

Outcome check_deadline(const ActionPlan& plan, const Assignment& assignment, const Task& task,
                       const LedgerView& ledger) {
  // Once one is agreed for the unit, the plan's own says nothing more: an extension moves it.
  if (assignment.deadline) return done();
  const std::optional<CivilDate> proposed = plan.deadline();
  if (!proposed) {
    if (task.deadline) return done();
    return field_error(ErrorCode::deadline_needed, PlanField::deadline);
  }
  const Plan* whole = ledger.plan(task.plan);
  if (whole == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!in_period(*whole, *proposed)) {
    return field_error(ErrorCode::deadline_outside, PlanField::deadline);
  }
  if (task.deadline && *proposed > *task.deadline) {
    return field_error(ErrorCode::deadline_later, PlanField::deadline);
  }
  return done();
}

// The filed plan that the office decides on.
Result<ActionPlan> filed_plan(AssignmentId assignment, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const ActionPlan* found = at.ledger.action_plan(action_plan_id_for(assignment));
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->state != PlanState::filed) return error(ErrorCode::already_decided);
  return *found;
}

}  // namespace

Result<Decision> judge(const EditActionPlan& body, const Case& at) {
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (!is_own(at.actor, *assignment)) return error(ErrorCode::foreign_unit, "body.assignment");
  if (const Outcome stage = check_stage(*assignment); !stage) return stage.error();
  const ActionPlan before = standing_plan(body.assignment, at.ledger);
  ActionPlan next = before;
  for (const FieldEdit& edit : body.edits) {
    if (const Outcome valid = check_value(edit.field, edit.value); !valid) return valid.error();
    const bool differs = edit.value != before.value(edit.field);
    if (edit.field == PlanField::deadline && assignment->deadline && differs) {
      return field_error(ErrorCode::deadline_fixed, edit.field);
    }
    const FieldValue value{edit.value, at.actor.person, written_at(at), at.stamp.seq};
    if (!merge(next.field(edit.field), value, at.operation.base)) {
      const std::string field(name_of(edit.field));
      return error(ErrorCode::too_many, field, {field, std::to_string(kMaxRivals)});
    }
  }
  // Who repeats what stands has changed nothing, and takes no filed plan back.
  if (next == before) return Decision{};
  next.state = PlanState::draft;
  return changed(std::move(next));
}

Result<Decision> judge(const ChooseField& body, const Case& at) {
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  const bool heads_it = is_own(at.actor, *assignment) && at.actor.has(Role::unit_lead);
  if (!heads_it && !at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  const ActionPlan* found = at.ledger.action_plan(action_plan_id_for(body.assignment));
  if (found == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (!found->field(body.field).is_contested()) {
    return field_error(ErrorCode::field_not_contested, body.field);
  }
  if (const Outcome valid = check_value(body.field, body.value); !valid) return valid.error();
  ActionPlan next = *found;
  next.field(body.field) = {{body.value, at.actor.person, written_at(at), at.stamp.seq}, {}};
  return changed(std::move(next));
}

Result<Decision> judge(const FileActionPlan& body, const Case& at) {
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  if (assignment == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (const Outcome may = may_file(*assignment, at); !may) return may.error();
  const ActionPlan* found = at.ledger.action_plan(action_plan_id_for(body.assignment));
  const Task* task = at.ledger.task(assignment->task);
  if (found == nullptr || task == nullptr) return error(ErrorCode::not_found, "body.assignment");
  if (const Outcome stage = check_stage(*assignment); !stage) return stage.error();
  if (is_stale(at, found->version)) return error(ErrorCode::stale);
  if (found->state == PlanState::filed || found->state == PlanState::approved) {
    return error(ErrorCode::already_decided);
  }
  if (const Outcome whole = check_whole(*found); !whole) return whole.error();
  const Outcome deadline = check_deadline(*found, *assignment, *task, at.ledger);
  if (!deadline) return deadline.error();
  ActionPlan next = *found;
  // Where a deadline stands the office has nothing to agree to.
  next.state = deadline_of(*assignment, *task) ? PlanState::approved : PlanState::filed;
  next.filed = remark_of({}, at);
  next.decision.reset();
  return changed(std::move(next));
}

Result<Decision> judge(const ApproveActionPlan& body, const Case& at) {
  Result<ActionPlan> found = filed_plan(body.assignment, at);
  if (!found) return found.error();
  const Assignment* assignment = at.ledger.assignment(body.assignment);
  const Task* task = assignment == nullptr ? nullptr : at.ledger.task(assignment->task);
  if (task == nullptr) return error(ErrorCode::not_found, "body.assignment");
  ActionPlan next = std::move(*found);
  next.state = PlanState::approved;
  next.decision = remark_of({}, at);
  const std::optional<CivilDate> deadline = next.deadline();
  Decision decision = changed(std::move(next));
  // An extension granted since the filing knows better than the plan.
  if (!deadline || assignment->deadline) return decision;
  Assignment agreed = *assignment;
  agreed.deadline = deadline;
  decision.changed.emplace_back(std::move(agreed));
  if (assignment->duty == Duty::lead && !task->deadline) {
    Task dated = *task;
    dated.deadline = deadline;
    dated.deadline_agreed = true;
    decision.changed.emplace_back(std::move(dated));
  }
  return decision;
}

Result<Decision> judge(const ReturnActionPlan& body, const Case& at) {
  Result<ActionPlan> found = filed_plan(body.assignment, at);
  if (!found) return found.error();
  ActionPlan next = std::move(*found);
  next.state = PlanState::returned;
  next.decision = remark_of(body.reason, at);
  return changed(std::move(next));
}

}  // namespace tz
