// Makes the views of assessments: all of them, one of them, and one unit's part in it.
#include <algorithm>

#include "app/pages.h"
#include "app/publication_phrases.h"
#include "summary/assessment_words.h"
#include "summary/standings.h"

namespace tz::client {
namespace {

constexpr PublicationWords kWords{Text::state_trial};

std::string title_of(const ViewContext& at, const Assessment& assessment) {
  return assessment_title(at.reader.lang, assessment.figures);
}

std::string as_of(const ViewContext& at, const Assessment& assessment) {
  return frozen_as_of(at, assessment.figures.as_of, assessment.figures.frozen_at);
}

std::string score_text(const ViewContext& at, int32_t hundredths) {
  return at.say(Text::assessment_score, {points_text(hundredths)});
}

std::string total_text(const ViewContext& at, const Standing& standing) {
  if (standing.place == 0) return at.say(Text::assessment_not_scored);
  return score_text(at, standing.total());
}

std::vector<std::string> facts_about(const ViewContext& at, const Assessment& assessment) {
  const AssessmentFigures& figures = assessment.figures;
  std::vector<std::string> out = facts_of(at, assessment, kWords);
  out.push_back(at.say(Text::assessment_period, {at.date(figures.first), at.date(figures.last)}));
  if (figures.as_of < figures.last) {
    out.push_back(at.say(Text::assessment_running, {at.date(figures.as_of)}));
  }
  out.push_back(figures.edition == 0
                    ? at.say(Text::assessment_edition_first)
                    : at.say(Text::assessment_edition, {std::to_string(figures.edition)}));
  return out;
}

std::vector<ScoreRow> ranking_of(const ViewContext& at, const Assessment& assessment) {
  std::vector<ScoreRow> out;
  for (const Standing& standing : standings_of(assessment)) {
    const AssessedUnit& unit = assessment.figures.units[standing.row];
    ScoreRow row;
    row.unit = unit.unit;
    if (standing.place > 0) row.title = std::to_string(standing.place) + ' ';
    row.title += unit.name;
    row.note = total_text(at, standing);
    if (standing.by_hand != 0) {
      row.note += at.say(Text::dot) +
                  at.say(Text::assessment_adjusted, {adjustment_text(standing.by_hand)});
    }
    out.push_back(std::move(row));
  }
  return out;
}

FigureRow row_of(const ViewContext& at, const EvidenceRow& row) {
  const Task* task = at.records.task(row.task);
  const std::string title = task == nullptr ? row.number : row.number + ' ' + task->title;
  const std::string worth = at.say(Text::worth, {std::to_string(row.worth)});
  return {title,
          evidence_sentence(at.reader.lang, row, at.reader.today) + at.say(Text::dot) + worth,
          std::nullopt, task == nullptr ? TaskId() : task->id};
}

ScoreSection section_of(const ViewContext& at, const Criterion& criterion,
                        const CriterionScore& score) {
  ScoreSection out;
  out.name = at.say(word_of(criterion.kind));
  out.rule = rule_sentence(at.reader.lang, criterion);
  out.has_items = score.items > 0;
  if (!out.has_items) {
    out.points = at.say(Text::assessment_of_nothing);
    return out;
  }
  out.points = at.say(Text::assessment_of, {points_text(score.points), points_text(score.out_of)});
  // A share of less than a hundredth cannot be.
  out.percent = score.out_of == 0 ? 0 : 100 * score.points / score.out_of;
  for (const EvidenceRow& row : score.evidence) out.rows.push_back(row_of(at, row));
  return out;
}

}  // namespace

std::string assessment_name(const ViewContext& at, const Assessment& assessment) {
  return title_of(at, assessment);
}

AssessmentsPage made_assessments(const ViewContext& at, const Plan* plan, bool complete) {
  AssessmentsPage page;
  page.loading = !complete;
  page.for_office = reads_whole_ledger(at.reader.actor);
  page.may_draft = at.reader.actor.has(Role::office) && plan != nullptr;
  if (plan != nullptr) page.plan = plan->title;
  const YearMonthDay today = ymd_of(at.reader.today);
  page.first = civil_from({today.year, today.month, 1});
  page.last = last_day_of_month(today.year, today.month);
  std::vector<const Assessment*> all;
  for (const auto& [id, assessment] : at.records.all_of<Assessment>()) all.push_back(&assessment);
  std::sort(all.begin(), all.end(), [](const Assessment* a, const Assessment* b) {
    return a->drafted_at != b->drafted_at ? b->drafted_at < a->drafted_at : b->id < a->id;
  });
  for (const Assessment* assessment : all) {
    page.rows.push_back({assessment->id, title_of(at, *assessment), as_of(at, *assessment),
                         at.say(word_of(assessment->state, kWords)), tone_of(assessment->state)});
  }
  return page;
}

std::optional<AssessmentPage> made_assessment(const ViewContext& at, const EditContext& edit,
                                              AssessmentId id) {
  const Assessment* assessment = at.records.assessment(id);
  if (assessment == nullptr) return std::nullopt;
  const DeedContext deeds{at, edit};
  AssessmentPage page;
  page.id = id;
  page.title = title_of(at, *assessment);
  page.state = at.say(word_of(assessment->state, kWords));
  page.tone = tone_of(assessment->state);
  page.as_of = as_of(at, *assessment);
  page.chain = frozen_chain(at, assessment->figures.frozen_hash);
  page.facts = facts_about(at, *assessment);
  for (const Criterion& criterion : assessment->figures.criteria) {
    const std::string name = at.say(Text::assessment_weight, {at.say(word_of(criterion.kind)),
                                                              std::to_string(criterion.weight)});
    page.rules.push_back(at.say(Text::value_by, {name, rule_sentence(at.reader.lang, criterion)}));
  }
  page.rules.push_back(at.say(Text::rule_nothing));
  page.ranking = ranking_of(at, *assessment);
  page.deeds = deeds_of(deeds, *assessment);
  page.objections = objections_to(deeds, id);
  page.shows_objections = assessment->is_shown();
  page.may_freeze = may_count_again(at, *assessment);
  page.asks_units = assessment->state == PublicationState::objections;
  page.sheet_name = page.title + ".xlsx";
  return page;
}

std::optional<AssessedUnitPage> made_assessed_unit(const ViewContext& at, const EditContext& edit,
                                                   AssessmentId id, UnitId unit) {
  const Assessment* assessment = at.records.assessment(id);
  const AssessedUnit* found = assessment == nullptr ? nullptr : assessment->figures.of(unit);
  if (found == nullptr) return std::nullopt;
  AssessedUnitPage page;
  page.title = found->name;
  page.sheet = title_of(at, *assessment);
  for (const Standing& standing : standings_of(*assessment)) {
    if (assessment->figures.units[standing.row].unit != unit) continue;
    page.total = total_text(at, standing);
    if (standing.place > 0) {
      page.place = at.say(Text::assessment_place_of, {std::to_string(standing.place)});
    }
  }
  for (size_t i = 0; i < found->scores.size(); ++i) {
    page.sections.push_back(section_of(at, assessment->figures.criteria[i], found->scores[i]));
  }
  for (const Adjustment& each : assessment->adjustments) {
    if (each.unit != unit) continue;
    page.adjustments.push_back(adjustment_text(each.hundredths) + at.say(Text::dot) +
                               at.said(Text::adjust_score, each.remark, at.say(Text::role_office)));
  }
  page.deeds = deeds_of({at, edit}, *assessment, unit);
  return page;
}

}  // namespace tz::client
