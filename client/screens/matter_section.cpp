#include "screens/matter_section.h"

#include <algorithm>

#include "screens/deed_row.h"
#include "screens/look.h"
#include "ui/container.h"
#include "ui/text.h"

namespace tz::client {
namespace {

// What different people wrote of one thing, as many side by side as there is room for.
void draw_lines(ui::Ui& ui, const std::vector<Matter::Line>& lines) {
  for (size_t i = 0; i < lines.size();) {
    size_t end = i + 1;
    while (end < lines.size() && lines[end].rival) ++end;
    const bool contested = end - i > 1;
    constexpr size_t kSideBySide = 3;
    constexpr float kNarrowest = 140;
    const int count = static_cast<int>(std::min(end - i, kSideBySide));
    ui::Columns columns(ui, count, ui::kSpace3, kNarrowest);
    for (; i < end; ++i) {
      columns.next();
      ui::label(ui, lines[i].label);
      if (contested) {
        ui::text(ui, {.text = lines[i].text, .style = ui.theme().strong});
      } else {
        ui::body(ui, lines[i].text);
      }
    }
  }
}

}  // namespace

ui::Tone tone_of(Matter::Tone tone) {
  switch (tone) {
    case Matter::Tone::waiting:
      return ui::Tone::Yellow;
    case Matter::Tone::bad:
      return ui::Tone::Red;
    case Matter::Tone::good:
      return ui::Tone::Green;
    case Matter::Tone::quiet:
      break;
  }
  return ui::Tone::Grey;
}

void matter_section(Scene& scene, const Matter& matter, bool show_unit) {
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace2);
  const ui::Landing landing(ui, is_sought(scene, matter.record));
  ui::line(ui, {ui::strong(matter.title)}, {ui::pill(matter.state, tone_of(matter.tone))});
  if (show_unit) ui::sub(ui, matter.unit);
  draw_lines(ui, matter.lines);
  for (const std::string& step : matter.trail) ui::sub(ui, step);
  deed_row(scene, to_string(matter.record.id), matter.deeds);
}

}  // namespace tz::client
