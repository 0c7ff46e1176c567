#include "screens/register_page.h"

#include "screens/look.h"
#include "screens/publication_parts.h"
#include "ui/icons.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

}  // namespace

void draw_register_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const RegisterPage& entries = scene.app.exposure_register();
  ui::PageSpec spec = page_with_status(scene, "register");
  spec.title = scene.tr(Text::exposure_register);
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (entries.rows.empty()) {
    empty_publications(scene, {.icon = ui::icons::kInbox,
                               .title = Text::register_empty,
                               .advice = entries.for_office ? Text::register_empty_office
                                                            : Text::register_empty_unit,
                               .loading = entries.loading});
  }
  publication_cards(scene, entries.rows, accountability_route);
  follow_page(scene, page);
}

}  // namespace tz::client
