#include <algorithm>

#include "app/pages.h"
#include "rules/cycle.h"
#include "summary/words.h"

namespace tz::client {
namespace {

std::vector<PlanChoice> plan_choices(const ViewContext& at) {
  const std::vector<const Plan*> plans = plans_in(at.records, {});
  if (plans.size() < 2) return {};
  std::vector<PlanChoice> out{{std::nullopt, at.say(Text::span_all_plans)}};
  for (const Plan* plan : plans) out.push_back({plan->id, plan->title});
  return out;
}

std::vector<ForceChoice> force_choices(const ViewContext& at) {
  std::vector<ForceChoice> out;
  for (const TaskForce* force : working_forces(at.records)) out.push_back({force->id, force->name});
  if (!out.empty()) out.insert(out.begin(), {std::nullopt, at.say(Text::span_any_force)});
  return out;
}

std::vector<PeriodChoice> period_choices(const ViewContext& at) {
  const CivilDate today = at.reader.today;
  const Cycle month = window_of(Cadence::monthly, today);
  const Cycle quarter = window_of(Cadence::quarterly, today);
  const int32_t year = ymd_of(today).year;
  return {{std::nullopt, std::nullopt, at.say(Text::span_any_time)},
          {month.first, month.last, at.say(Text::span_this_month)},
          {quarter.first, quarter.last, at.say(Text::span_this_quarter)},
          {civil_from({year, 1, 1}), civil_from({year, 12, 31}), at.say(Text::span_this_year)}};
}

std::string note_of(const ViewContext& at, const tz::Board& board) {
  const BoardSpan& span = board.span;
  std::string out;
  if (const size_t undated = undated_left_out(at.records, span); undated > 0) {
    out = at.say(Text::span_undated, {std::to_string(undated)});
  }
  if (span.is_narrowed() && board.task_rows.empty()) {
    out = at.say(Text::span_nothing) + (out.empty() ? "" : " ") + out;
  }
  return out;
}

}  // namespace

std::vector<const TaskForce*> working_forces(const RecordSet& records) {
  std::vector<const TaskForce*> out;
  for (const auto& [id, force] : records.all_of<TaskForce>()) {
    if (!force.disbanded) out.push_back(&force);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const TaskForce* a, const TaskForce* b) { return a->name < b->name; });
  return out;
}

SpanChoices span_choices(const ViewContext& at, const tz::Board& board) {
  const BoardSpan& span = board.span;
  return {span,
          plan_choices(at),
          force_choices(at),
          period_choices(at),
          narrowing_words(at.reader.lang, span, at.records),
          note_of(at, board)};
}

std::string plans_title(const ViewContext& at, const BoardSpan& span) {
  if (!span.plan) return at.say(Text::span_all_plans);
  const Plan* plan = at.records.plan(*span.plan);
  return plan == nullptr ? std::string() : plan->title;
}

}  // namespace tz::client
