#include "screens/import_parts.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/list.h"

namespace tz::client {
namespace {

// Each with its word before it: "牵头 区数据局".
void quotes(Scene& scene, std::string_view id, Text word, const std::vector<Quote>& all) {
  const ui::IdScope scope(scene.ui, id);
  uint32_t index = 0;
  for (const Quote& quote : all) {
    const ui::IdScope each(scene.ui, index++);
    quote_chip(scene, std::string(scene.tr(word)) + ' ' + quote.text, quote);
  }
}

void values(Scene& scene, const ImportTask& task) {
  const ui::Wrap wrap(scene.ui);
  quotes(scene, "lead", Text::duty_word_lead, task.lead);
  quotes(scene, "responsible", Text::duty_word_responsible, task.responsible);
  quotes(scene, "supporting", Text::duty_word_supporting, task.supporting);
  quotes(scene, "groups", Text::import_group, task.groups);
  quotes(scene, "deadlines", Text::deadline, task.deadlines);
  quotes(scene, "targets", Text::import_target, task.targets);
  const ui::IdScope scope(scene.ui, "source");
  quote_chip(scene, scene.tr(Text::import_source), task.text);
}

void one_task(Scene& scene, const ImportTask& task, size_t index) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "task", .gap = ui::kSpace2});
  ui::line(ui, {ui::strong(task.number.text)}, {ui::pale(task.heading)});
  ui::text(ui, {.text = task.title.text,
                .style = ui.theme().lead,
                .color = task.left_out ? ui::palette::kInk3 : ui::palette::kInk});
  values(scene, task);
  bool left_out = task.left_out;
  if (ui::checkbox(ui, {.id = "leave-out", .label = scene.tr(Text::import_leave_out)}, left_out)) {
    scene.later([index, left_out](App& app) { app.leave_out_task(index, left_out); });
  }
}

}  // namespace

void quote_chip(Scene& scene, std::string_view label, const Quote& quote) {
  const bool tapped = ui::chip(scene.ui, {.id = "quote", .label = label, .toggle = false});
  if (!tapped || !quote.has_place()) return;
  scene.state.importing.quote = quote;
  scene.ui.redraw();
}

void import_tasks(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  for (const size_t row : ui::rows(ui, {.id = "tasks",
                                       .label = scene.tr(Text::nav_tasks),
                                       .count = page.tasks.size(),
                                       .estimate = 240})) {
    one_task(scene, page.tasks[row], row);
  }
}

}  // namespace tz::client
