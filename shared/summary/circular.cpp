#include "summary/circular.h"

#include <algorithm>

#include "base/utf8.h"
#include "summary/board.h"

namespace tz {
namespace {

std::string unit_name(UnitId id, const RecordSet& records) {
  const Unit* unit = records.unit(id);
  return unit == nullptr ? to_string(id) : unit->name;
}

// Of those tasks, those assignments that are not cancelled, and what was said of them.
class FiguresMaker {
 public:
  FiguresMaker(const RecordSet& records, const Plan& plan, CivilDate as_of)
      : records_(records), board_(board_of(records, {plan.id}, as_of)) {
    out_.plan = plan.id;
    out_.plan_title = plan.title;
    out_.as_of = as_of;
    out_.percent = board_.percent;
    out_.expected = board_.expected;
    for (const ReportingCycle* cycle : records.cycles_of(plan.id)) {
      if (!cycle->closed_at) continue;
      if (out_.cycle_first && cycle->first < *out_.cycle_first) continue;
      out_.cycle_first = cycle->first;
      out_.cycle_last = cycle->last;
    }
  }

  CircularFigures made() {
    for (const TaskRow& row : board_.task_rows) add_task(row);
    add_units();
    std::sort(out_.problems.begin(), out_.problems.end(),
              [](const CircularProblem& a, const CircularProblem& b) {
                if (a.severity != b.severity) return a.severity == Severity::severe;
                return a.since != b.since ? a.since < b.since : a.problem < b.problem;
              });
    std::sort(out_.orders.begin(), out_.orders.end(),
              [](const CircularOrder& a, const CircularOrder& b) {
                return std::pair(a.year, a.serial) < std::pair(b.year, b.serial);
              });
    return std::move(out_);
  }

 private:
  void add_task(const TaskRow& row) {
    const Task& task = *records_.task(row.task);
    CircularTask out;
    out.task = task.id;
    out.number = task.number;
    out.title = task.title;
    out.light = row.state.verdict.light;
    out.percent = row.state.percent;
    out.expected = row.state.expected;
    out.deadline = task.deadline;
    for (const Assignment* assignment : records_.assignments_of(task.id)) {
      if (assignment->stage == Stage::cancelled) continue;
      const std::string unit = unit_name(assignment->unit, records_);
      if (assignment->duty == Duty::lead) {
        out.leads += out.leads.empty() ? unit : "、" + unit;
      }
      add_said(*assignment, task, unit);
    }
    out_.tasks.push_back(std::move(out));
  }

  void add_said(const Assignment& assignment, const Task& task, const std::string& unit) {
    if (out_.cycle_first) {
      const MissedReport* missed =
          records_.missed_report(missed_report_id_for(assignment.id, *out_.cycle_first));
      if (missed != nullptr && !missed->exemption) {
        out_.missed.push_back({assignment.id, assignment.unit, unit, task.number});
        ++missed_of_[assignment.unit];
      }
    }
    for (const Problem* problem : records_.problems_of(assignment.id)) {
      if (!problem->is_open()) continue;
      out_.problems.push_back({problem->id, unit, task.number,
                               std::string(first_characters(problem->raised.text, kProblemExcerpt)),
                               problem->severity, shanghai_date(problem->raised.at)});
    }
    for (const SupervisionOrder* order : records_.orders_of(assignment.id)) {
      if (!order->is_named() || order->state == OrderState::closed) continue;
      out_.orders.push_back(
          {order->id, order->year, order->serial, unit, task.number, order->deadline});
    }
  }

  void add_units() {
    for (const UnitRow& row : board_.units) {
      CircularUnit out;
      out.unit = row.unit;
      out.name = unit_name(row.unit, records_);
      out.place = row.place;
      out.percent = row.percent;
      out.expected = row.expected;
      out.missed = missed_of_[row.unit];
      out.lights = row.assignments.of;
      out_.units.push_back(std::move(out));
    }
  }

  const RecordSet& records_;
  const Board board_;
  std::map<UnitId, int32_t> missed_of_;
  CircularFigures out_;
};

}  // namespace

std::optional<CircularFigures> circular_figures(const RecordSet& records, PlanId plan,
                                                CivilDate as_of) {
  const Plan* found = records.plan(plan);
  if (found == nullptr) return std::nullopt;
  return FiguresMaker(records, *found, as_of).made();
}

}  // namespace tz
