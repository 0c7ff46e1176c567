#include "screens/found_list.h"

#include "ui/container.h"
#include "ui/list.h"
#include "ui/passage.h"

namespace tz::client {
namespace {

constexpr int kFramesToSettle = 4;

void found_card(Scene& scene, const FoundItem& item) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, to_string(item.key.id));
  const ui::Card card(ui, {.id = "found", .label = item.a11y, .tappable = true});
  ui::line(ui, {ui::pale(item.kind)}, {ui::pale(item.unit)});
  std::vector<ui::Stretch> marks;
  for (const TextRange& range : item.excerpt.found) marks.push_back({range.begin, range.end});
  ui::marked_text(ui, item.excerpt.text, marks);
  if (item.key.collection != Collection::task) ui::sub(ui, item.title);
  if (!card.tapped()) return;
  scene.state.sought = Sought{item.key, kFramesToSettle};
  scene.go(task_route(item.task));
}

}  // namespace

void found_list(Scene& scene, const FoundList& found) {
  if (found.items.empty()) return;
  ui::Ui& ui = scene.ui;
  ui::section_heading(ui, scene.tr(Text::found_elsewhere), std::to_string(found.items.size()));
  for (const size_t row : ui::rows(ui, {.id = "found",
                                       .label = scene.tr(Text::found_elsewhere),
                                       .count = found.items.size()})) {
    found_card(scene, found.items[row]);
  }
  if (!found.more.empty()) ui::sub(ui, found.more);
}

}  // namespace tz::client
