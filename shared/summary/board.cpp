#include "summary/board.h"

#include <algorithm>

#include "summary/document_order.h"
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

// Position of each (part, measure) among all the plan's measures.
std::map<std::pair<int32_t, int32_t>, size_t> measure_places(const Plan& plan) {
  std::map<std::pair<int32_t, int32_t>, size_t> out;
  for (size_t part = 0; part < plan.parts.size(); ++part) {
    for (size_t measure = 0; measure < plan.parts[part].measures.size(); ++measure) {
      const std::pair<int32_t, int32_t> key(static_cast<int32_t>(part),
                                            static_cast<int32_t>(measure));
      out.emplace(key, out.size());
    }
  }
  return out;
}

void keep_worst(std::optional<Light>& held, Light light) {
  if (!held || light < *held) held = light;
}

void count_reporting(const Assignment& assignment, const Task& task, const RecordSet& records,
                     CycleReporting& reporting, UnitRow& unit) {
  const bool lacks = lacks_report(assignment, task, reporting.cycle, records);
  // Who reports without being asked, excused or new in the cycle, has reported all the same.
  const bool reported = is_asked(assignment, task) && has_reported(assignment, reporting.cycle);
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

std::vector<ReportId> latest_reports(const RecordSet& records, PlanId plan) {
  std::vector<const Report*> all;
  for (const auto& [id, report] : records.reports()) {
    const Assignment* assignment = records.assignment(report.assignment);
    const Task* task = assignment == nullptr ? nullptr : records.task(assignment->task);
    if (task != nullptr && task->plan == plan) all.push_back(&report);
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

class BoardMaker {
 public:
  BoardMaker(const RecordSet& records, const Plan& plan, CivilDate today)
      : records_(records), plan_(plan), today_(today), places_(measure_places(plan)) {
    board_.plan = plan.id;
    board_.reporting.cycle = cycle_of(plan, today);
    measure_means_.resize(places_.size());
    board_.measures.resize(places_.size());
    for (const auto& [key, place] : places_) {
      board_.measures[place].part = key.first;
      board_.measures[place].measure = key.second;
    }
  }

  Board made() {
    for (const Task* task : tasks_in_order(records_, plan_.id)) add(*task);
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
    board_.latest = latest_reports(records_, plan_.id);
    return std::move(board_);
  }

 private:
  void add(const Task& task) {
    const std::vector<const Assignment*> assignments = records_.assignments_of(task.id);
    const TaskState state = state_of(task, plan_, assignments, records_, today_);
    board_.tasks.add(state.verdict.light);
    board_.task_rows.push_back({task.id, state});
    whole_.add(state.percent, state.expected);
    const auto place = places_.find({task.part, task.measure});
    if (place != places_.end()) {
      board_.measures[place->second].tasks.add(state.verdict.light);
      measure_means_[place->second].add(state.percent, state.expected);
    }
    for (const Assignment* assignment : assignments) {
      if (assignment->stage == Stage::cancelled) continue;
      add(*assignment, task, place == places_.end() ? places_.size() : place->second);
    }
  }

  void add(const Assignment& assignment, const Task& task, size_t place) {
    UnitTally& tally = units_[assignment.unit];
    if (tally.row.measures.empty()) {
      tally.row.unit = assignment.unit;
      tally.row.measures.resize(places_.size());
    }
    const Light light = light_of(assignment, task, plan_, records_, today_).light;
    tally.row.assignments.add(light);
    tally.mean.add(assignment.percent, expected_percent(assignment, task, today_));
    tally.has_deadline = tally.has_deadline || deadline_of(assignment, task).has_value();
    if (place < tally.row.measures.size()) keep_worst(tally.row.measures[place], light);
    count_reporting(assignment, task, records_, board_.reporting, tally.row);
  }

  const RecordSet& records_;
  const Plan& plan_;
  CivilDate today_;
  std::map<std::pair<int32_t, int32_t>, size_t> places_;
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

Board board_of(const RecordSet& records, PlanId plan, CivilDate today) {
  const Plan* found = records.plan(plan);
  if (found == nullptr) return Board{};
  return BoardMaker(records, *found, today).made();
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
