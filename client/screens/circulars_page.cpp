#include "screens/circulars_page.h"

#include "screens/look.h"
#include "screens/publication_parts.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void draft_button(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const Asked& asked = scene.app.circular_asked();
  asked_fault(scene, asked);
  const Text label = asked.busy() ? Text::counting : Text::draft_circular;
  if (ui::button(ui, {.id = "draft", .label = scene.tr(label), .busy = asked.busy()})) {
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
  if (circulars.rows.empty()) {
    empty_publications(scene, {.icon = ui::icons::kInbox,
                               .title = Text::circulars_empty,
                               .advice = circulars.for_office ? Text::circulars_empty_office
                                                              : Text::circulars_empty_unit,
                               .loading = circulars.loading});
  }
  publication_cards(scene, circulars.rows, circular_route);
  follow_page(scene, page);
}

}  // namespace tz::client
