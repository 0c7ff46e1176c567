// The sample ledger's dates. Whatever the day, the plan is that of the running calendar year, it
// has been at work for eleven weeks, and something is overdue, something nearly due:
// - the plan is issued on the Thursday before the first of these weeks. Early in the year that is a
//   day of the year before, as plans for a coming year are, and the period begins with it;
// - the period ends on 31 December, and no deadline lies after it. In the last days of December
// every
//   open deadline is therefore close, as at the end of a real year;
// - "by the end of month E" in the plan's text names the month-end nearest to today, never
// December:
//   the text itself names that one already.
#pragma once

#include "base/civil.h"

namespace tz::server {

inline constexpr int32_t kDemoWeeks = 10;  // closed weeks with reports, before the running one

struct DemoCalendar {
  CivilDate today;
  CivilDate issued_on;
  CivilDate first_week;  // a Monday; the running week is kDemoWeeks later
  CivilDate starts_on;   // the plan's period
  CivilDate ends_on;
  int32_t year = 0;
  int32_t early_month = 0;  // 1 to 11
};

DemoCalendar demo_calendar(CivilDate today);

}  // namespace tz::server
