// App's part for circulars, assessments and the register: their views, and what the server is asked
// of them.
#include "app/app_parts.h"

namespace tz::client {

// ---- views

const CircularsPage& App::circulars() {
  return parts_->views.circulars();
}

const CircularPage* App::circular(CircularId id) {
  return parts_->views.circular(id);
}

const FigureSheet& App::figure(CircularId id, CircularToken token) {
  return parts_->views.figure(id, token);
}

const Asked& App::circular_asked() const {
  return parts_->circulars.asked();
}

const AssessmentsPage& App::assessments() {
  return parts_->views.assessments();
}

const AssessmentPage* App::assessment(AssessmentId id) {
  return parts_->views.assessment(id);
}

const AssessedUnitPage* App::assessed_unit(AssessmentId id, UnitId unit) {
  return parts_->views.assessed_unit(id, unit);
}

const Asked& App::assessment_asked() const {
  return parts_->assessments.asked();
}

const CriteriaPage& App::criteria() {
  return parts_->views.criteria();
}

CriteriaDraft App::criteria_draft() {
  const Plan* plan = parts_->views.shown_plan();
  const Criteria* criteria =
      plan == nullptr ? nullptr : parts_->views.context().records.criteria_of(plan->id);
  return draft_of(*criteria_in(criteria, last_edition(criteria)));
}

const RegisterPage& App::exposure_register() {
  return parts_->views.exposure_register();
}

const AccountabilityPage* App::accountability(AccountabilityId id) {
  return parts_->views.accountability(id);
}

// ---- intents: circulars

void App::draft_circular() {
  const Plan* plan = parts_->views.shown_plan();
  if (plan == nullptr) return;
  parts_->circulars.draft({{"plan", to_string(plan->id)}});
}

void App::save_circular(CircularId id, const std::string& name) {
  parts_->circulars.save_file(id.uuid, "document", name);
}

void App::freeze_circular(CircularId id) {
  parts_->circulars.freeze(id.uuid);
}

// ---- intents: assessments

void App::draft_assessment(CivilDate first, CivilDate last) {
  const Plan* plan = parts_->views.shown_plan();
  if (plan == nullptr) return;
  parts_->assessments.draft(
      {{"plan", to_string(plan->id)}, {"first", to_iso(first)}, {"last", to_iso(last)}});
}

void App::save_assessment(AssessmentId id, const std::string& name) {
  parts_->assessments.save_file(id.uuid, "sheet", name);
}

void App::freeze_assessment(AssessmentId id) {
  parts_->assessments.freeze(id.uuid);
}

}  // namespace tz::client
