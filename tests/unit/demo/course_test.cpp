#include "demo/course.h"

#include <doctest/doctest.h>

#include "model/record_set.h"
#include "summary/light.h"

namespace tz::server {
namespace {

// What the ledger will say today of an assignment that went that course.
Light light_after(const Course& course, const CourseTerms& terms, const DemoCalendar& calendar) {
  Plan plan;
  Task task;
  task.deadline = terms.deadline;
  Assignment assignment;
  assignment.issued_on = terms.issued_on;
  if (!course.entries.empty()) {
    assignment.stage = Stage::active;
    assignment.percent = course.entries.back().percent;
    assignment.reported_cycle = calendar.first_week + 7 * course.entries.back().week;
  }
  if (course.declares) assignment.stage = course.accepted ? Stage::completed : Stage::declared;
  return light_of(assignment, task, plan, RecordSet(), calendar.today).light;
}

template <class Check>
void on_many_days(Fate fate, Check check) {
  const CivilDate last = civil_from({2027, 1, 15});
  for (CivilDate today = civil_from({2025, 12, 15}); today <= last; today = today + 1) {
    CAPTURE(to_iso(today));
    const DemoCalendar calendar = demo_calendar(today);
    Dice dice("day " + to_iso(today));
    CourseTerms terms;
    terms.fate = fate;
    terms.issued_on = calendar.issued_on;
    terms.deadline = demo_deadline(fate, calendar, dice);
    terms.leaning = dice.between(-9, 9);
    terms.reports_this_week = dice.happens(50);
    check(course_of(terms, calendar, dice), terms, calendar);
  }
}

void check_light(Fate fate, Light light) {
  on_many_days(fate,
               [&](const Course& course, const CourseTerms& terms, const DemoCalendar& calendar) {
                 CHECK(name_of(light_after(course, terms, calendar)) == name_of(light));
               });
}

TEST_CASE("a fate comes to its light on every day of the year") {
  SUBCASE("overdue is red") {
    check_light(Fate::overdue, Light::red);
  }
  SUBCASE("silent is red") {
    check_light(Fate::silent, Light::red);
  }
  SUBCASE("pressed is yellow") {
    check_light(Fate::pressed, Light::yellow);
  }
  SUBCASE("behind is yellow") {
    check_light(Fate::behind, Light::yellow);
  }
  SUBCASE("quiet is yellow") {
    check_light(Fate::quiet, Light::yellow);
  }
  SUBCASE("steady is green") {
    check_light(Fate::steady, Light::green);
  }
  SUBCASE("waiting is green") {
    check_light(Fate::waiting, Light::green);
  }
  SUBCASE("finished is blue") {
    check_light(Fate::finished, Light::blue);
  }
  SUBCASE("open is grey") {
    check_light(Fate::open, Light::grey);
  }
}

TEST_CASE("an agreed deadline lies within the plan's period") {
  for (const Fate fate : {Fate::overdue, Fate::silent, Fate::pressed, Fate::behind, Fate::quiet,
                          Fate::steady, Fate::finished}) {
    on_many_days(fate, [](const Course&, const CourseTerms& terms, const DemoCalendar& calendar) {
      REQUIRE(terms.deadline);
      CHECK(calendar.starts_on <= *terms.deadline);
      CHECK(*terms.deadline <= calendar.ends_on);
    });
  }
}

TEST_CASE("percents of a course stay between 0 and 100, its weeks ascend") {
  for (const Fate fate : {Fate::overdue, Fate::behind, Fate::steady, Fate::finished}) {
    on_many_days(fate, [](const Course& course, const CourseTerms&, const DemoCalendar&) {
      int32_t before = -1;
      for (const WeekEntry& entry : course.entries) {
        CHECK(entry.percent >= 0);
        CHECK(entry.percent <= 100);
        CHECK(entry.week > before);
        before = entry.week;
      }
      CHECK(before <= kDemoWeeks);
    });
  }
}

TEST_CASE("a deadline of the document overrules a fate that it leaves no room for") {
  const CivilDate today = civil_from({2026, 6, 18});
  CHECK(fate_under(Fate::pressed, today - 1, today) == Fate::overdue);
  CHECK(fate_under(Fate::steady, today - 1, today) == Fate::finished);
  CHECK(fate_under(Fate::pressed, today + 60, today) == Fate::behind);
  CHECK(fate_under(Fate::open, today + 60, today) == Fate::steady);
  CHECK(fate_under(Fate::steady, std::nullopt, today) == Fate::open);
}

TEST_CASE("a red or yellow task has at least one assignment of its fate and is not all of it") {
  for (const Fate fate : {Fate::overdue, Fate::silent, Fate::pressed, Fate::behind, Fate::quiet}) {
    Dice dice("sharing");
    const std::vector<Fate> fates = shared_out(fate, 10, dice);
    size_t bad = 0;
    for (const Fate one : fates) bad += one == fate ? 1 : 0;
    CHECK(bad >= 1);
    CHECK(bad <= 5);
  }
}

}  // namespace
}  // namespace tz::server
