#include "screens/criteria_page.h"

#include "screens/dialog_foot.h"
#include "screens/look.h"
#include "summary/assessment_words.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;
constexpr float kNarrowestField = 120;
constexpr int kNumberChars = 3;
constexpr int kNoteChars = 1000;

struct NumberSpec {
  std::string_view id;
  Text label;
  int32_t min = 0;
  int32_t max = 100;
};

void number(Scene& scene, const CriteriaDraft::Row& row, const NumberSpec& spec,
            std::string& value) {
  std::string fault;
  if (scene.state.criteria.tried && !number_in(value, spec.min, spec.max)) {
    fault = scene.tr(Text::criterion_number_wrong,
                     {std::to_string(spec.min), std::to_string(spec.max)});
  }
  ui::label(scene.ui, scene.tr(spec.label));
  // Read aloud in full: the same numbers are asked of each criterion.
  const std::string label = joined(scene, {scene.tr(word_of(row.kind)), scene.tr(spec.label)});
  ui::text_field(scene.ui,
                 {.id = spec.id,
                  .label = label,
                  .error = fault,
                  .kind = ui::FieldKind::Number,
                  .max_chars = kNumberChars,
                  .required = true,
                  .hide_label = true},
                 value);
}

void ask_row(Scene& scene, CriteriaDraft::Row& row, size_t index) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, static_cast<uint32_t>(index));
  ui::section_heading(ui, scene.tr(word_of(row.kind)));
  ui::Columns columns(ui, 2, ui::kSpace3, kNarrowestField);
  columns.next();
  number(scene, row, {"weight", Text::field_weight}, row.weight);
  if (!knows_late(row.kind)) return;
  columns.next();
  number(scene, row, {"late", Text::field_late_percent}, row.late_percent);
  if (row.kind != CriterionKind::problems) return;
  columns.next();
  number(scene, row, {"days", Text::field_problem_days, 1, kMostDays}, row.days);
}

// True where it is on its way.
bool confirm(Scene& scene, PlanId plan) {
  CriteriaInput& input = scene.state.criteria;
  input.tried = true;
  scene.ui.redraw();
  const auto criteria = criteria_of(input.draft);
  if (!criteria || sum_of(input.draft) != kWholeWeight) return false;
  SetCriteria body{plan, *criteria, input.draft.note};
  if (const Outcome verdict = scene.app.judged(body); !verdict) {
    input.fault = sentence(scene.lang, verdict.error());
    return false;
  }
  scene.later([body = std::move(body)](App& app) { app.edit(body); });
  return true;
}

// The sum as it stands, and what the rules said.
void say_sum(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const CriteriaInput& input = scene.state.criteria;
  const int32_t sum = sum_of(input.draft);
  const bool right = sum == kWholeWeight;
  const std::string words = right ? std::string(scene.tr(Text::criteria_sum_right))
                                  : scene.tr(Text::criteria_sum_wrong, {std::to_string(sum)});
  ui::text(ui, {.text = words,
                .style = ui.theme().strong,
                .color = ui::ink_of(right ? ui::Tone::Green : ui::Tone::Red)});
  if (input.fault.empty()) return;
  ui::text(ui, {.text = input.fault, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
}

void editor(Scene& scene, const CriteriaPage& criteria) {
  CriteriaInput& input = scene.state.criteria;
  if (!input.open) return;
  ui::Ui& ui = scene.ui;
  bool done = false;
  {
    ui::Dialog dialog(ui, {.id = "criteria-editor",
                           .title = scene.tr(Text::criteria_edit),
                           .text = scene.tr(Text::criteria_text),
                           .gap = ui::kSpace3});
    for (size_t i = 0; i < input.draft.rows.size(); ++i) ask_row(scene, input.draft.rows[i], i);
    ui::text_field(ui,
                   {.id = "note",
                    .label = scene.tr(Text::criteria_why),
                    .kind = ui::FieldKind::Paragraph,
                    .max_chars = kNoteChars,
                    .lines = 2},
                   input.draft.note);
    dialog.bar();
    say_sum(scene);
    const FootTap tap = dialog_foot(
        ui, {.leave = scene.tr(Text::leave_it), .confirm = scene.tr(Text::criteria_save)});
    done = tap == FootTap::leave || dialog.closed();
    if (tap == FootTap::confirm) done = confirm(scene, criteria.plan);
  }
  if (!done) return;
  input = {};
  ui.redraw();
}

void in_force(Scene& scene, const CriteriaPage& criteria) {
  ui::Ui& ui = scene.ui;
  {
    const ui::Card card(ui, {.id = "in-force", .gap = ui::kSpace2});
    ui::headline(ui, criteria.title);
    ui::sub(ui, criteria.in_force);
    if (criteria.may_set &&
        ui::button(ui, {.id = "edit", .label = scene.tr(Text::criteria_edit), .compact = true})) {
      scene.state.criteria = {.open = true, .draft = scene.app.criteria_draft()};
      ui.redraw();
    }
  }
  for (size_t i = 0; i < criteria.rows.size(); ++i) {
    const CriteriaPage::Row& row = criteria.rows[i];
    const std::string id = "criterion" + std::to_string(i);
    const ui::Card card(ui, {.id = id, .gap = ui::kSpace2});
    ui::line(ui, {ui::strong(row.name)}, {ui::strong(row.weight)});
    ui::sub(ui, row.rule);
  }
  ui::sub(ui, scene.tr(Text::rule_nothing));
}

}  // namespace

void draw_criteria_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const CriteriaPage& criteria = scene.app.criteria();
  ui::PageSpec spec = page_with_status(scene, "criteria");
  spec.title = scene.tr(Text::criteria);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (!criteria.plan.is_nil()) {
    in_force(scene, criteria);
  } else if (criteria.loading) {
    ui::loading(ui, download_words(scene), 2);
  } else {
    ui::empty_state(
        ui, {.id = "empty", .icon = ui::icons::kScore, .title = scene.tr(Text::criteria_none)});
  }
  follow_page(scene, page);
  editor(scene, criteria);
}

}  // namespace tz::client
