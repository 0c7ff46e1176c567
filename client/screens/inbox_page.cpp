#include "screens/inbox_page.h"

#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;
constexpr float kRowEstimate = 72;
// Fewer are seen at a glance.
constexpr size_t kManyRows = 8;

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

// Where a hundred reports wait, the one extension among them must not be lost.
void kinds(Scene& scene, const InboxPage& inbox) {
  if (inbox.chips.size() < 2 || inbox.rows.size() < kManyRows) return;
  ui::Ui& ui = scene.ui;
  std::optional<InboxKind>& shown = scene.state.inbox_kind;
  const ui::Wrap wrap(ui);
  for (const InboxPage::Chip& chip : inbox.chips) {
    const ui::IdScope scope(ui, static_cast<uint32_t>(chip.kind));
    const bool on = shown == chip.kind;
    const std::string label = chip.word + ' ' + std::to_string(chip.count);
    if (!ui::chip(ui, {.id = "kind", .label = label, .on = on})) continue;
    shown = on ? std::nullopt : std::optional(chip.kind);
    ui.redraw();
  }
}

// Of the kind that is looked at; all, once there is none of it left.
std::vector<const InboxRow*> rows_shown(const Scene& scene, const InboxPage& inbox) {
  std::vector<const InboxRow*> out;
  for (const InboxRow& row : inbox.rows) {
    if (row.kind == scene.state.inbox_kind) out.push_back(&row);
  }
  if (!out.empty()) return out;
  for (const InboxRow& row : inbox.rows) out.push_back(&row);
  return out;
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
  kinds(scene, inbox);
  const std::vector<const InboxRow*> shown = rows_shown(scene, inbox);
  const bool narrowed = shown.size() < inbox.rows.size();
  for (const size_t index : ui::rows(ui, {.id = narrowed ? "narrowed" : "rows",
                                         .label = scene.tr(Text::nav_inbox),
                                         .count = shown.size(),
                                         .estimate = kRowEstimate})) {
    row(scene, *shown[index]);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
