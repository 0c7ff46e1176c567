#include "summary/words.h"

namespace tz {

Text word_of(Light light) {
  switch (light) {
    case Light::red:
      return Text::light_red;
    case Light::yellow:
      return Text::light_yellow;
    case Light::grey:
      return Text::light_grey;
    case Light::green:
      return Text::light_green;
    case Light::blue:
      return Text::light_blue;
  }
  TZ_ASSERT(false);
}

LightPhrases phrases_of(LightReason reason) {
  switch (reason) {
    case LightReason::completed:
      return {Text::badge_completed, Text::why_completed};
    case LightReason::closed:
      return {Text::badge_closed, Text::why_closed};
    case LightReason::cancelled:
      return {Text::badge_cancelled, Text::why_cancelled};
    case LightReason::suspended:
      return {Text::badge_suspended, Text::why_suspended};
    case LightReason::no_deadline:
      return {Text::badge_no_deadline, Text::why_no_deadline};
    case LightReason::waiting_review:
      return {Text::badge_waiting_review, Text::why_waiting_review};
    case LightReason::overdue:
      return {Text::badge_overdue, Text::why_overdue};
    case LightReason::order_overdue:
      return {Text::badge_order_overdue, Text::why_order_overdue};
    case LightReason::two_cycles:
      return {Text::badge_two_cycles, Text::why_two_cycles};
    case LightReason::due_soon:
      return {Text::badge_due_soon, Text::why_due_soon};
    case LightReason::behind:
      return {Text::badge_behind, Text::why_behind};
    case LightReason::last_cycle:
      return {Text::badge_last_cycle, Text::why_last_cycle};
    case LightReason::severe_problem:
      return {Text::badge_severe_problem, Text::why_severe_problem};
    case LightReason::on_course:
      return {Text::badge_on_course, Text::why_on_course};
  }
  TZ_ASSERT(false);
}

std::string why_sentence(Lang lang, const LightVerdict& verdict) {
  return tr(lang, phrases_of(verdict.reason).why,
            {std::to_string(verdict.first), std::to_string(verdict.second)});
}

Text goal_text(Comparator comparator) {
  switch (comparator) {
    case Comparator::at_least:
      return Text::goal_at_least;
    case Comparator::at_most:
      return Text::goal_at_most;
    case Comparator::equal:
      return Text::goal_equal;
  }
  TZ_ASSERT(false);
}

std::string goal_sentence(Lang lang, const Target& target) {
  std::string value = to_string(target.value);
  if (!target.unit.empty()) value = tr(lang, Text::number_with_unit, {value, target.unit});
  const std::string goal = tr(lang, goal_text(target.comparator), {value});
  return target.label.empty() ? goal : tr(lang, Text::target_named, {target.label, goal});
}

std::string narrowing_words(Lang lang, const BoardSpan& span, const LedgerView& ledger) {
  std::string out;
  const TaskForce* force = span.task_force ? ledger.task_force(*span.task_force) : nullptr;
  if (force != nullptr) out = force->name;
  if (!span.has_period()) return out;
  if (!out.empty()) out += tr(lang, Text::dot);
  if (!span.last) return out + tr(lang, Text::span_due_from, {to_iso(*span.first)});
  if (!span.first) return out + tr(lang, Text::span_due_until, {to_iso(*span.last)});
  return out + tr(lang, Text::span_due_between, {to_iso(*span.first), to_iso(*span.last)});
}

}  // namespace tz
