#include "screens/task_list.h"

#include "screens/export_dialog.h"
#include "screens/found_list.h"
#include "screens/list_card.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/list.h"

namespace tz::client {
namespace {

std::optional<ui::Light> shape_of(TaskFilter filter) {
  switch (filter) {
    case TaskFilter::red:
      return ui::Light::Red;
    case TaskFilter::yellow:
      return ui::Light::Yellow;
    case TaskFilter::green:
      return ui::Light::Green;
    case TaskFilter::all:
    case TaskFilter::to_acknowledge:
    case TaskFilter::unsent:
      break;
  }
  return std::nullopt;
}

void search(Scene& scene, const TaskList& list) {
  std::string words = list.search;
  const ui::FieldResult typed =
      ui::search_box(scene.ui, {.id = "search", .hint = scene.tr(Text::search_all)}, words);
  if (!typed) return;
  scene.later([words](App& app) { app.set_search(words); });
}

void filters(Scene& scene, const TaskList& list) {
  const ui::Wrap wrap(scene.ui);
  for (const TaskList::Chip& chip : list.chips) {
    const bool on = chip.filter == list.filter;
    if (chip.count == 0 && !on && chip.filter != TaskFilter::all) continue;
    const std::optional<ui::Light> light = shape_of(chip.filter);
    const std::string label = chip.word + ' ' + std::to_string(chip.count);
    const std::string id = "filter" + std::to_string(static_cast<int>(chip.filter));
    if (ui::chip(scene.ui,
                 {.id = id, .label = label, .on = on, .light = light ? &*light : nullptr})) {
      // A filter that is on is taken off by the same tap.
      const TaskFilter filter = on ? TaskFilter::all : chip.filter;
      scene.later([filter](App& app) { app.set_filter(filter); });
    }
  }
}

void force_filters(Scene& scene, const TaskList& list) {
  if (list.forces.empty()) return;
  const ui::IdScope scope(scene.ui, "forces");
  const ui::Wrap wrap(scene.ui);
  for (size_t i = 0; i < list.forces.size(); ++i) {
    const TaskList::ForceChip& chip = list.forces[i];
    const ui::IdScope each(scene.ui, static_cast<uint32_t>(i));
    const bool on = chip.id == list.task_force;
    const std::string label = scene.tr(Text::force_chip, {chip.name, std::to_string(chip.count)});
    if (!ui::chip(scene.ui, {.id = "chip", .label = label, .on = on})) continue;
    const std::optional<TaskForceId> wanted = on ? std::nullopt : std::optional(chip.id);
    scene.later([wanted](App& app) { app.set_task_force(wanted); });
  }
}

// Whether it is time to look through everything: no longer while somebody types.
bool is_search_settled(Scene& scene, const std::string& words) {
  constexpr double kPauseMs = 250;
  SearchPause& pause = scene.state.search;
  if (pause.words != words) pause = {words, scene.ui.now_ms() + kPauseMs};
  if (words.empty() || pause.over_at_ms <= scene.ui.now_ms()) return true;
  scene.ui.wake_at(pause.over_at_ms);
  return false;
}

void nothing(Scene& scene, const TaskList& list) {
  const bool narrowed = list.total > 0;
  const bool again =
      ui::empty_state(scene.ui, {.id = "empty",
                                 .icon = narrowed ? ui::icons::kSearch : ui::icons::kInbox,
                                 .title = scene.tr(narrowed ? Text::nothing_found : Text::no_tasks),
                                 .text = list.empty_sentence,
                                 .action = narrowed ? scene.tr(Text::show_all) : ""});
  if (!again) return;
  scene.later([](App& app) {
    app.set_search({});
    app.set_filter(TaskFilter::all);
    app.set_task_force(std::nullopt);
  });
}

}  // namespace

void draw_task_list(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const TaskList& list = scene.app.task_list();
  ui::PageSpec spec = page_with_status(scene, "tasks");
  spec.title = list.title;
  spec.subtitle = list.subtitle;
  ui::Page page(ui, spec);
  // Whoever sees the whole ledger finds it on the board.
  if (!scene.app.sees_whole_ledger() && scene.app.has_role(Role::unit_lead)) {
    page.actions();
    export_action(scene);
  }
  const bool has_tasks = list.total > 0;
  if (has_tasks) {
    page.top();
    search(scene, list);
  }
  page.body();
  if (has_tasks) {
    filters(scene, list);
    force_filters(scene, list);
  }
  static const FoundList nothing_yet;
  const bool settled = is_search_settled(scene, list.search);
  const bool searches = settled && !list.search.empty();
  const FoundList& found = searches ? scene.app.found() : nothing_yet;
  if (list.loading) ui::sub(ui, download_words(scene));
  if (list.loading && list.rows.empty()) {
    ui::loading(ui, download_words(scene), 4);
  } else if (list.rows.empty()) {
    if (settled && found.items.empty()) nothing(scene, list);
  } else {
    const TaskId open = task_beside(scene);
    for (const size_t row :
         ui::rows(ui, {.id = "rows", .label = list.title, .count = list.rows.size()})) {
      list_card(scene, list.rows[row],
                {.selected = list.rows[row].task == open, .may_acknowledge = true});
    }
  }
  found_list(scene, found);
  follow_page(scene, page);
}

}  // namespace tz::client
