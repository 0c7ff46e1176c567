#include "screens/inbox_page.h"

#include "screens/look.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;
constexpr float kRowEstimate = 72;

void row(Scene& scene, const InboxRow& item) {
  ui::Ui& ui = scene.ui;
  const std::string label = joined(scene, {item.what, item.title, item.unit, item.when});
  ui::Card card(ui, {.id = "open", .label = label, .tappable = true});
  const ui::Tone tone = item.urgent ? ui::Tone::Red : ui::Tone::Accent;
  ui::line(ui, {ui::pill(item.what, tone)}, {ui::pale(item.when)});
  ui::text(ui, {.text = item.title, .style = ui.theme().lead});
  if (!item.unit.empty()) ui::sub(ui, item.unit);
  if (card.tapped()) scene.go(item.route);
}

}  // namespace

void draw_inbox_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const InboxPage& inbox = scene.app.inbox();
  ui::PageSpec spec = page_with_status(scene, "inbox");
  spec.title = scene.tr(Text::nav_inbox);
  const std::string count = scene.tr(Text::rows_count, {std::to_string(inbox.rows.size())});
  if (!inbox.rows.empty()) spec.subtitle = count;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (inbox.rows.empty() && inbox.loading) {
    ui::loading(ui, download_words(scene), 3);
  } else if (inbox.rows.empty()) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kInbox,
                         .title = scene.tr(Text::inbox_empty),
                         .text = scene.tr(Text::inbox_empty_why)});
  }
  for (const size_t index : ui::rows(ui, {.id = "rows",
                                         .label = scene.tr(Text::nav_inbox),
                                         .count = inbox.rows.size(),
                                         .estimate = kRowEstimate})) {
    row(scene, inbox.rows[index]);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
