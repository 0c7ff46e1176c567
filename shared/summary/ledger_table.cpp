#include "summary/ledger_table.h"

#include <algorithm>

#include "rules/standing.h"

namespace tz {
namespace {

// The day that held before the first extension, where one was granted.
std::optional<CivilDate> day_before_extensions(const Assignment& assignment,
                                               const RecordSet& records) {
  const ExtensionRequest* first = nullptr;
  for (const ExtensionRequest* each : records.extensions_of(assignment.id)) {
    if (each->state != ExtensionState::granted) continue;
    if (first == nullptr || each->new_deadline < first->new_deadline) first = each;
  }
  if (first == nullptr) return std::nullopt;
  return first->old_deadline;
}

class TableMaker {
 public:
  TableMaker(const RecordSet& records, const TableWish& wish, CivilDate today)
      : records_(records), wish_(wish), today_(today) {
    table_.span = wish.span;
    table_.plans = plans_in(records, wish.span);
    table_.unit = wish.unit;
    const bool is_of_one = wish.span.plan && !table_.plans.empty();
    if (wish.cycle && is_of_one) table_.cycle = cycle_of(*table_.plans.front(), *wish.cycle);
  }

  LedgerTable made() {
    for (const Task* task : tasks_in(records_, wish_.span)) {
      const Plan& plan = *records_.plan(task->plan);
      const std::vector<const Assignment*> assignments = records_.assignments_of(task->id);
      if (!wish_.unit) {
        if (wish_.only_assigned && assignments.empty()) continue;
        add(plan, task_row(*task, plan, assignments));
        continue;
      }
      for (const Assignment* assignment : assignments) {
        const bool counts = assignment->stage != Stage::cancelled;
        if (assignment->unit == *wish_.unit && counts) {
          add(plan, unit_row(*task, plan, *assignment));
        }
      }
    }
    return std::move(table_);
  }

 private:
  void add(const Plan& plan, LedgerRow row) {
    std::vector<LedgerSection>& sections = table_.sections;
    const Task& task = *row.task;
    const bool goes_on = !sections.empty() && sections.back().plan == &plan &&
                         sections.back().part == task.part &&
                         sections.back().measure == task.measure;
    if (!goes_on) sections.push_back({&plan, task.part, task.measure, {}});
    sections.back().rows.push_back(std::move(row));
  }

  LedgerRow task_row(const Task& task, const Plan& plan,
                     const std::vector<const Assignment*>& assignments) const {
    const TaskState state = state_of(task, plan, assignments, records_, today_);
    LedgerRow row;
    row.task = &task;
    row.verdict = state.verdict;
    row.percent = state.percent;
    row.expected = state.expected;
    if (task.deadline) row.due.push_back({{}, *task.deadline, {}, task.deadline_agreed});
    for (const Assignment* assignment : assignments) {
      if (assignment->stage == Stage::cancelled) continue;
      if (assignment->deadline && assignment->deadline != task.deadline) {
        row.due.push_back(own_due(*assignment, task, assignment->unit));
      }
      add_words(*assignment, task, plan, row);
    }
    return row;
  }

  LedgerRow unit_row(const Task& task, const Plan& plan, const Assignment& assignment) const {
    LedgerRow row;
    row.task = &task;
    row.assignment = &assignment;
    row.verdict = light_of(assignment, task, plan, records_, today_);
    row.percent = assignment.percent;
    row.expected = expected_percent(assignment, task, today_);
    if (assignment.deadline && assignment.deadline != task.deadline) {
      row.due.push_back(own_due(assignment, task, std::nullopt));
    } else if (task.deadline) {
      row.due.push_back({{}, *task.deadline, {}, task.deadline_agreed});
    }
    add_words(assignment, task, plan, row);
    return row;
  }

  DueDate own_due(const Assignment& assignment, const Task& task,
                  std::optional<UnitId> unit) const {
    std::optional<CivilDate> was = day_before_extensions(assignment, records_);
    if (!was) was = task.deadline;
    return {unit, *assignment.deadline, was, !was};
  }

  void add_words(const Assignment& assignment, const Task& task, const Plan& plan,
                 LedgerRow& row) const {
    Told told;
    told.unit = assignment.unit;
    if (table_.cycle) {
      told.share = share_in(assignment, task, plan, *table_.cycle, records_);
      told.report = latest_of(standing_in_cycle(assignment.id, table_.cycle->first, records_));
    } else if (assignment.current_report) {
      told.report = records_.report(*assignment.current_report);
    }
    const bool says =
        told.report != nullptr || (told.share && *told.share != CycleShare::not_asked);
    if (says) row.told.push_back(told);
    add_obstacles(assignment, told.report, row);
    add_next_step(assignment, row);
  }

  void add_obstacles(const Assignment& assignment, const Report* report, LedgerRow& row) const {
    if (table_.cycle) {
      if (report == nullptr || report->content.problem.empty()) return;
      row.obstacles.push_back({assignment.unit, report->content.problem, report->content.severe});
      return;
    }
    for (const Problem* problem : records_.problems_of(assignment.id)) {
      if (!problem->is_open()) continue;
      row.obstacles.push_back(
          {assignment.unit, problem->raised.text, problem->severity == Severity::severe});
    }
  }

  // A plan that is still being written, or was sent back, promises nothing.
  void add_next_step(const Assignment& assignment, LedgerRow& row) const {
    const ActionPlan* plan = records_.action_plan(action_plan_id_for(assignment.id));
    if (plan == nullptr || assignment.is_over()) return;
    if (plan->state != PlanState::filed && plan->state != PlanState::approved) return;
    const auto steps = milestones_from(plan->value(PlanField::milestones));
    if (!steps) return;
    const Milestone* next = nullptr;
    for (const Milestone& each : *steps) {
      if (!each.reached && (next == nullptr || each.due < next->due)) next = &each;
    }
    if (next != nullptr) row.next.push_back({assignment.unit, *next});
  }

  const RecordSet& records_;
  const TableWish& wish_;
  const CivilDate today_;
  LedgerTable table_;
};

}  // namespace

size_t LedgerTable::rows() const {
  size_t sum = 0;
  for (const LedgerSection& section : sections) sum += section.rows.size();
  return sum;
}

LedgerTable ledger_table(const RecordSet& records, const TableWish& wish, CivilDate today) {
  return TableMaker(records, wish, today).made();
}

const Part* part_of(const Plan& plan, int32_t part) {
  if (part < 0 || part >= static_cast<int32_t>(plan.parts.size())) return nullptr;
  return &plan.parts[static_cast<size_t>(part)];
}

const Measure* measure_of(const Plan& plan, int32_t part, int32_t measure) {
  const Part* found = part_of(plan, part);
  if (found == nullptr || measure < 0) return nullptr;
  if (measure >= static_cast<int32_t>(found->measures.size())) return nullptr;
  return &found->measures[static_cast<size_t>(measure)];
}

}  // namespace tz
