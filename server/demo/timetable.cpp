#include "demo/timetable.h"

#include <algorithm>

namespace tz::server {
namespace {

constexpr int32_t kWorkBegins = 8 * 60 + 30;  // minutes since midnight
constexpr int32_t kWorkEnds = 17 * 60 + 40;
constexpr int32_t kSaturday = 6;
// In the running week, whose newest reports stand on the board side by side.
constexpr int32_t kSittingsADay = 3;
constexpr int64_t kTravelMs = 3 * kSecondMs;

Instant moment(CivilDate day, int32_t minute, Dice& dice) {
  return {shanghai_start_of(day).unix_ms + minute * kMinuteMs + dice.between(0, 59) * kSecondMs};
}

Sitting sent_at_once(Instant written) {
  return {written, {written.unix_ms + kTravelMs}};
}

// Sent on the Monday after, within the grace period, or on the Thursday after, past it.
void delay(Sitting& sitting, CivilDate next_monday, Instant now, Dice& dice) {
  if (!dice.happens(7)) return;
  const CivilDate day = dice.happens(70) ? next_monday : next_monday + 3;
  const Instant received = moment(day, dice.between(kWorkBegins, kWorkBegins + 40), dice);
  if (received < now) sitting.received = received;
}

std::vector<Sitting> sittings_by_now(CivilDate monday, Instant now, Dice& dice) {
  std::vector<Sitting> out;
  const CivilDate today = shanghai_date(now);
  for (CivilDate day = monday; day <= today && weekday_of(day) < kSaturday; day = day + 1) {
    const int32_t ends =
        // Up to a minute of seconds and the way to the server lie behind the minute.
        day < today ? kWorkEnds : std::min(kWorkEnds, shanghai_minute_of_day(now) - 2);
    if (ends < kWorkBegins) break;
    for (int32_t i = 0; i < kSittingsADay; ++i) {
      out.push_back(sent_at_once(moment(day, dice.between(kWorkBegins, ends), dice)));
    }
  }
  std::sort(out.begin(), out.end(),
            [](const Sitting& a, const Sitting& b) { return a.written < b.written; });
  return out;
}

}  // namespace

std::vector<Sitting> sittings_in(int32_t week, const DemoCalendar& calendar, Instant now,
                                 Dice& dice) {
  const CivilDate monday = calendar.first_week + 7 * week;
  if (week == kDemoWeeks) return sittings_by_now(monday, now, dice);
  std::vector<Sitting> out;
  // What is delayed arrives before the unit writes again: only even weeks have delays, and only
  // they have an earlier sitting.
  const bool even = week % 2 == 0;
  if (even && dice.happens(50)) {
    out.push_back(sent_at_once(working_moment(monday + dice.between(0, 2), dice)));
  }
  out.push_back(sent_at_once(working_moment(monday + 4, dice)));
  if (even) delay(out.back(), monday + 7, now, dice);
  return out;
}

Instant working_moment(CivilDate day, Dice& dice) {
  return moment(day, dice.between(kWorkBegins, kWorkEnds), dice);
}

Instant instant_of(CivilDate day, int32_t hour, int32_t minute) {
  return {shanghai_start_of(day).unix_ms + hour * kHourMs + minute * kMinuteMs};
}

CivilDate working_day_before(CivilDate day) {
  do {
    day = day - 1;
  } while (working_day(day) != day);
  return day;
}

CivilDate working_day(CivilDate day) {
  while (weekday_of(day) >= kSaturday) day = day + 1;
  return day;
}

}  // namespace tz::server
