#include "screens/task_history.h"

#include <algorithm>

#include "screens/deed_row.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr size_t kEntriesAtFirst = 12;

// An entry's words; a TimelineEntry only points at them.
struct EntryWords {
  std::string title;
  std::string text;
  std::string note;
};

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

EntryWords words_of(const Scene& scene, const HistoryItem& item) {
  EntryWords words;
  if (item.no_change) {
    words.title = percent_text(item.percent) + ' ' + std::string(scene.tr(Text::no_change));
  } else if (item.percent == item.previous_percent) {
    words.title = percent_text(item.percent);
  } else {
    words.title =
        scene.tr(Text::from_to, {percent_text(item.previous_percent), percent_text(item.percent)});
  }
  add_line(words.text, item.narrative);
  for (const std::string& value : item.values) add_line(words.text, value);
  if (!item.problem.empty()) add_line(words.text, scene.tr(Text::problem_is, {item.problem}));
  if (!item.reason.empty()) add_line(words.text, scene.tr(Text::reason_is, {item.reason}));
  if (!item.edit.reason.empty()) add_line(words.text, item.edit.reason);
  add_line(words.text, item.review);
  const bool late = item.kind == HistoryItem::Kind::late_report;
  words.note = joined(scene, {item.unit, item.author, item.time, item.timing_text,
                              late ? scene.tr(Text::handed_to_office) : std::string_view(),
                              item.contested ? scene.tr(Text::contested) : std::string_view(),
                              item.replaced ? scene.tr(Text::replaced) : std::string_view()});
  return words;
}

// Leads to the place where it can be mended.
bool needs_attention(const HistoryItem& item) {
  return item.operation && item.edit.kind == EditState::Kind::rejected;
}

ui::Tone dot_of(const HistoryItem& item) {
  if (needs_attention(item) || item.returned) return ui::Tone::Red;
  return item.replaced ? ui::Tone::Grey : ui::Tone::Accent;
}

void review_card(Scene& scene, const HistoryItem& item, uint32_t index) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, index);
  const EntryWords words = words_of(scene, item);
  ui::line(ui, {ui::strong(words.title)});
  if (!words.text.empty()) ui::body(ui, words.text);
  ui::sub(ui, words.note);
  deed_row(scene, "review", item.deeds);
}

}  // namespace

void task_reviews(Scene& scene, const TaskPage& task) {
  std::vector<const HistoryItem*> waiting;
  for (const HistoryItem& item : task.history) {
    if (!item.deeds.empty()) waiting.push_back(&item);
  }
  if (waiting.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace3);
  ui::section_heading(ui, scene.tr(Text::to_review), std::to_string(waiting.size()));
  for (size_t i = 0; i < waiting.size(); ++i) {
    const auto index = static_cast<uint32_t>(i);
    const bool pair = waiting[i]->contested && i + 1 < waiting.size() &&
                      waiting[i + 1]->contested && waiting[i + 1]->unit == waiting[i]->unit;
    if (!pair) {
      review_card(scene, *waiting[i], index);
      continue;
    }
    constexpr float kLeastColumn = 260;
    ui::Columns columns(ui, 2, ui::kSpace4, kLeastColumn);
    columns.next();
    review_card(scene, *waiting[i], index);
    columns.next();
    review_card(scene, *waiting[++i], index + 1);
  }
}

void task_history(Scene& scene, const TaskPage& task) {
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace3);
  ui::section_heading(ui, scene.tr(Text::history));
  if (task.history.empty()) {
    ui::sub(ui, scene.tr(Text::no_history));
    return;
  }
  const size_t count = task.history.size();
  const size_t shown = scene.state.whole_history ? count : std::min(count, kEntriesAtFirst);
  std::vector<EntryWords> words;
  words.reserve(shown);
  for (size_t i = 0; i < shown; ++i) words.push_back(words_of(scene, task.history[i]));
  std::vector<ui::TimelineEntry> entries;
  entries.reserve(shown);
  for (size_t i = 0; i < shown; ++i) {
    const HistoryItem& item = task.history[i];
    entries.push_back({.title = words[i].title,
                       .pill = pill_of(item.edit),
                       .text = words[i].text,
                       .note = words[i].note,
                       .tone = dot_of(item),
                       .id = needs_attention(item) ? "rejected" : "",
                       .landing = is_sought(scene, {Collection::report, item.report.uuid})});
  }
  const int tapped = ui::timeline(ui, entries);
  if (tapped >= 0) scene.later([](App& app) { app.open_tab(Page::me); });
  if (shown == count) return;
  const std::string more = scene.tr(Text::show_all_of, {std::to_string(count)});
  if (ui::button(ui, {.id = "whole-history", .label = more, .kind = ui::ButtonKind::Text})) {
    scene.state.whole_history = true;
    ui.redraw();
  }
}

}  // namespace tz::client
