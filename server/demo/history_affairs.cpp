// The affairs of the sample ledger as moments of its agenda, each a few working days before today.
#include <algorithm>

#include "demo/history.h"
#include "model/action_plan.h"
#include "model/instruction.h"
#include "model/problem.h"

namespace tz::server {
namespace {

// What a unit proposes where its task has no deadline.
constexpr int32_t kProposedDays = 60;

}  // namespace

void History::plan_affairs() {
  for (const OrderAffair& affair : demo_orders()) plan_order(affair);
  for (const InstructionAffair& affair : demo_instructions()) plan_instruction(affair);
  for (const ExtensionAffair& affair : demo_extensions()) plan_extension(affair);
  for (const ActionPlanAffair& affair : demo_action_plans()) plan_action_plan(affair);
  for (const ProblemAffair& affair : demo_problems()) plan_problem(affair);
  for (const ReturnAffair& affair : demo_returns()) plan_return(affair);
}

Instant History::days_ago(int32_t days, int32_t hour, int32_t minute) const {
  CivilDate day = calendar_.today;
  for (int32_t i = 0; i < days; ++i) day = working_day_before(day);
  return instant_of(day, hour, minute);
}

Strand* History::at_work(std::string_view task, std::string_view unit) {
  const std::string name = std::string(task) + '/' + std::string(unit);
  for (auto& [id, strand] : strands_) {
    if (strand.name == name && strand.is_active()) return &strand;
  }
  return nullptr;
}

const Task* History::task_numbered(std::string_view number) const {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(),
                                  [&](const Task& each) { return each.number == number; });
  return found == tasks_.end() ? nullptr : &*found;
}

Outcome History::act(Desk& desk, OperationBody body, uint64_t base, Moved& moved) {
  std::vector<Draft> drafts;
  drafts.push_back({std::move(body), base});
  const Result<std::vector<uint64_t>> seqs = desk.send(service_, std::move(drafts), clock_.now());
  if (!seqs) return seqs.error();
  moved.version = seqs->front();
  return done();
}

void History::plan_order(const OrderAffair& affair) {
  const Trail trail = std::make_shared<Moved>();
  enter(days_ago(affair.days + 1, 10, 10), [this, &affair] {
    const Strand* strand = at_work(affair.task, affair.unit);
    if (strand == nullptr) return done();
    Moved reminder;
    return act(office_desk_, SendReminder{fresh<ReminderId>(), strand->id, {}}, 0, reminder);
  });
  enter(days_ago(affair.days, 9, 40), [this, &affair, trail] {
    const Strand* strand = at_work(affair.task, affair.unit);
    if (strand == nullptr) return done();
    trail->id = fresh<OrderId>().uuid;
    IssueOrder body;
    body.order = OrderId(trail->id);
    body.assignment = strand->id;
    body.basis = order_basis();
    body.facts = affair.facts;
    body.demand = affair.demand;
    body.deadline = shanghai_date(clock_.now()) + affair.days_to_answer;
    return act(office_desk_, std::move(body), 0, *trail);
  });
  if (affair.answer.empty()) return;
  enter(days_ago(affair.days - 1, 15, 20), [this, &affair, trail] {
    if (!trail->happened()) return done();
    Desk& desk = desks_.at(founded_.units.find(affair.unit)->second);
    AnswerOrder body{OrderId(trail->id), std::string(affair.answer)};
    return act(desk, std::move(body), trail->version, *trail);
  });
  if (affair.check.empty()) return;
  enter(days_ago(affair.days - 2, 10, 30), [this, &affair, trail] {
    if (!trail->happened()) return done();
    CloseOrder body{OrderId(trail->id), std::string(affair.check)};
    return act(office_desk_, std::move(body), trail->version, *trail);
  });
}

void History::plan_instruction(const InstructionAffair& affair) {
  const Trail trail = std::make_shared<Moved>();
  enter(days_ago(affair.days, 16, 5), [this, &affair, trail] {
    const Task* task = task_numbered(affair.task);
    if (task == nullptr) return done();
    trail->id = fresh<InstructionId>().uuid;
    GiveInstruction body{InstructionId(trail->id), task->id, std::string(affair.words)};
    return act(leader_desk_, std::move(body), 0, *trail);
  });
  enter(days_ago(affair.days - 1, 14, 40), [this, &affair, trail] {
    if (!trail->happened()) return done();
    return answer_instruction(affair, InstructionId(trail->id));
  });
}

Outcome History::answer_instruction(const InstructionAffair& affair, InstructionId given) {
  const Task* task = task_numbered(affair.task);
  size_t place = 0;
  for (const TaskUnit& unit : task->units) {
    if (unit.duty != Duty::lead || place++ < affair.waiting) continue;
    const auto strand = std::find_if(strands_.begin(), strands_.end(), [&](const auto& each) {
      return each.second.task == task->id && each.second.unit == unit.unit;
    });
    if (strand == strands_.end()) continue;
    AnswerInstruction body{instruction_id_for(given, strand->first), std::string(affair.answer)};
    Moved answer;
    const Outcome sent = act(desks_.at(unit.unit), std::move(body), 0, answer);
    if (!sent) return sent;
  }
  return done();
}

void History::plan_extension(const ExtensionAffair& affair) {
  const Trail trail = std::make_shared<Moved>();
  enter(days_ago(affair.days, 11, 15),
        [this, &affair, trail] { return file_extension(affair, *trail); });
  if (affair.end == ExtensionAffair::End::filed) return;
  enter(days_ago(affair.days - 1, 16, 45), [this, &affair, trail] {
    if (!trail->happened()) return done();
    const ExtensionId id(trail->id);
    if (affair.end == ExtensionAffair::End::refused) {
      RefuseExtension body{id, std::string(affair.refusal)};
      return act(office_desk_, std::move(body), trail->version, *trail);
    }
    const Outcome granted = act(office_desk_, GrantExtension{id}, trail->version, *trail);
    Strand* strand = at_work(affair.task, affair.unit);
    if (granted && strand != nullptr) strand->version = trail->version;
    return granted;
  });
}

// At the end of the year there is no later day to ask for.
Outcome History::file_extension(const ExtensionAffair& affair, Moved& moved) {
  const Strand* strand = at_work(affair.task, affair.unit);
  if (strand == nullptr) return done();
  const std::optional<CivilDate> old = deadline_of(task_of(*strand));
  if (!old || *old < shanghai_date(clock_.now()) || *old >= calendar_.ends_on) return done();
  moved.id = fresh<ExtensionId>().uuid;
  FileExtension body;
  body.extension = ExtensionId(moved.id);
  body.assignment = strand->id;
  body.new_deadline = std::min(*old + affair.days_more, calendar_.ends_on);
  body.reason = affair.reason;
  return act(desks_.at(strand->unit), std::move(body), 0, moved);
}

void History::plan_action_plan(const ActionPlanAffair& affair) {
  const Trail trail = std::make_shared<Moved>();
  enter(days_ago(affair.days, 10, 50),
        [this, &affair, trail] { return file_action_plan(affair, *trail); });
  if (affair.returned_because.empty()) return;
  enter(days_ago(affair.days - 1, 9, 30), [this, &affair, trail] {
    if (!trail->happened()) return done();
    ReturnActionPlan body{AssignmentId(trail->id), std::string(affair.returned_because)};
    return act(office_desk_, std::move(body), trail->version, *trail);
  });
}

Outcome History::file_action_plan(const ActionPlanAffair& affair, Moved& moved) {
  const Strand* strand = at_work(affair.task, affair.unit);
  if (strand == nullptr) return done();
  const CivilDate today = shanghai_date(clock_.now());
  const std::optional<CivilDate> agreed = deadline_of(task_of(*strand));
  const CivilDate last = agreed.value_or(std::min(today + kProposedDays, calendar_.ends_on));
  const int32_t left = std::max(last - today, 1);
  const std::vector<Milestone> milestones = {{today, true, std::string(affair.first)},
                                             {today + left / 2, false, std::string(affair.then)},
                                             {last, false, std::string(affair.last)}};
  EditActionPlan body;
  body.assignment = strand->id;
  body.edits = {{PlanField::goal, std::string(affair.goal)},
                {PlanField::measures, std::string(affair.measures)},
                {PlanField::milestones, to_lines(milestones)}};
  if (!agreed) body.edits.push_back({PlanField::deadline, to_iso(last)});
  Desk& desk = desks_.at(strand->unit);
  if (Outcome written = act(desk, std::move(body), 0, moved); !written) return written;
  moved.id = strand->id.uuid;
  return act(desk, FileActionPlan{strand->id}, moved.version, moved);
}

void History::plan_problem(const ProblemAffair& affair) {
  const Trail trail = std::make_shared<Moved>();
  enter(days_ago(affair.days, 14, 10), [this, &affair, trail] {
    const Strand* strand = at_work(affair.task, affair.unit);
    if (strand == nullptr) return done();
    trail->id = fresh<ProblemId>().uuid;
    RaiseProblem body{ProblemId(trail->id), strand->id, std::string(affair.text), affair.severity};
    return act(desks_.at(strand->unit), std::move(body), 0, *trail);
  });
  enter(days_ago(affair.days - 1, 9, 10), [this, &affair, trail] {
    if (!trail->happened()) return done();
    const UnitId owner = founded_.units.find(affair.owner)->second;
    const AssignProblem body{ProblemId(trail->id), owner, affair.severity};
    return act(office_desk_, body, trail->version, *trail);
  });
  if (affair.resolution.empty()) return;
  enter(days_ago(affair.days - 4, 15, 50), [this, &affair, trail] {
    if (!trail->happened()) return done();
    Desk& desk = desks_.at(founded_.units.find(affair.owner)->second);
    ResolveProblem body{ProblemId(trail->id), std::string(affair.resolution)};
    return act(desk, std::move(body), trail->version, *trail);
  });
}

void History::plan_return(const ReturnAffair& affair) {
  enter(days_ago(1, 17, 45), [this, &affair] { return send_back(affair); });
}

// The unit has not seen it yet: it writes nothing until then.
Outcome History::send_back(const ReturnAffair& affair) {
  Strand* strand = at_work(affair.task, affair.unit);
  if (strand == nullptr || !strand->unread) return done();
  const std::optional<UnitId> reviewer = reviewer_of(*strand);
  if (!reviewer) return done();
  ReturnReport body{strand->unread->id, std::string(affair.reason)};
  strand->unread.reset();
  strand->course.entries.resize(strand->played);
  Moved moved;
  return act(desk_of_reviewer(*reviewer), std::move(body), strand->version, moved);
}

}  // namespace tz::server
