// Rules about assessments 考核: the criteria and their weights, points counted by the server,
// adjusted by the office with a reason, shown to the units, published.
#include "model/limits.h"
#include "rules/judge_publication.h"

namespace tz {
namespace {

Result<Assessment> office_assessment(AssessmentId id, const Case& at) {
  return seen_by_office(at.ledger.assessment(id), "body.assessment", at);
}

// Of an edition that there is, for a period that has begun when it was counted.
Outcome check_figures(const AssessmentFigures& figures, const Case& at) {
  if (const Outcome frozen = check_frozen(figures.plan, figures.frozen_at, at); !frozen) {
    return frozen;
  }
  const auto criteria = criteria_in(at.ledger.criteria_of(figures.plan), figures.edition);
  if (criteria != figures.criteria) {
    return error(ErrorCode::unknown_value, "body.figures.edition", {"body.figures.edition"});
  }
  if (figures.last < figures.first || figures.as_of < figures.first) {
    return error(ErrorCode::period_wrong, "body.figures.first");
  }
  return done();
}

}  // namespace

Result<Decision> judge(const SetCriteria& body, const Case& at) {
  if (!at.actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (at.ledger.plan(body.plan) == nullptr) return error(ErrorCode::not_found, "body.plan");
  const Criteria* found = at.ledger.criteria_of(body.plan);
  if (found != nullptr && is_stale(at, found->version)) return error(ErrorCode::stale);
  const int32_t sum = weight_of(body.criteria);
  if (sum != kWholeWeight) {
    return error(ErrorCode::weights_not_hundred, "body.criteria", {std::to_string(sum)});
  }
  Criteria criteria = found == nullptr ? Criteria{} : *found;
  if (criteria.editions.size() >= kMaxEditions) {
    return error(ErrorCode::too_many, "body.criteria",
                 {"body.criteria", std::to_string(kMaxEditions)});
  }
  criteria.id = criteria_id_for(body.plan);
  criteria.plan = body.plan;
  criteria.editions.push_back({body.criteria, remark_of(body.note, at)});
  return changed(std::move(criteria));
}

Result<Decision> judge(const DraftAssessment& body, const Case& at) {
  const Outcome allowed = may_freeze(body.drafted_by, "body.drafted_by", at);
  if (!allowed) return allowed.error();
  if (at.ledger.assessment(body.assessment) != nullptr) {
    return error(ErrorCode::already_exists, "body.assessment");
  }
  if (const Outcome checked = check_figures(body.figures, at); !checked) return checked.error();
  Assessment assessment;
  assessment.id = body.assessment;
  assessment.drafted_by = body.drafted_by;
  assessment.drafted_at = at.stamp.received_at;
  assessment.figures = body.figures;
  return changed(std::move(assessment));
}

Result<Decision> judge(const FreezeAssessment& body, const Case& at) {
  const Outcome allowed = may_freeze(body.frozen_by, "body.frozen_by", at);
  if (!allowed) return allowed.error();
  const Assessment* found = at.ledger.assessment(body.assessment);
  if (found == nullptr) return error(ErrorCode::not_found, "body.assessment");
  if (found->is_over()) return error(ErrorCode::assessment_state);
  if (const Outcome checked = check_figures(body.figures, at); !checked) return checked.error();
  const AssessmentFigures& before = found->figures;
  if (body.figures.plan != before.plan) {
    return error(ErrorCode::unknown_value, "body.figures.plan", {"body.figures.plan"});
  }
  if (body.figures.first != before.first || body.figures.last != before.last) {
    return error(ErrorCode::unknown_value, "body.figures.first", {"body.figures.first"});
  }
  Assessment assessment = *found;
  // The units have not seen these points: they are asked again. What was adjusted stays.
  assessment.state = PublicationState::draft;
  assessment.figures = body.figures;
  return changed(std::move(assessment));
}

Result<Decision> judge(const AdjustScore& body, const Case& at) {
  Result<Assessment> assessment = office_assessment(body.assessment, at);
  if (!assessment) return assessment.error();
  if (assessment->is_over()) return error(ErrorCode::assessment_state);
  const AssessedUnit* unit = assessment->figures.of(body.unit);
  if (unit == nullptr || !unit->is_scored()) {
    return error(ErrorCode::not_in_assessment, "body.unit");
  }
  if (body.unit == at.actor.unit) return error(ErrorCode::own_work);
  if (body.hundredths == 0) return error(ErrorCode::adjustment_zero, "body.hundredths");
  if (assessment->adjustments.size() >= kMaxAdjustments) {
    return error(ErrorCode::too_many, "body.unit", {"body.unit", std::to_string(kMaxAdjustments)});
  }
  assessment->adjustments.push_back({body.unit, body.hundredths, remark_of(body.reason, at)});
  return changed(std::move(*assessment));
}

Result<Decision> judge(const OpenAssessment& body, const Case& at) {
  Result<Assessment> assessment = office_assessment(body.assessment, at);
  if (!assessment) return assessment.error();
  const Outcome opened = open_until(body.until, ErrorCode::assessment_state, at, *assessment);
  if (!opened) return opened.error();
  return changed(std::move(*assessment));
}

Result<Decision> judge(const PublishAssessment& body, const Case& at) {
  Result<Assessment> assessment = office_assessment(body.assessment, at);
  if (!assessment) return assessment.error();
  const Outcome published = publish(body.assessment, ErrorCode::assessment_state, at, *assessment);
  if (!published) return published.error();
  return changed(std::move(*assessment));
}

Result<Decision> judge(const WithdrawAssessment& body, const Case& at) {
  Result<Assessment> assessment = office_assessment(body.assessment, at);
  if (!assessment) return assessment.error();
  if (const Outcome withdrawn = withdraw(body.reason, at, *assessment); !withdrawn) {
    return withdrawn.error();
  }
  return changed(std::move(*assessment));
}

}  // namespace tz
