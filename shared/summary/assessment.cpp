#include "summary/assessment.h"

#include <algorithm>

#include "summary/criterion_rules.h"
#include "summary/document_order.h"

namespace tz {
namespace {

constexpr int32_t kAllHundredths = kWholeWeight * kHundredths;

class FiguresMaker {
 public:
  FiguresMaker(const RecordSet& records, const AssessmentQuestion& question,
               std::vector<Criterion> criteria)
      : records_(records),
        span_{question.first, std::min(question.last, question.as_of), question.as_of} {
    out_.plan = question.plan;
    out_.as_of = question.as_of;
    out_.first = question.first;
    out_.last = question.last;
    out_.edition = question.edition;
    out_.criteria = std::move(criteria);
  }

  AssessmentFigures made() {
    out_.plan_title = records_.plan(out_.plan)->title;
    for (const Task* task : tasks_in_order(records_, out_.plan)) {
      for (const Assignment* assignment : records_.assignments_of(task->id)) {
        if (assignment->stage != Stage::cancelled) add(*assignment, *task);
      }
    }
    for (auto& [id, scores] : scores_) add_unit(id, std::move(scores));
    std::stable_sort(out_.units.begin(), out_.units.end(),
                     [&](const AssessedUnit& a, const AssessedUnit& b) {
                       return order_of(a.unit) < order_of(b.unit);
                     });
    return std::move(out_);
  }

 private:
  void add(const Assignment& assignment, const Task& task) {
    scores_of(assignment.unit);
    const AssessedShare share{assignment, task, records_};
    for (size_t i = 0; i < out_.criteria.size(); ++i) {
      find_evidence(out_.criteria[i], share, span_, [this, i](UnitId unit, EvidenceRow row) {
        CriterionScore& score = scores_of(unit)[i];
        score.items += row.count;
        score.evidence.push_back(std::move(row));
      });
    }
  }

  std::vector<CriterionScore>& scores_of(UnitId unit) {
    std::vector<CriterionScore>& scores = scores_[unit];
    scores.resize(out_.criteria.size());
    return scores;
  }

  void add_unit(UnitId id, std::vector<CriterionScore> scores) {
    give_points(out_.criteria, scores);
    for (CriterionScore& score : scores) {
      std::stable_partition(score.evidence.begin(), score.evidence.end(),
                            [](const EvidenceRow& row) { return row.worth < 100; });
    }
    const Unit* unit = records_.unit(id);
    out_.units.push_back({id, unit == nullptr ? to_string(id) : unit->name, std::move(scores)});
  }

  int32_t order_of(UnitId id) const {
    const Unit* unit = records_.unit(id);
    return unit == nullptr ? INT32_MAX : unit->order;
  }

  const RecordSet& records_;
  const AssessedSpan span_;
  std::map<UnitId, std::vector<CriterionScore>> scores_;
  AssessmentFigures out_;
};

int32_t points_for(const CriterionScore& score) {
  int64_t worth = 0;
  for (const EvidenceRow& row : score.evidence) worth += int64_t{row.count} * row.worth;
  const int64_t whole = int64_t{100} * score.items;
  return static_cast<int32_t>((2 * score.out_of * worth + whole) / (2 * whole));
}

}  // namespace

void give_points(const std::vector<Criterion>& criteria, std::vector<CriterionScore>& scores) {
  int32_t weight = 0;
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].items > 0) weight += criteria[i].weight;
  }
  if (weight == 0) return;
  int32_t left = kAllHundredths;
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i].items == 0) continue;
    scores[i].out_of = criteria[i].weight * kAllHundredths / weight;
    left -= scores[i].out_of;
  }
  for (CriterionScore& score : scores) {
    if (score.items == 0) continue;
    if (left-- > 0) ++score.out_of;
    score.points = points_for(score);
  }
}

AssessmentQuestion question_of(const AssessmentFigures& figures) {
  return {figures.plan, figures.first, figures.last, figures.edition, figures.as_of};
}

std::optional<AssessmentFigures> assessment_figures(const RecordSet& records,
                                                    const AssessmentQuestion& question) {
  if (records.plan(question.plan) == nullptr) return std::nullopt;
  std::optional<std::vector<Criterion>> criteria =
      criteria_in(records.criteria_of(question.plan), question.edition);
  if (!criteria) return std::nullopt;
  return FiguresMaker(records, question, std::move(*criteria)).made();
}

}  // namespace tz
