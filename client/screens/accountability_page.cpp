#include "screens/accountability_page.h"

#include "screens/deed_row.h"
#include "screens/look.h"
#include "screens/matter_section.h"
#include "screens/publication_parts.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 760;

void value(ui::Ui& ui, std::string_view label, std::string_view words) {
  ui::label(ui, label);
  ui::body(ui, words);
}

void head(Scene& scene, const AccountabilityPage& entry) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "state", .gap = ui::kSpace2});
  ui::line(ui, {ui::pill(entry.state, tone_of(entry.tone))}, {});
  ui::headline(ui, entry.title);
  for (const std::string& fact : entry.facts) ui::body(ui, fact);
  deed_row(scene, "deeds", entry.deeds);
}

void content(Scene& scene, const AccountabilityPage& entry) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "content", .gap = ui::kSpace2});
  value(ui, scene.tr(Text::field_basis), entry.basis.words);
  if (entry.basis.route && ui::button(ui, {.id = "basis",
                                           .label = scene.tr(entry.basis.open),
                                           .kind = ui::ButtonKind::Text,
                                           .compact = true})) {
    scene.go(*entry.basis.route);
  }
  for (const Matter::Line& line : entry.lines) value(ui, line.label, line.text);
}

void corrections(Scene& scene, const AccountabilityPage& entry) {
  if (entry.corrections.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "corrections", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::corrections), std::to_string(entry.corrections.size()));
  for (size_t i = 0; i < entry.corrections.size(); ++i) {
    const ui::IdScope scope(ui, static_cast<uint32_t>(i));
    const EntryCorrection& each = entry.corrections[i];
    ui::body(ui, each.said);
    value(ui, scene.tr(Text::facts_before), each.facts);
    value(ui, scene.tr(Text::decision_before), each.decision);
  }
}

}  // namespace

void draw_accountability_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const AccountabilityPage* entry = scene.app.accountability(scene.app.route().accountability);
  ui::PageSpec spec = page_with_status(scene, "accountability");
  spec.title = scene.tr(Text::register_entry);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (entry == nullptr) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kInbox,
                         .title = scene.tr(Text::register_entry_gone),
                         .text = download_words(scene)});
  } else {
    head(scene, *entry);
    content(scene, *entry);
    corrections(scene, *entry);
    if (entry->shows_objections) objections_card(scene, entry->objections);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
