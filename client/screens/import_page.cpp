#include "screens/import_page.h"

#include <algorithm>
#include <array>

#include "screens/import_parts.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/figures.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 860;
constexpr std::string_view kAccepted = ".docx,.txt";
constexpr size_t kNotesAtFirst = 6;  // errors are the first of them

void file_choice(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  ui::file_chip(
      ui, {.id = "file",
           .label = scene.tr(page.file.empty() ? Text::import_choose : Text::import_choose_other),
           .accept = kAccepted,
           .icon = ui::icons::kPlan});
  if (!page.file.empty()) ui::sub(ui, page.file);
}

void nothing_yet(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  const bool online = scene.app.status().online;
  if (!page.fault.empty()) {
    ui::banner(
        ui,
        {.id = "fault", .text = page.fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
  }
  ui::empty_state(ui,
                  {.id = "empty",
                   .icon = online ? ui::icons::kPlan : ui::icons::kCloudOff,
                   .title = scene.tr(online ? Text::import_begin : Text::import_offline),
                   .text = scene.tr(online ? Text::import_begin_text : Text::import_offline_text)});
}

void head(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "head", .gap = ui::kSpace2});
  ui::headline(ui, page.title.text.empty() ? scene.tr(Text::import_untitled)
                                           : std::string_view(page.title.text));
  const std::string tasks = std::to_string(page.tasks.size());
  const std::string units = std::to_string(page.units.size());
  const std::string groups = std::to_string(page.groups.size());
  ui::key_values(ui, {{scene.tr(Text::nav_tasks), tasks, {}},
                      {scene.tr(Text::import_units), units, {}},
                      {scene.tr(Text::import_groups), groups, {}}});
  const ui::Wrap wrap(ui);
  const std::array<const Quote*, 4> said = {&page.title, &page.document_number, &page.issuer,
                                            &page.period};
  const std::array<Text, 4> names = {Text::import_title, Text::import_number, Text::import_issuer,
                                     Text::import_period};
  for (size_t i = 0; i < said.size(); ++i) {
    if (said[i]->text.empty()) continue;
    const ui::IdScope scope(ui, static_cast<uint32_t>(i));
    quote_chip(scene, std::string(scene.tr(names[i])) + ' ' + said[i]->text, *said[i]);
  }
}

// True where the passage that it is about is asked for.
bool one_note(ui::Ui& ui, const ImportNote& note) {
  const ui::Light light = note.is_error ? ui::Light::Red : ui::Light::Yellow;
  return ui::list_row(ui, {.id = "note",
                           .title = note.sentence.text,
                           .light = &light,
                           .tappable = note.sentence.has_place()});
}

void notes(Scene& scene, const ImportPage& page) {
  if (page.notes.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "notes", .gap = 0});
  ui::section_heading(ui, scene.tr(Text::import_notes), std::to_string(page.notes.size()));
  const bool whole = scene.state.importing.all_notes;
  const size_t shown = whole ? page.notes.size() : std::min(page.notes.size(), kNotesAtFirst);
  for (size_t i = 0; i < shown; ++i) {
    const ui::IdScope scope(ui, static_cast<uint32_t>(i));
    if (!one_note(ui, page.notes[i])) continue;
    scene.state.importing.quote = page.notes[i].sentence;
    ui.redraw();
  }
  if (shown == page.notes.size()) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(page.notes.size())});
  if (ui::button(ui, {.id = "all-notes", .label = more, .kind = ui::ButtonKind::Text})) {
    scene.state.importing.all_notes = true;
    ui.redraw();
  }
}

void period(Scene& scene, const ImportPage& page) {
  if (!page.period.text.empty()) return;
  ui::Ui& ui = scene.ui;
  std::string starts = page.starts_on, ends = page.ends_on;
  const bool typed_start = ui::text_field(ui,
                                          {.id = "starts",
                                           .label = scene.tr(Text::import_starts),
                                           .hint = scene.tr(Text::deadline_hint),
                                           .error = page.starts_fault,
                                           .max_chars = 10,
                                           .required = true},
                                          starts)
                               .changed;
  const bool typed_end = ui::text_field(ui,
                                        {.id = "ends",
                                         .label = scene.tr(Text::import_ends),
                                         .hint = scene.tr(Text::deadline_hint),
                                         .error = page.ends_fault,
                                         .max_chars = 10,
                                         .required = true},
                                        ends)
                             .changed;
  if (!typed_start && !typed_end) return;
  scene.later([starts, ends](App& app) { app.set_import_period(starts, ends); });
}

void schedule(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "schedule", .gap = ui::kSpace3});
  period(scene, page);
  const std::array<std::string_view, 4> names = {
      scene.tr(Text::cadence_weekly), scene.tr(Text::cadence_half_monthly),
      scene.tr(Text::cadence_monthly), scene.tr(Text::cadence_quarterly)};
  auto index = static_cast<int>(page.cadence);
  if (ui::select(ui, {.id = "cadence", .label = scene.tr(Text::field_cadence), .options = names},
                 index)) {
    scene.later([index](App& app) { app.set_import_cadence(static_cast<Cadence>(index)); });
  }
}

void publish_bar(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  if (!page.fault.empty()) {
    ui::text(ui, {.text = page.fault, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
  }
  const bool busy = page.state == ImportPage::State::publishing;
  if (ui::button(ui, {.id = "publish",
                      .label = scene.tr(busy ? Text::import_publishing : Text::import_publish),
                      .busy = busy})) {
    scene.later([](App& app) { app.publish_import(); });
  }
}

void review(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  head(scene, page);
  notes(scene, page);
  schedule(scene, page);
  import_units(scene, page);
  import_groups(scene, page);
  if (!page.tasks_fault.empty()) {
    ui::banner(ui, {.id = "tasks-fault",
                    .text = page.tasks_fault,
                    .tone = ui::Tone::Red,
                    .icon = ui::icons::kWarning});
  }
  import_tasks(scene, page);
}

}  // namespace

void draw_import_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const ImportPage& plan = scene.app.import_page();
  const bool reviewing =
      plan.state == ImportPage::State::review || plan.state == ImportPage::State::publishing;
  const bool dialog = scene.state.importing.quote || scene.state.importing.group >= 0;
  {
    ui::PageSpec spec = page_with_status(scene, "import");
    spec.title = scene.tr(Text::import_plan);
    spec.back = true;
    spec.max_width = ui.is_phone() ? 0 : kPageWidth;
    ui::Page page(ui, spec);
    page.body();
    file_choice(scene, plan);
    if (reviewing) {
      review(scene, plan);
      page.bar();
      publish_bar(scene, plan);
    } else if (plan.state == ImportPage::State::reading) {
      ui::loading(ui, scene.tr(Text::import_reading), 4);
    } else {
      nothing_yet(scene, plan);
    }
    // Escape closes what lies on top; the page beneath has only heard it earlier.
    if (dialog && page.back()) {
      scene.state.importing = {};
      ui.redraw();
    } else {
      follow_page(scene, page);
    }
  }
  draw_import_dialogs(scene, plan);
}

}  // namespace tz::client
