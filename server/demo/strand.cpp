#include "demo/strand.h"

#include <algorithm>

#include "demo/incidents.h"

namespace tz::server {
namespace {

// Weeks after which there is time for a returned declaration to be made again.
constexpr int32_t kLastWeekToReturn = 6;

int32_t share_of(int32_t total, const Assignment& assignment, UnitKind kind, Dice& dice) {
  if (assignment.duty == Duty::lead) return total;
  const bool local = kind == UnitKind::sub_district || kind == UnitKind::functional_zone;
  if (local) return std::max(6, total * dice.between(12, 24) / 100);
  return std::max(4, total * dice.between(25, 60) / 100);
}

// Where a target stands when the assignment is at that percent; it is met at 100.
Decimal value_at(const Target& target, int32_t percent) {
  const int64_t goal = target.value.units;
  if (target.comparator == Comparator::at_most) {
    const int64_t more = goal * (100 - percent) / 100;
    return {goal + more / (kDecimalScale / 10) * (kDecimalScale / 10)};
  }
  if (target.unit == "%") {
    const int64_t reached = goal * (80 + percent * 21 / 100) / 100;
    return {std::min(reached, 100 * kDecimalScale) / (kDecimalScale / 10) * (kDecimalScale / 10)};
  }
  return {goal * percent / 100 / kDecimalScale * kDecimalScale};
}

}  // namespace

Strand strand_of(const Assignment& assignment, const StrandTerms& terms,
                 const DemoCalendar& calendar) {
  Strand strand;
  strand.id = assignment.id;
  strand.unit = assignment.unit;
  strand.task = assignment.task;
  strand.duty = assignment.duty;
  strand.name = std::string(terms.task_number) + '/' + std::string(terms.unit_name);
  strand.topic = demo_topic(terms.task_number);
  TZ_ASSERT(strand.topic != nullptr);
  Dice dice("strand/" + strand.name);
  strand.total = share_of(strand.topic->total, assignment, terms.unit_kind, dice);
  if (assignment.duty == Duty::lead) strand.targets = terms.targets;
  strand.version = assignment.version;
  strand.stage = assignment.stage;
  strand.course = course_of(terms.course, calendar, dice);
  const bool early =
      !strand.course.entries.empty() && strand.course.entries.back().week <= kLastWeekToReturn;
  strand.comes_back = strand.course.accepted && early && dice.happens(25);
  strand.cancelled_because = cancellation_reason(terms.task_number, terms.unit_name);
  strand.contested = is_contested(terms.task_number, terms.unit_name);
  return strand;
}

ReportContent next_content(const Strand& strand, int32_t variant) {
  const WeekEntry& entry = strand.next();
  ReportContent content;
  content.percent = entry.percent;
  content.no_change = entry.no_change && variant == 0;
  if (content.no_change) return content;
  // Each unit begins elsewhere among the phrases, or all would say the same in the same week.
  const int32_t turn = Dice("voice/" + strand.name).between(0, 6) + entry.week + variant;
  const Headway headway{strand.total, strand.percent, entry.percent};
  content.narrative = report_narrative(*strand.topic, headway, turn);
  if (entry.has_problem) content.problem = strand.topic->difficulty;
  if (entry.percent < strand.percent) content.reason = lowering_reason();
  for (size_t i = 0; i < strand.targets.size(); ++i) {
    content.values.push_back({static_cast<int32_t>(i), value_at(strand.targets[i], entry.percent)});
  }
  return content;
}

}  // namespace tz::server
