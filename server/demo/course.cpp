#include "demo/course.h"

#include <algorithm>

#include "model/plan.h"

namespace tz::server {
namespace {

struct FateLine {
  std::string_view task;
  Fate fate;
};

constexpr FateLine kFates[] = {
#define TZ_FATE(task, fate) {task, Fate::fate},
#include "demo/fates.def"
#undef TZ_FATE
};

// How many of a task's assignments make it red or yellow.
constexpr int32_t kFewestWorst = 2;
constexpr int32_t kMostWorst = 4;
// How far off the deadlines of the other tasks are.
constexpr int32_t kNearestDays = 20;
constexpr int32_t kFarthestDays = 110;
// Nobody reports 100 percent before the work is whole.
constexpr int32_t kMostBeforeWhole = 95;

// Offices set their deadlines on the 15th or at the end of a month.
CivilDate usual_deadline_after(CivilDate date) {
  const YearMonthDay ymd = ymd_of(date);
  return ymd.day <= 15 ? civil_from({ymd.year, ymd.month, 15})
                       : last_day_of_month(ymd.year, ymd.month);
}

// What the other assignments of such a task come to.
Fate companion(Fate fate, Dice& dice) {
  switch (fate) {
    case Fate::overdue:
      return dice.happens(80) ? Fate::finished : Fate::waiting;
    case Fate::finished:
    case Fate::open:
      return fate;
    case Fate::silent:
      if (dice.happens(25)) return Fate::quiet;
      break;
    default:
      break;
  }
  if (dice.happens(8)) return Fate::finished;
  return dice.happens(2) ? Fate::waiting : Fate::steady;
}

// A straight line from the day of issue to the deadline, as the lights expect it.
int32_t expected_on(const CourseTerms& terms, CivilDate today) {
  if (!terms.deadline) return 0;
  const int32_t whole = *terms.deadline - terms.issued_on;
  if (whole <= 0) return 100;
  return std::clamp(100 * (today - terms.issued_on) / whole, 0, 100);
}

int32_t steady_percent(const CourseTerms& terms, CivilDate today, Dice& dice) {
  const LightThresholds limits;
  const int32_t expected = expected_on(terms, today);
  const bool soon = *terms.deadline - today <= limits.due_soon_days;
  const int32_t wanted = expected + terms.leaning + dice.between(-6, 6);
  const int32_t lowest =
      std::max(expected - limits.behind_points + 3, soon ? limits.due_soon_percent : 5);
  return std::clamp(wanted, std::min(lowest, 97), 97);
}

// The percent reached by today.
int32_t final_percent(const CourseTerms& terms, CivilDate today, Dice& dice) {
  switch (terms.fate) {
    case Fate::finished:
    case Fate::waiting:
      return 100;
    case Fate::overdue:
      return dice.between(60, 95);
    case Fate::pressed:
      return dice.between(45, 76);
    case Fate::behind:
      return std::max(2, expected_on(terms, today) - dice.between(22, 34));
    case Fate::silent:
    case Fate::quiet:
    case Fate::steady:
      return steady_percent(terms, today, dice);
    case Fate::open:
      return dice.between(10, 65);
  }
  TZ_ASSERT(false);
}

int32_t last_week(const CourseTerms& terms, Dice& dice) {
  switch (terms.fate) {
    case Fate::finished:
      return kDemoWeeks - dice.between(2, 5);
    case Fate::waiting:
    case Fate::quiet:
      return terms.fate == Fate::quiet ? kDemoWeeks - 2 : kDemoWeeks - 1;
    case Fate::silent:
      return kDemoWeeks - 3;
    default:
      return terms.reports_this_week ? kDemoWeeks : kDemoWeeks - 1;
  }
}

// Progress comes in fives, as people estimate it; only the last figure is exact.
int32_t percent_at(int32_t step, int32_t steps, int32_t goal, Dice& dice) {
  if (step == steps) return goal;
  const int32_t straight = goal * step / steps + dice.between(-4, 4);
  return std::clamp(straight / 5 * 5, 0, std::min(goal, kMostBeforeWhole));
}

void colour(std::vector<WeekEntry>& entries, Fate fate, Dice& dice) {
  const bool troubled = fate == Fate::overdue || fate == Fate::pressed || fate == Fate::behind;
  for (size_t i = 0; i < entries.size(); ++i) {
    const bool stands = i > 0 && entries[i].percent == entries[i - 1].percent;
    entries[i].no_change = stands && dice.happens(65);
    entries[i].has_problem = !entries[i].no_change && dice.happens(troubled ? 12 : 2);
  }
}

// Once in a while a unit finds that it had reported too much.
void lower_one(std::vector<WeekEntry>& entries, Dice& dice) {
  if (entries.size() < 5 || !dice.happens(5)) return;
  const size_t at = entries.size() / 2;
  if (entries[at - 1].percent >= 10) entries[at].percent = entries[at - 1].percent - 5;
}

}  // namespace

Fate demo_fate(std::string_view task_number) {
  for (const FateLine& line : kFates) {
    if (line.task == task_number) return line.fate;
  }
  return Fate::steady;
}

std::optional<CivilDate> demo_deadline(Fate fate, const DemoCalendar& calendar, Dice& dice) {
  const CivilDate today = calendar.today;
  switch (fate) {
    case Fate::open:
      return std::nullopt;
    case Fate::overdue:
      return today - dice.between(3, 16);
    case Fate::finished:
      return std::min(calendar.ends_on, today + dice.between(-12, 12));
    case Fate::pressed:
      return std::min(calendar.ends_on, today + dice.between(4, 13));
    default:
      break;
  }
  // Not close yet, and spread over what is left of the year.
  const int32_t left = std::min(kFarthestDays, calendar.ends_on - today);
  if (left < kNearestDays) return calendar.ends_on;
  return std::min(calendar.ends_on, usual_deadline_after(today + dice.between(kNearestDays, left)));
}

Fate fate_under(Fate fate, std::optional<CivilDate> deadline, CivilDate today) {
  if (!deadline) return Fate::open;
  if (*deadline < today) {
    const bool lags = fate == Fate::overdue || fate == Fate::pressed || fate == Fate::behind;
    return lags ? Fate::overdue : Fate::finished;
  }
  const LightThresholds limits;
  const bool soon = *deadline - today <= limits.due_soon_days;
  if (fate == Fate::overdue) return soon ? Fate::pressed : Fate::behind;
  if (fate == Fate::pressed && !soon) return Fate::behind;
  return fate == Fate::open ? Fate::steady : fate;
}

std::vector<Fate> shared_out(Fate fate, size_t assignments, Dice& dice) {
  std::vector<Fate> out(assignments, fate);
  if (fate == Fate::steady || assignments > kFewestWorst) {
    for (Fate& one : out) one = companion(fate, dice);
  }
  if (fate == Fate::steady || assignments == 0) return out;
  const int32_t worst = dice.between(kFewestWorst, kMostWorst);
  const int32_t last = static_cast<int32_t>(assignments) - 1;
  for (int32_t i = 0; i < worst; ++i) out[static_cast<size_t>(dice.between(0, last))] = fate;
  return out;
}

Course course_of(const CourseTerms& terms, const DemoCalendar& calendar, Dice& dice) {
  Course course;
  const int32_t goal = final_percent(terms, calendar.today, dice);
  // The first whole week after the assignment came.
  const int32_t first = std::max(0, (terms.issued_on - calendar.first_week + 6) / 7);
  const int32_t last = last_week(terms, dice);
  for (int32_t week = first; week <= last; ++week) {
    const int32_t percent = percent_at(week - first + 1, last - first + 1, goal, dice);
    const int32_t before = course.entries.empty() ? 0 : course.entries.back().percent;
    // A report is forgotten now and then, never the last one: that one decides the light.
    if (week < last - 1 && dice.happens(4)) continue;
    course.entries.push_back({week, std::max(percent, before), false, false});
  }
  lower_one(course.entries, dice);
  colour(course.entries, terms.fate, dice);
  course.declares = goal == 100 && !course.entries.empty();
  course.accepted = course.declares && terms.fate == Fate::finished;
  return course;
}

}  // namespace tz::server
