#include "screens/publication_parts.h"

#include <algorithm>
#include <iterator>

#include "app/words.h"
#include "screens/look.h"
#include "screens/matter_section.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/list.h"

namespace tz::client {
namespace {

struct Link {
  std::string_view id;
  Text title;
  size_t count;
  Page page;
};

void link(Scene& scene, const Link& to) {
  const std::string trailing = std::to_string(to.count);
  if (!ui::list_row(scene.ui, {.id = to.id, .title = scene.tr(to.title), .trailing = trailing})) {
    return;
  }
  Route route;
  route.page = to.page;
  scene.go(route);
}

}  // namespace

void asked_fault(Scene& scene, const Asked& asked) {
  if (asked.fault.empty()) return;
  ui::banner(
      scene.ui,
      {.id = "fault", .text = asked.fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
}

bool counting_button(Scene& scene, const Asked& asked) {
  const bool busy = asked.busy();
  return ui::button(scene.ui, {.id = "freeze",
                               .label = scene.tr(busy ? Text::counting : Text::freeze_again),
                               .kind = ui::ButtonKind::Secondary,
                               .icon = ui::icons::kRefresh,
                               .busy = busy,
                               .compact = true});
}

bool saving_button(Scene& scene, Text label) {
  return ui::button(scene.ui, {.id = "save",
                               .label = scene.tr(label),
                               .kind = ui::ButtonKind::Secondary,
                               .icon = ui::icons::kDownload,
                               .compact = true});
}

void publication_card(Scene& scene, const PublicationCard& card, const Route& route) {
  ui::Ui& ui = scene.ui;
  const std::string label = joined(scene, {card.title, card.state, card.note});
  ui::Card box(ui, {.id = "open", .label = label, .tappable = true});
  ui::line(ui, {ui::pill(card.state, tone_of(card.tone))}, {});
  ui::text(ui, {.text = card.title, .style = ui.theme().lead});
  ui::sub(ui, card.note);
  if (box.tapped()) scene.go(route);
}

void empty_publications(Scene& scene, const EmptyPublications& spec) {
  if (spec.loading) return ui::loading(scene.ui, download_words(scene), 2);
  ui::empty_state(scene.ui, {.id = "empty",
                             .icon = spec.icon,
                             .title = scene.tr(spec.title),
                             .text = scene.tr(spec.advice)});
}

void figure_row(Scene& scene, const FigureRow& row, size_t index) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, static_cast<uint32_t>(index));
  const bool opens = !row.task.is_nil();
  const ui::Light light = light_of(row.light.value_or(Light::grey));
  if (ui::list_row(ui, {.id = "row",
                        .title = row.title,
                        .note = row.note,
                        .light = row.light ? &light : nullptr,
                        .light_word = row.light ? scene.tr(word_of(*row.light)) : "",
                        .chevron = opens,
                        .tappable = opens})) {
    scene.go(task_route(row.task));
  }
}

bool figure_dialog(Scene& scene, std::string_view title, const std::vector<FigureRow>& rows) {
  ui::Ui& ui = scene.ui;
  ui::Dialog dialog(ui, {.id = "rows-behind", .title = title, .gap = 2});
  if (rows.empty()) ui::sub(ui, scene.tr(Text::figure_no_rows));
  for (size_t i = 0; i < rows.size(); ++i) figure_row(scene, rows[i], i);
  dialog.bar();
  const bool left = ui::button(ui, {.id = "close", .label = scene.tr(Text::close)});
  return left || dialog.closed();
}

void objections_card(Scene& scene, const std::vector<Matter>& objections) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "objections", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::objections), std::to_string(objections.size()));
  if (objections.empty()) ui::sub(ui, scene.tr(Text::objections_none));
  for (const Matter& matter : objections) matter_section(scene, matter, false);
}

void publication_links(Scene& scene) {
  App& app = scene.app;
  const Link links[] = {
      {"open-circulars", Text::circulars, app.circulars().rows.size(), Page::circulars},
      {"open-assessments", Text::assessments, app.assessments().rows.size(), Page::assessments},
      {"open-register", Text::exposure_register, app.exposure_register().rows.size(),
       Page::exposure_register}};
  const auto is_shown = [&](const Link& to) { return app.sees_whole_ledger() || to.count > 0; };
  if (std::none_of(std::begin(links), std::end(links), is_shown)) return;
  const ui::Card card(scene.ui, {.id = "publications", .gap = 2});
  for (const Link& to : links) {
    if (is_shown(to)) link(scene, to);
  }
}

}  // namespace tz::client
