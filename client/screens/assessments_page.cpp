#include "screens/assessments_page.h"

#include "screens/day_field.h"
#include "screens/dialog_foot.h"
#include "screens/look.h"
#include "screens/publication_parts.h"
#include "ui/container.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void begin_trial(Scene& scene, const AssessmentsPage& page) {
  scene.state.trial = {.open = true, .first = to_iso(page.first), .last = to_iso(page.last)};
  scene.ui.redraw();
}

void buttons(Scene& scene, const AssessmentsPage& page) {
  ui::Ui& ui = scene.ui;
  if (page.may_draft) {
    const Asked& asked = scene.app.assessment_asked();
    asked_fault(scene, asked);
    const Text label = asked.busy() ? Text::counting : Text::draft_assessment;
    if (ui::button(ui, {.id = "draft", .label = scene.tr(label), .busy = asked.busy()})) {
      begin_trial(scene, page);
    }
  }
  if (ui::button(ui, {.id = "criteria",
                      .label = scene.tr(Text::criteria),
                      .kind = ui::ButtonKind::Secondary})) {
    Route route;
    route.page = Page::criteria;
    scene.go(route);
  }
}

// True where the server is asked.
bool confirm(Scene& scene) {
  TrialInput& trial = scene.state.trial;
  trial.tried = true;
  scene.ui.redraw();
  const auto first = civil_from_iso(trial.first);
  const auto last = civil_from_iso(trial.last);
  if (!first || !last) return false;
  scene.later([first = *first, last = *last](App& app) { app.draft_assessment(first, last); });
  return true;
}

void trial_dialog(Scene& scene, const AssessmentsPage& page) {
  TrialInput& trial = scene.state.trial;
  if (!trial.open) return;
  ui::Ui& ui = scene.ui;
  bool done = false;
  {
    const std::string text = page.plan + '\n' + std::string(scene.tr(Text::draft_assessment_note));
    ui::Dialog dialog(ui, {.id = "trial",
                           .title = scene.tr(Text::draft_assessment),
                           .text = text,
                           .gap = ui::kSpace3});
    const auto day = [&](std::string_view id, Text label, std::string& value) {
      const std::string fault = trial.tried ? day_fault(scene, value) : std::string();
      day_field(scene, {.id = id, .label = label, .error = fault, .required = true}, value);
    };
    day("first", Text::field_period_first, trial.first);
    day("last", Text::field_period_last, trial.last);
    dialog.bar();
    const FootTap tap = dialog_foot(
        ui, {.leave = scene.tr(Text::leave_it), .confirm = scene.tr(Text::draft_assessment)});
    done = tap == FootTap::leave || dialog.closed();
    if (tap == FootTap::confirm) done = confirm(scene);
  }
  if (!done) return;
  trial = {};
  ui.redraw();
}

}  // namespace

void draw_assessments_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const AssessmentsPage& assessments = scene.app.assessments();
  ui::PageSpec spec = page_with_status(scene, "assessments");
  spec.title = scene.tr(Text::assessments);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  buttons(scene, assessments);
  if (assessments.rows.empty()) {
    empty_publications(scene, {.icon = ui::icons::kScore,
                               .title = Text::assessments_empty,
                               .advice = assessments.for_office ? Text::assessments_empty_office
                                                                : Text::assessments_empty_unit,
                               .loading = assessments.loading});
  }
  publication_cards(scene, assessments.rows, assessment_route);
  follow_page(scene, page);
  trial_dialog(scene, assessments);
}

}  // namespace tz::client
