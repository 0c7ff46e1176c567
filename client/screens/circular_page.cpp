#include "screens/circular_page.h"

#include <algorithm>

#include "screens/deed_row.h"
#include "screens/look.h"
#include "screens/matter_section.h"
#include "screens/publication_parts.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 760;
constexpr size_t kRowsAtFirst = 5;

void head(Scene& scene, const CircularPage& circular) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "state", .gap = ui::kSpace2});
  ui::line(ui, {ui::pill(circular.state, tone_of(circular.tone))}, {});
  for (const std::string& fact : circular.facts) ui::body(ui, fact);
  ui::sub(ui, circular.as_of);
  ui::sub(ui, circular.chain);
  deed_row(scene, "deeds", circular.deeds);
  const Asked& asked = scene.app.circular_asked();
  asked_fault(scene, asked);
  const ui::Wrap wrap(ui);
  if (saving_button(scene, Text::export_docx)) {
    scene.later([id = circular.id, name = circular.document_name](App& app) {
      app.save_circular(id, name);
    });
  }
  if (!circular.may_freeze || !counting_button(scene, asked)) return;
  if (circular.asks_units) {
    scene.state.prompt = {.kind = Prompt::Kind::count_again, .circular = circular.id};
    ui.redraw();
  } else {
    scene.later([id = circular.id](App& app) { app.freeze_circular(id); });
  }
}

void title(Scene& scene, const CircularPage& circular) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "title", .gap = ui::kSpace2});
  ui::text(ui, {.text = circular.title, .style = ui.theme().title, .align = ui::Align::Centre});
  if (!circular.number.empty()) {
    ui::text(ui, {.text = circular.number, .style = ui.theme().sub, .align = ui::Align::Centre});
  }
  ui::body(ui, circular.addressee);
  if (!circular.issuer.empty()) ui::sub(ui, circular.issuer);
  deed_row(scene, "head", circular.head_deeds);
}

void table(Scene& scene, const CircularSection& section) {
  ui::Ui& ui = scene.ui;
  const bool whole = scene.state.whole_parts.count(section.part) != 0;
  const size_t shown = whole ? section.rows.size() : std::min(section.rows.size(), kRowsAtFirst);
  for (size_t i = 0; i < shown; ++i) figure_row(scene, section.rows[i], i);
  if (shown == section.rows.size()) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(section.rows.size())});
  if (ui::button(ui, {.id = "all", .label = more, .kind = ui::ButtonKind::Text})) {
    scene.state.whole_parts.insert(section.part);
    ui.redraw();
  }
}

void draw_section(Scene& scene, const CircularSection& section) {
  ui::Ui& ui = scene.ui;
  const std::string id = "part" + std::to_string(static_cast<int>(section.part));
  const ui::Card card(ui, {.id = id, .gap = ui::kSpace2});
  const ui::IdScope scope(ui, id);
  ui::section_heading(ui, section.heading);
  for (const std::string& paragraph : section.paragraphs) ui::body(ui, paragraph);
  if (!section.figures.empty()) {
    ui::label(ui, scene.tr(Text::figures_here));
    const ui::Wrap wrap(ui);
    for (const CircularFigure& figure : section.figures) {
      const ui::IdScope each(ui, static_cast<uint32_t>(figure.token));
      const std::string label = figure.name + ' ' + figure.value;
      if (!ui::chip(ui, {.id = "figure", .label = label})) continue;
      scene.state.figure = figure.token;
      ui.redraw();
    }
  }
  table(scene, section);
  deed_row(scene, "word", section.deeds);
}

void figure_sheet(Scene& scene, CircularId id) {
  if (!scene.state.figure) return;
  const FigureSheet& sheet = scene.app.figure(id, *scene.state.figure);
  if (!figure_dialog(scene, sheet.title, sheet.rows)) return;
  scene.state.figure.reset();
  scene.ui.redraw();
}

}  // namespace

void draw_circular_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const CircularId id = scene.app.route().circular;
  const CircularPage* circular = scene.app.circular(id);
  if (scene.state.circular != id) {
    scene.state.circular = id;
    scene.state.whole_parts.clear();
  }
  ui::PageSpec spec = page_with_status(scene, "circular");
  spec.title = scene.tr(Text::circular);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (circular == nullptr) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kInbox,
                         .title = scene.tr(Text::circular_gone),
                         .text = download_words(scene)});
  } else {
    head(scene, *circular);
    title(scene, *circular);
    for (const CircularSection& section : circular->sections) draw_section(scene, section);
    if (circular->shows_objections) objections_card(scene, circular->objections);
    figure_sheet(scene, id);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
