#include "summary/board.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "summary/missed.h"

namespace tz {
namespace {

// A running mean of percents, rounded down.
struct Mean {
  int32_t percent = 0;
  int32_t expected = 0;
  int32_t count = 0;

  void add(int32_t more_percent, int32_t more_expected) {
    percent += more_percent;
    expected += more_expected;
    ++count;
  }
  int32_t percent_mean() const { return count == 0 ? 0 : percent / count; }
  int32_t expected_mean() const { return count == 0 ? 0 : expected / count; }
};

struct UnitTally {
  UnitRow row;
  Mean mean;
  bool has_deadline = false;  // any of its assignments
};

// A measure among the plans' parts.
using MeasurePlace = std::tuple<PlanId, int32_t, int32_t>;

MeasurePlace place_of(const Task& task) {
  return {task.plan, task.part, task.measure};
}

// All measures of those plans, or of a narrowed span those of its tasks.
std::vector<MeasureRow> measures_of(const std::vector<const Plan*>& plans,
                                    const std::vector<const Task*>& tasks, bool is_narrowed) {
  std::set<MeasurePlace> wanted;
  for (const Task* task : tasks) wanted.insert(place_of(*task));
  std::vector<MeasureRow> out;
  for (const Plan* plan : plans) {
    for (size_t part = 0; part < plan->parts.size(); ++part) {
      for (size_t measure = 0; measure < plan->parts[part].measures.size(); ++measure) {
        MeasureRow row;
        row.plan = plan->id;
        row.part = static_cast<int32_t>(part);
        row.measure = static_cast<int32_t>(measure);
        const bool counts = !is_narrowed || wanted.count({row.plan, row.part, row.measure}) != 0;
        if (counts) out.push_back(row);
      }
    }
  }
  return out;
}

void keep_worst(std::optional<Light>& held, Light light) {
  if (!held || light < *held) held = light;
}

void count_reporting(const Assignment& assignment, const Task& task, const Cycle& cycle,
                     const RecordSet& records, CycleReporting& reporting, UnitRow& unit) {
  const bool lacks = lacks_report(assignment, task, cycle, records);
  // Who reports without being asked, excused or new in the cycle, has reported all the same.
  const bool reported = is_asked(assignment, task) && has_reported(assignment, cycle);
  if (!lacks && !reported) return;
  ++unit.due;
  if (lacks) {
    reporting.missing.push_back(assignment.id);
    return;
  }
  ++unit.reported;
  const Report* report =
      assignment.current_report ? records.report(*assignment.current_report) : nullptr;
  const bool moved = report == nullptr || report->content.percent != report->previous_percent;
  (moved ? reporting.reported : reporting.unchanged).push_back(assignment.id);
}

// Who has nothing but open dates is ahead of every plan by doing nothing: it stands beside the
// ranking. `rows` hold a place above 0 where the unit is ranked.
void rank_units(std::vector<UnitRow>& rows, const RecordSet& records) {
  const auto order_of = [&](const UnitRow& row) {
    const Unit* unit = records.unit(row.unit);
    return unit == nullptr ? INT32_MAX : unit->order;
  };
  std::sort(rows.begin(), rows.end(), [&](const UnitRow& a, const UnitRow& b) {
    if ((a.place > 0) != (b.place > 0)) return a.place > 0;
    const int32_t lead_a = a.percent - a.expected;
    const int32_t lead_b = b.percent - b.expected;
    if (lead_a != lead_b) return lead_a > lead_b;
    if (order_of(a) != order_of(b)) return order_of(a) < order_of(b);
    return a.unit < b.unit;
  });
  for (size_t i = 0; i < rows.size() && rows[i].place > 0; ++i) {
    const bool shares =
        i > 0 && rows[i].percent - rows[i].expected == rows[i - 1].percent - rows[i - 1].expected;
    rows[i].place = shares ? rows[i - 1].place : static_cast<int32_t>(i) + 1;
  }
}

std::vector<ReportId> latest_reports(const RecordSet& records, const BoardSpan& span) {
  std::vector<const Report*> all;
  for (const auto& [id, report] : records.reports()) {
    const Assignment* assignment = records.assignment(report.assignment);
    if (assignment != nullptr && holds(records, span, *assignment)) all.push_back(&report);
  }
  const size_t count = std::min(all.size(), kLatestReports);
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                    [](const Report* a, const Report* b) {
                      if (a->received_at != b->received_at) return b->received_at < a->received_at;
                      return b->version != a->version ? b->version < a->version : b->id < a->id;
                    });
  std::vector<ReportId> out;
  for (size_t i = 0; i < count; ++i) out.push_back(all[i]->id);
  return out;
}

// The cycles of the plans on that day, where it is one and the same.
std::optional<Cycle> common_cycle(const std::vector<const Plan*>& plans, CivilDate today) {
  std::optional<Cycle> out;
  for (const Plan* plan : plans) {
    const Cycle cycle = cycle_of(*plan, today);
    if (out && *out != cycle) return std::nullopt;
    out = cycle;
  }
  return out;
}

class BoardMaker {
 public:
  BoardMaker(const RecordSet& records, const BoardSpan& span, CivilDate today)
      : records_(records), today_(today), tasks_(tasks_in(records, span)) {
    const std::vector<const Plan*> plans = plans_in(records, span);
    board_.span = span;
    board_.reporting.cycle = common_cycle(plans, today);
    board_.measures = measures_of(plans, tasks_, span.is_narrowed());
    measure_means_.resize(board_.measures.size());
    for (const Plan* plan : plans) {
      board_.plans.push_back(plan->id);
      plans_.emplace(plan->id, PlanToday{plan, cycle_of(*plan, today)});
    }
    for (size_t i = 0; i < board_.measures.size(); ++i) {
      const MeasureRow& row = board_.measures[i];
      places_.emplace(MeasurePlace{row.plan, row.part, row.measure}, i);
    }
  }

  Board made() {
    for (const Task* task : tasks_) add(*task, plans_.at(task->plan));
    board_.percent = whole_.percent_mean();
    board_.expected = whole_.expected_mean();
    for (size_t i = 0; i < measure_means_.size(); ++i) {
      board_.measures[i].percent = measure_means_[i].percent_mean();
      board_.measures[i].expected = measure_means_[i].expected_mean();
    }
    for (auto& [id, tally] : units_) {
      tally.row.percent = tally.mean.percent_mean();
      tally.row.expected = tally.mean.expected_mean();
      tally.row.place = tally.has_deadline ? 1 : 0;
      board_.units.push_back(std::move(tally.row));
    }
    rank_units(board_.units, records_);
    board_.latest = latest_reports(records_, board_.span);
    return std::move(board_);
  }

 private:
  struct PlanToday {
    const Plan* plan;
    Cycle cycle;
  };

  void add(const Task& task, const PlanToday& at) {
    const std::vector<const Assignment*> assignments = records_.assignments_of(task.id);
    const TaskState state = state_of(task, *at.plan, assignments, records_, today_);
    board_.tasks.add(state.verdict.light);
    board_.task_rows.push_back({task.id, state});
    whole_.add(state.percent, state.expected);
    const auto found = places_.find(place_of(task));
    const size_t place = found == places_.end() ? board_.measures.size() : found->second;
    if (found != places_.end()) {
      board_.measures[place].tasks.add(state.verdict.light);
      measure_means_[place].add(state.percent, state.expected);
    }
    for (const Assignment* assignment : assignments) {
      if (assignment->stage != Stage::cancelled) add(*assignment, task, at, place);
    }
  }

  void add(const Assignment& assignment, const Task& task, const PlanToday& at, size_t place) {
    UnitTally& tally = units_[assignment.unit];
    if (tally.row.unit.is_nil()) {
      tally.row.unit = assignment.unit;
      tally.row.measures.resize(board_.measures.size());
    }
    const Light light = light_of(assignment, task, *at.plan, records_, today_).light;
    tally.row.assignments.add(light);
    tally.mean.add(assignment.percent, expected_percent(assignment, task, today_));
    tally.has_deadline = tally.has_deadline || deadline_of(assignment, task).has_value();
    if (place < tally.row.measures.size()) keep_worst(tally.row.measures[place], light);
    count_reporting(assignment, task, at.cycle, records_, board_.reporting, tally.row);
  }

  const RecordSet& records_;
  const CivilDate today_;
  const std::vector<const Task*> tasks_;
  std::map<PlanId, PlanToday> plans_;
  std::map<MeasurePlace, size_t> places_;
  std::vector<Mean> measure_means_;
  std::map<UnitId, UnitTally> units_;
  Mean whole_;
  Board board_;
};

}  // namespace

int32_t LightCounts::total() const {
  int32_t sum = 0;
  for (int32_t count : of) sum += count;
  return sum;
}

Board board_of(const RecordSet& records, const BoardSpan& span, CivilDate today) {
  return BoardMaker(records, span, today).made();
}

const Plan* present_plan(const RecordSet& records, CivilDate today) {
  const Plan* best = nullptr;
  const auto holds_today = [&](const Plan& plan) {
    return plan.starts_on <= today && today <= plan.ends_on;
  };
  for (const auto& [id, plan] : records.plans()) {
    if (best == nullptr || (holds_today(plan) && !holds_today(*best)) ||
        (holds_today(plan) == holds_today(*best) && best->ends_on < plan.ends_on)) {
      best = &plan;
    }
  }
  return best;
}

}  // namespace tz
