#include "screens/assessed_page.h"

#include "screens/deed_row.h"
#include "screens/look.h"
#include "screens/publication_parts.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void head(Scene& scene, const AssessedUnitPage& unit) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "total", .gap = ui::kSpace2});
  ui::headline(ui, unit.title);
  ui::sub(ui, unit.sheet);
  ui::line(ui, {ui::figure(unit.total)}, {ui::pale(unit.place)});
  deed_row(scene, "adjust", unit.deeds);
}

void section(Scene& scene, const ScoreSection& score, size_t index) {
  ui::Ui& ui = scene.ui;
  const std::string id = "criterion" + std::to_string(index);
  const ui::Card card(ui, {.id = id, .gap = ui::kSpace2});
  const ui::IdScope scope(ui, id);
  ui::section_heading(ui, score.name);
  ui::body(ui, score.points);
  if (score.has_items) ui::progress(ui, {.label = score.points, .percent = score.percent});
  ui::sub(ui, score.rule);
  if (!score.has_items) return;
  const std::string rows = scene.tr(Text::assessment_rows, {std::to_string(score.rows.size())});
  if (ui::button(ui, {.id = "evidence",
                      .label = rows,
                      .kind = ui::ButtonKind::Text,
                      .compact = true,
                      .description = score.name})) {
    scene.state.scored = index;
    ui.redraw();
  }
}

void adjustments(Scene& scene, const AssessedUnitPage& unit) {
  if (unit.adjustments.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "adjustments", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::assessment_adjustments));
  for (const std::string& line : unit.adjustments) ui::body(ui, line);
}

void evidence(Scene& scene, const AssessedUnitPage& unit) {
  const std::optional<size_t> open = scene.state.scored;
  if (!open || *open >= unit.sections.size()) return;
  const ScoreSection& score = unit.sections[*open];
  if (!figure_dialog(scene, score.name, score.rows)) return;
  scene.state.scored.reset();
  scene.ui.redraw();
}

}  // namespace

void draw_assessed_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const Route& route = scene.app.route();
  const AssessedUnitPage* unit = scene.app.assessed_unit(route.assessment, route.unit);
  ui::PageSpec spec = page_with_status(scene, "assessed");
  spec.title = scene.tr(Text::assessment);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (unit == nullptr) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kScore,
                         .title = scene.tr(Text::assessment_gone),
                         .text = download_words(scene)});
  } else {
    head(scene, *unit);
    for (size_t i = 0; i < unit->sections.size(); ++i) section(scene, unit->sections[i], i);
    adjustments(scene, *unit);
    evidence(scene, *unit);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
