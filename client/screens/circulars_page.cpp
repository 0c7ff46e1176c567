#include "screens/circulars_page.h"

#include "screens/look.h"
#include "screens/matter_section.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void draft_button(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const CircularAsked& asked = scene.app.circular_asked();
  if (!asked.fault.empty()) {
    ui::banner(
        ui,
        {.id = "fault", .text = asked.fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
  }
  const Text label = asked.busy ? Text::circular_counting : Text::draft_circular;
  if (ui::button(ui, {.id = "draft", .label = scene.tr(label), .busy = asked.busy})) {
    scene.later([](App& app) { app.draft_circular(); });
  }
}

}  // namespace

void draw_circulars_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const CircularsPage& circulars = scene.app.circulars();
  ui::PageSpec spec = page_with_status(scene, "circulars");
  spec.title = scene.tr(Text::circulars);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (circulars.may_draft) draft_button(scene);
  if (circulars.rows.empty() && circulars.loading) {
    ui::loading(ui, download_words(scene), 2);
  } else if (circulars.rows.empty()) {
    const Text advice =
        circulars.for_office ? Text::circulars_empty_office : Text::circulars_empty_unit;
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kInbox,
                         .title = scene.tr(Text::circulars_empty),
                         .text = scene.tr(advice)});
  }
  for (const CircularRow& row : circulars.rows) {
    const ui::IdScope scope(ui, to_string(row.id));
    const std::string label = joined(scene, {row.title, row.state, row.note});
    ui::Card card(ui, {.id = "open", .label = label, .tappable = true});
    ui::line(ui, {ui::pill(row.state, tone_of(row.tone))}, {});
    ui::text(ui, {.text = row.title, .style = ui.theme().lead});
    ui::sub(ui, row.note);
    if (card.tapped()) scene.go(circular_route(row.id));
  }
  follow_page(scene, page);
}

void circulars_card(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "circulars", .gap = 2});
  const size_t count = scene.app.circulars().rows.size();
  if (ui::list_row(ui, {.id = "open-circulars",
                        .title = scene.tr(Text::circulars),
                        .trailing = std::to_string(count)})) {
    Route route;
    route.page = Page::circulars;
    scene.go(route);
  }
}

}  // namespace tz::client
