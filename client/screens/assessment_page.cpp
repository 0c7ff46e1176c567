#include "screens/assessment_page.h"

#include "screens/deed_row.h"
#include "screens/look.h"
#include "screens/matter_section.h"
#include "screens/publication_parts.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 760;

void count_again(Scene& scene, const AssessmentPage& assessment) {
  if (!counting_button(scene, scene.app.assessment_asked())) return;
  if (assessment.asks_units) {
    scene.state.prompt = {.kind = Prompt::Kind::count_assessment_again,
                          .assessment = assessment.id};
    scene.ui.redraw();
  } else {
    scene.later([id = assessment.id](App& app) { app.freeze_assessment(id); });
  }
}

void head(Scene& scene, const AssessmentPage& assessment) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "state", .gap = ui::kSpace2});
  ui::line(ui, {ui::pill(assessment.state, tone_of(assessment.tone))}, {});
  ui::headline(ui, assessment.title);
  for (const std::string& fact : assessment.facts) ui::body(ui, fact);
  ui::sub(ui, assessment.as_of);
  ui::sub(ui, assessment.chain);
  deed_row(scene, "deeds", assessment.deeds);
  asked_fault(scene, scene.app.assessment_asked());
  const ui::Wrap wrap(ui);
  if (saving_button(scene, Text::export_xlsx)) {
    scene.later([id = assessment.id, name = assessment.sheet_name](App& app) {
      app.save_assessment(id, name);
    });
  }
  if (assessment.may_freeze) count_again(scene, assessment);
}

void ranking(Scene& scene, const AssessmentPage& assessment) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "ranking", .gap = 2});
  ui::section_heading(ui, scene.tr(Text::assessment_ranking),
                      std::to_string(assessment.ranking.size()));
  for (const ScoreRow& row : assessment.ranking) {
    const ui::IdScope scope(ui, to_string(row.unit));
    if (ui::list_row(ui, {.id = "unit", .title = row.title, .note = row.note})) {
      scene.go(assessed_route(assessment.id, row.unit));
    }
  }
}

void rules(Scene& scene, const AssessmentPage& assessment) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "rules", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::criteria));
  for (const std::string& rule : assessment.rules) ui::sub(ui, rule);
}

}  // namespace

void draw_assessment_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const AssessmentPage* assessment = scene.app.assessment(scene.app.route().assessment);
  ui::PageSpec spec = page_with_status(scene, "assessment");
  spec.title = scene.tr(Text::assessment);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (assessment == nullptr) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kScore,
                         .title = scene.tr(Text::assessment_gone),
                         .text = download_words(scene)});
  } else {
    head(scene, *assessment);
    ranking(scene, *assessment);
    rules(scene, *assessment);
    if (assessment->shows_objections) objections_card(scene, assessment->objections);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
