#include "rules/cycle.h"

#include <algorithm>

namespace tz {

Cycle window_of(Cadence cadence, CivilDate date) {
  const YearMonthDay ymd = ymd_of(date);
  switch (cadence) {
    case Cadence::weekly: {
      const CivilDate monday = monday_of(date);
      return {monday, monday + 6};
    }
    case Cadence::half_monthly:
      if (ymd.day <= 15) {
        return {civil_from({ymd.year, ymd.month, 1}), civil_from({ymd.year, ymd.month, 15})};
      }
      return {civil_from({ymd.year, ymd.month, 16}), last_day_of_month(ymd.year, ymd.month)};
    case Cadence::monthly:
      return {civil_from({ymd.year, ymd.month, 1}), last_day_of_month(ymd.year, ymd.month)};
    case Cadence::quarterly: {
      const int32_t first_month = (ymd.month - 1) / 3 * 3 + 1;
      return {civil_from({ymd.year, first_month, 1}), last_day_of_month(ymd.year, first_month + 2)};
    }
  }
  TZ_ASSERT(false);
}

Cycle cycle_of(const Plan& plan, CivilDate date) {
  const Steering steering = steering_on(plan, date);
  Cycle cycle = window_of(steering.cadence, date);
  const auto cut_before = [&](CivilDate day) {
    if (day <= date) {
      cycle.first = std::max(cycle.first, day);
    } else {
      cycle.last = std::min(cycle.last, day - 1);
    }
  };
  cut_before(plan.starts_on);
  cut_before(plan.ends_on + 1);
  for (const Steering& change : plan.steering) cut_before(change.from);
  return cycle;
}

bool is_cycle_start(const Plan& plan, CivilDate date) {
  return plan.starts_on <= date && date <= plan.ends_on && cycle_of(plan, date).first == date;
}

Cycle previous_cycle(const Plan& plan, const Cycle& cycle) {
  return cycle_of(plan, cycle.first - 1);
}

Instant cutoff_of(const Cycle& cycle) {
  return shanghai_start_of(cycle.last + 1);
}

Instant end_of_grace(const Cycle& cycle, int32_t grace_hours) {
  return Instant{cutoff_of(cycle).unix_ms + grace_hours * kHourMs};
}

Timing timing_of(const Cycle& cycle, int32_t grace_hours, Instant written_at, Instant received_at) {
  const Instant cutoff = cutoff_of(cycle);
  if (cutoff <= written_at) return Timing::late;
  if (received_at < cutoff) return Timing::on_time;
  return received_at < end_of_grace(cycle, grace_hours) ? Timing::on_time_sent_late : Timing::late;
}

}  // namespace tz
