// Makes the view of a plan's criteria, and criteria of what is typed.
#include <algorithm>
#include <charconv>

#include "app/criteria_view.h"
#include "app/pages.h"
#include "base/utf8.h"
#include "summary/assessment_words.h"

namespace tz::client {

CriteriaDraft draft_of(const std::vector<Criterion>& criteria) {
  CriteriaDraft out;
  for (int i = 0; i < kCriterionKinds; ++i) {
    Criterion criterion;
    criterion.kind = static_cast<CriterionKind>(i);
    const auto found = std::find_if(criteria.begin(), criteria.end(), [&](const Criterion& each) {
      return each.kind == criterion.kind;
    });
    if (found != criteria.end()) criterion = *found;
    out.rows.push_back({criterion.kind, std::to_string(criterion.weight),
                        std::to_string(criterion.late_percent), std::to_string(criterion.days)});
  }
  return out;
}

std::optional<int32_t> number_in(const std::string& text, int32_t min, int32_t max) {
  const std::string_view digits = trimmed(text);
  int32_t number = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = fault == std::errc() && end == digits.data() + digits.size();
  if (!is_whole || number < min || number > max) return std::nullopt;
  return number;
}

int32_t sum_of(const CriteriaDraft& draft) {
  int32_t sum = 0;
  for (const CriteriaDraft::Row& row : draft.rows) {
    sum += number_in(row.weight, 0, kWholeWeight).value_or(0);
  }
  return sum;
}

std::optional<std::vector<Criterion>> criteria_of(const CriteriaDraft& draft) {
  std::vector<Criterion> out;
  for (const CriteriaDraft::Row& row : draft.rows) {
    const auto weight = number_in(row.weight, 0, kWholeWeight);
    if (!weight) return std::nullopt;
    if (*weight == 0) continue;
    Criterion criterion;
    criterion.kind = row.kind;
    criterion.weight = *weight;
    if (knows_late(row.kind)) {
      const auto late = number_in(row.late_percent, 0, 100);
      if (!late) return std::nullopt;
      criterion.late_percent = *late;
    }
    if (row.kind == CriterionKind::problems) {
      const auto days = number_in(row.days, 1, kMostDays);
      if (!days) return std::nullopt;
      criterion.days = *days;
    }
    out.push_back(criterion);
  }
  return out;
}

CriteriaPage made_criteria(const ViewContext& at, const EditContext& edit, const Plan* plan,
                           bool complete) {
  CriteriaPage page;
  page.loading = !complete;
  if (plan == nullptr) return page;
  page.plan = plan->id;
  page.title = at.say(Text::criteria_note, {plan->title});
  const Criteria* criteria = at.records.criteria_of(plan->id);
  const int32_t edition = last_edition(criteria);
  if (edition == 0) {
    page.in_force = at.say(Text::criteria_first);
  } else {
    const Remark& set = criteria->editions.back().set;
    page.in_force = at.say(
        Text::criteria_edition,
        {std::to_string(edition), at.said(Text::criteria_set_by, set, at.say(Text::role_office))});
  }
  const std::vector<Criterion> in_force = *criteria_in(criteria, edition);
  for (const Criterion& criterion : in_force) {
    page.rows.push_back({at.say(word_of(criterion.kind)), std::to_string(criterion.weight),
                         rule_sentence(at.reader.lang, criterion)});
  }
  page.may_set = foreseen(edit, SetCriteria{plan->id, in_force, {}}).ok();
  return page;
}

}  // namespace tz::client
