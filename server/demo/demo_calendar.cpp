#include "demo/demo_calendar.h"

#include <algorithm>
#include <cstdlib>

namespace tz::server {
namespace {

int32_t nearest_month(CivilDate today, int32_t year) {
  int32_t nearest = 1;
  for (int32_t month = 2; month <= 11; ++month) {
    const int32_t distance = std::abs(last_day_of_month(year, month) - today);
    if (distance < std::abs(last_day_of_month(year, nearest) - today)) nearest = month;
  }
  return nearest;
}

}  // namespace

DemoCalendar demo_calendar(CivilDate today) {
  DemoCalendar calendar;
  calendar.today = today;
  calendar.year = ymd_of(today).year;
  calendar.first_week = monday_of(today) - 7 * kDemoWeeks;
  calendar.issued_on = calendar.first_week - 4;
  calendar.starts_on = std::min(civil_from({calendar.year, 1, 1}), calendar.issued_on);
  calendar.ends_on = civil_from({calendar.year, 12, 31});
  calendar.early_month = nearest_month(today, calendar.year);
  return calendar;
}

}  // namespace tz::server
