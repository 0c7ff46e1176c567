// When the sample persons sit down to write, and when their words reach the server. Working hours
// of working days only; now and then a sitting is sent days later, as from a place without a
// network.
#pragma once

#include <string_view>
#include <vector>

#include "demo/demo_calendar.h"
#include "demo/dice.h"

namespace tz::server {

struct Sitting {
  Instant written;
  Instant received;  // before `now`; not before the sitting that stands in front of it
};

// One or two in a closed week. In the running week, as many as have passed by `now`: none on a
// Monday before work begins.
std::vector<Sitting> sittings_in(int32_t week, const DemoCalendar& calendar, Instant now,
                                 Dice& dice);

Instant instant_of(CivilDate day, int32_t hour, int32_t minute);
// A moment in the working hours of that day.
Instant working_moment(CivilDate day, Dice& dice);
// The first working day on or after `day`.
CivilDate working_day(CivilDate day);
// The last one before `day`.
CivilDate working_day_before(CivilDate day);

}  // namespace tz::server
