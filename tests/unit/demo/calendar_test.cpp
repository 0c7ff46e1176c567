#include <doctest/doctest.h>

#include "demo/demo_calendar.h"
#include "demo/timetable.h"

namespace tz::server {
namespace {

template <class Check>
void on_every_day_of_five_years(Check check) {
  const CivilDate last = civil_from({2029, 12, 31});
  for (CivilDate day = civil_from({2025, 1, 1}); day <= last; day = day + 1) check(day);
}

TEST_CASE("the sample plan is that of the running calendar year, whatever the day") {
  on_every_day_of_five_years([](CivilDate today) {
    CAPTURE(to_iso(today));
    const DemoCalendar calendar = demo_calendar(today);
    CHECK(calendar.year == ymd_of(today).year);
    CHECK(calendar.ends_on == civil_from({calendar.year, 12, 31}));
    CHECK(calendar.starts_on <= calendar.issued_on);
    CHECK(calendar.issued_on < calendar.first_week);
  });
}

TEST_CASE("the sample plan has been at work for ten closed weeks and the running one") {
  on_every_day_of_five_years([](CivilDate today) {
    const DemoCalendar calendar = demo_calendar(today);
    CHECK(weekday_of(calendar.first_week) == 1);
    CHECK(monday_of(today) - calendar.first_week == 7 * kDemoWeeks);
  });
}

TEST_CASE("the month that the text names ends within half a month of today, but in December") {
  on_every_day_of_five_years([](CivilDate today) {
    CAPTURE(to_iso(today));
    const DemoCalendar calendar = demo_calendar(today);
    CHECK(calendar.early_month >= 1);
    CHECK(calendar.early_month <= 11);
    const CivilDate named = last_day_of_month(calendar.year, calendar.early_month);
    const YearMonthDay ymd = ymd_of(today);
    if (ymd.month == 12) {
      CHECK(named == civil_from({calendar.year, 11, 30}));
    } else if (ymd.month == 1) {
      CHECK(named == civil_from({calendar.year, 1, 31}));
    } else {
      CHECK(named - today <= 16);
      CHECK(today - named <= 16);
    }
  });
}

TEST_CASE("people write on working days, before now, and their words arrive in order") {
  const Instant now{shanghai_start_of(civil_from({2026, 6, 18})).unix_ms + 10 * kHourMs};
  const DemoCalendar calendar = demo_calendar(shanghai_date(now));
  bool sent_later = false;
  for (int32_t unit = 0; unit < 200; ++unit) {
    Dice dice("unit " + std::to_string(unit));
    Instant before;
    for (int32_t week = 0; week <= kDemoWeeks; ++week) {
      for (const Sitting& sitting : sittings_in(week, calendar, now, dice)) {
        CHECK(weekday_of(shanghai_date(sitting.written)) <= 5);
        CHECK(monday_of(shanghai_date(sitting.written)) == calendar.first_week + 7 * week);
        // In the running week everything is sent at once.
        if (week < kDemoWeeks) CHECK(before <= sitting.written);
        CHECK(before <= sitting.received);
        CHECK(sitting.written < sitting.received);
        CHECK(sitting.received < now);
        before = sitting.received;
        sent_later = sent_later || shanghai_date(sitting.written) < shanghai_date(sitting.received);
      }
    }
  }
  CHECK(sent_later);
}

TEST_CASE("on a Monday before work nobody has written in the running week") {
  const Instant now{shanghai_start_of(civil_from({2026, 6, 15})).unix_ms + 8 * kHourMs};
  Dice dice("anybody");
  CHECK(sittings_in(kDemoWeeks, demo_calendar(shanghai_date(now)), now, dice).empty());
}

}  // namespace
}  // namespace tz::server
