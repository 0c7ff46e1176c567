// The course of a sample assignment: in which weeks its unit reports, and what. It is planned from
// its end — the light that the assignment is to show today — by the same rules that will judge it.
// Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "demo/demo_calendar.h"
#include "demo/dice.h"

namespace tz::server {

// The first seven are what an assignment comes to; a task has the fate of its worst assignments.
enum class Fate {
  overdue,   // red: the deadline has passed
  silent,    // red: no report for two cycles
  pressed,   // yellow: the deadline is near, and less than 80 percent is done
  behind,    // yellow: well behind the expected percent
  quiet,     // yellow: no report in the last cycle
  steady,    // green
  finished,  // blue
  waiting,   // green: declared complete, not yet reviewed
  open       // grey: no deadline has been agreed
};

Fate demo_fate(std::string_view task_number);

// The deadline that the sample office agrees for a task whose document has none.
std::optional<CivilDate> demo_deadline(Fate fate, const DemoCalendar& calendar, Dice& dice);
// What a task of that fate can still come to with a deadline that its document sets.
Fate fate_under(Fate fate, std::optional<CivilDate> deadline, CivilDate today);
// The fates of a task's assignments, in their order.
std::vector<Fate> shared_out(Fate fate, size_t assignments, Dice& dice);

struct WeekEntry {
  int32_t week = 0;  // from 0; kDemoWeeks is the running one
  int32_t percent = 0;
  bool no_change = false;
  bool has_problem = false;
};

struct Course {
  std::vector<WeekEntry> entries;  // ascending weeks
  bool declares = false;           // together with the last entry, which is at 100 percent
  bool accepted = false;
};

struct CourseTerms {
  Fate fate = Fate::steady;
  CivilDate issued_on;
  std::optional<CivilDate> deadline;
  int32_t leaning = 0;  // points by which the unit tends to be ahead
  bool reports_this_week = false;
};

Course course_of(const CourseTerms& terms, const DemoCalendar& calendar, Dice& dice);

}  // namespace tz::server
