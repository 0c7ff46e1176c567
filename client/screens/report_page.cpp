#include "screens/report_page.h"

#include "screens/look.h"
#include "screens/photos.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr float kFormWidth = 900;
constexpr int kTextChars = 8000;
constexpr int kShortChars = 2000;

void forget_last_form(Scene& scene, const ReportForm& form) {
  if (scene.state.report == form.assignment) return;
  scene.state.report = form.assignment;
  scene.state.report_tried = false;
  scene.state.problem_open = false;
}

// What is missing is said when saving was tried; what is wrong, at once.
std::string_view fault_shown(const Scene& scene, const ReportForm& form, std::string_view field,
                             bool is_empty) {
  const bool shown = scene.state.report_tried || (form.touched && !is_empty);
  return shown ? form.fault_of(field) : std::string_view();
}

void why_sent_back(Scene& scene, const ReportForm& form) {
  if (!form.mends && !form.corrects) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui);
  if (!form.mends && !form.returned_reason.empty()) {
    const std::string words = scene.tr(Text::mends, {form.returned_reason});
    ui::banner(
        ui, {.id = "returned", .text = words, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
    return;
  }
  if (form.mends) {
    const std::string words = scene.tr(Text::mends, {form.mend_reason});
    ui::banner(ui,
               {.id = "mends", .text = words, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
  } else {
    ui::banner(ui, {.id = "corrects",
                    .text = scene.tr(Text::corrects),
                    .tone = ui::Tone::Accent,
                    .icon = ui::icons::kInfo});
  }
}

void set_percent(Scene& scene, int percent) {
  scene.later([percent](App& app) { app.set_percent(percent); });
}

void percent(Scene& scene, const ReportForm& form) {
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace2);
  const std::string expected =
      form.expected_percent ? scene.tr(Text::expected_now, {percent_text(*form.expected_percent)})
                            : std::string();
  const std::string before = joined(scene, {form.previous_text, expected});
  ui::line(ui, {ui::pale(scene.tr(Text::field_percent))}, {ui::pale(before)});
  int value = form.input.percent;
  if (ui::stepper(ui, {.id = "percent", .label = scene.tr(Text::field_percent)}, value)) {
    set_percent(scene, value);
  }
  ui::progress(ui, {.label = scene.tr(Text::progress),
                    .percent = form.input.percent,
                    .expected = form.previous_percent,
                    .height = 8});
  {
    const ui::Wrap wrap(ui);
    for (const int quick : {25, 50, 75, 100}) {
      const std::string label = percent_text(quick);
      if (ui::chip(ui, {.id = label, .label = label, .on = form.input.percent == quick})) {
        set_percent(scene, quick);
      }
    }
  }
  const std::string_view fault = fault_shown(scene, form, "percent", false);
  if (fault.empty()) return;
  ui::text(ui, {.text = fault, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
}

// Lowering the percent needs words; they stand under it.
void reason(Scene& scene, const ReportForm& form) {
  if (!form.needs_reason) return;
  const ui::Section section(scene.ui);
  std::string words = form.input.reason;
  if (ui::text_field(scene.ui,
                     {.id = "reason",
                      .label = scene.tr(Text::reason_lowered),
                      .error = fault_shown(scene, form, "reason", words.empty()),
                      .kind = ui::FieldKind::Paragraph,
                      .max_chars = kShortChars,
                      .lines = 2,
                      .required = true},
                     words)) {
    scene.later([words](App& app) { app.set_reason(words); });
  }
}

void targets(Scene& scene, const ReportForm& form) {
  if (form.targets.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace3);
  for (size_t i = 0; i < form.targets.size(); ++i) {
    const ReportForm::TargetField& target = form.targets[i];
    const std::string id = "values." + std::to_string(i);
    std::string value = i < form.input.values.size() ? form.input.values[i] : std::string();
    const std::string note =
        target.previous.empty() ? std::string() : scene.tr(Text::last_value, {target.previous});
    if (ui::text_field(ui,
                       {.id = id,
                        .label = target.label,
                        .note = note,
                        .error = fault_shown(scene, form, id, value.empty()),
                        .kind = ui::FieldKind::Number,
                        .unit = target.unit,
                        .max_chars = 20},
                       value)) {
      scene.later([i, value](App& app) { app.set_value(i, value); });
    }
  }
}

void narrative(Scene& scene, const ReportForm& form) {
  const ui::Section section(scene.ui);
  std::string words = form.input.narrative;
  if (ui::text_field(scene.ui,
                     {.id = "narrative",
                      .label = scene.tr(Text::field_narrative),
                      .hint = scene.tr(Text::narrative_hint),
                      .note = form.draft_text,
                      .error = fault_shown(scene, form, "narrative", words.empty()),
                      .kind = ui::FieldKind::Paragraph,
                      .max_chars = kTextChars,
                      .lines = 4},
                     words)) {
    scene.later([words](App& app) { app.set_narrative(words); });
  }
}

void problem(Scene& scene, const ReportForm& form) {
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui);
  std::string words = form.input.problem;
  if (words.empty() && !scene.state.problem_open) {
    if (ui::chip(ui, {.id = "add-problem",
                      .label = scene.tr(Text::field_problem),
                      .toggle = false,
                      .icon = ui::icons::kPlus})) {
      scene.state.problem_open = true;
      ui.focus(ui.id("problem"));
      ui.redraw();
    }
    return;
  }
  if (ui::text_field(ui,
                     {.id = "problem",
                      .label = scene.tr(Text::field_problem),
                      .hint = scene.tr(Text::problem_hint),
                      .error = fault_shown(scene, form, "problem", words.empty()),
                      .kind = ui::FieldKind::Paragraph,
                      .max_chars = kTextChars,
                      .lines = 2},
                     words)) {
    scene.later([words](App& app) { app.set_problem(words); });
  }
  bool severe = form.input.severe;
  if (ui::checkbox(ui,
                   {.id = "severe",
                    .label = scene.tr(Text::severity_severe),
                    .note = scene.tr(Text::severe_note)},
                   severe)) {
    scene.later([severe](App& app) { app.set_severe(severe); });
  }
}

void photos(Scene& scene, const ReportForm& form) {
  const ui::Section section(scene.ui);
  photo_adding(scene, form.input.attachments);
}

void discarding(Scene& scene, const ReportForm& form) {
  if (!form.touched) return;
  const ui::Section section(scene.ui);
  if (ui::button(scene.ui, {.id = "discard",
                            .label = scene.tr(Text::discard_draft),
                            .kind = ui::ButtonKind::Text,
                            .icon = ui::icons::kTrash})) {
    scene.state.prompt = {
        .kind = Prompt::Kind::discard_draft, .assignment = form.assignment, .subject = form.title};
  }
}

void save_bar(Scene& scene, const ReportForm& form) {
  ui::Ui& ui = scene.ui;
  const std::string_view whole = scene.state.report_tried ? form.fault_of({}) : std::string_view();
  if (!whole.empty()) {
    ui::text(ui, {.text = whole, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
  } else if (scene.state.report_tried && !form.may_submit && !form.faults.empty()) {
    ui::text(ui, {.text = form.faults.front().sentence,
                  .style = ui.theme().sub,
                  .color = ui::ink_of(ui::Tone::Red)});
  }
  if (form.state == ReportForm::State::not_saved) {
    ui::banner(ui, {.id = "not-saved",
                    .text = scene.tr(Text::report_not_saved),
                    .tone = ui::Tone::Red,
                    .icon = ui::icons::kWarning});
  }
  const bool saving = form.state == ReportForm::State::saving;
  if (ui::button(
          ui,
          {.id = "save", .label = scene.tr(saving ? Text::saving : Text::save), .busy = saving})) {
    scene.state.report_tried = true;
    scene.later([](App& app) { app.submit_report(); });
  }
  ui::text(ui, {.text = scene.tr(Text::saves_offline),
                .style = ui.theme().sub,
                .color = ui::palette::kInk2,
                .align = ui::Align::Centre});
}

void draw_waiting(Scene& scene, bool beside) {
  ui::PageSpec spec = page_with_status(scene, "report-waiting");
  spec.title = scene.tr(Text::fill_report);
  spec.back = true;
  if (beside) spec.status = {};
  ui::Page page(scene.ui, spec);
  page.body();
  ui::loading(scene.ui, scene.tr(Text::reading_draft), 2);
  follow_page(scene, page);
}

}  // namespace

void draw_report_page(Scene& scene, bool beside) {
  const ReportForm* form = scene.app.report_form();
  if (form == nullptr) {
    draw_waiting(scene, beside);
    return;
  }
  forget_last_form(scene, *form);
  const std::string subtitle = joined(scene, {form->number + ' ' + form->title});
  const std::string page_id = "report" + to_string(form->assignment);
  ui::PageSpec spec = page_with_status(scene, page_id);
  spec.title = scene.tr(Text::fill_report);
  spec.subtitle = subtitle;
  spec.note = form->cycle;
  spec.back = true;
  if (beside) spec.status = {};
  spec.padded = false;
  spec.gap = ui::kSpace2;
  spec.max_width = beside ? kFormWidth : 0;
  ui::Page page(scene.ui, spec);
  page.body();
  why_sent_back(scene, *form);
  percent(scene, *form);
  reason(scene, *form);
  targets(scene, *form);
  narrative(scene, *form);
  problem(scene, *form);
  photos(scene, *form);
  discarding(scene, *form);
  page.bar();
  save_bar(scene, *form);
  follow_page(scene, page);
}

}  // namespace tz::client
