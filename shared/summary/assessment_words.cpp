#include "summary/assessment_words.h"

namespace tz {
namespace {

constexpr Text kFindingTexts[] = {
    Text::finding_completed_in_time, Text::finding_completed_late,   Text::finding_not_completed,
    Text::finding_progress,          Text::finding_reported_in_time, Text::finding_reported_late,
    Text::finding_not_reported,      Text::finding_report_stood,     Text::finding_report_returned,
    Text::finding_order_in_time,     Text::finding_order_late,       Text::finding_order_unanswered,
    Text::finding_problem_in_time,   Text::finding_problem_late,     Text::finding_problem_open};
static_assert(std::size(kFindingTexts) == kFindings);

struct CriterionWords {
  Text name;
  Text rule;
};
constexpr CriterionWords kCriterionWords[] = {{Text::criterion_completion, Text::rule_completion},
                                              {Text::criterion_progress, Text::rule_progress},
                                              {Text::criterion_reporting, Text::rule_reporting},
                                              {Text::criterion_returns, Text::rule_returns},
                                              {Text::criterion_orders, Text::rule_orders},
                                              {Text::criterion_problems, Text::rule_problems}};
static_assert(std::size(kCriterionWords) == kCriterionKinds);

}  // namespace

Text word_of(CriterionKind kind) {
  return kCriterionWords[static_cast<size_t>(kind)].name;
}

std::string rule_sentence(Lang lang, const Criterion& criterion) {
  return tr(lang, kCriterionWords[static_cast<size_t>(criterion.kind)].rule,
            {std::to_string(criterion.late_percent), std::to_string(criterion.days)});
}

std::string evidence_sentence(Lang lang, const EvidenceRow& row, CivilDate today) {
  const auto day = [&](const std::optional<CivilDate>& date) {
    return date ? say_date(lang, *date, today) : std::string();
  };
  return tr(lang, kFindingTexts[static_cast<size_t>(row.finding)],
            {day(row.due), day(row.done), std::to_string(row.count), std::to_string(row.percent),
             std::to_string(row.expected)});
}

std::string assessment_title(Lang lang, const AssessmentFigures& figures) {
  return tr(lang, Text::assessment_title,
            {figures.plan_title, say_date(lang, figures.first, figures.as_of),
             say_date(lang, figures.last, figures.as_of)});
}

}  // namespace tz
