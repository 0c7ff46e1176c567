#include "screens/task_page.h"

#include "screens/deed_row.h"
#include "screens/look.h"
#include "screens/photos.h"
#include "screens/task_actions.h"
#include "screens/task_history.h"
#include "screens/task_matters.h"
#include "screens/task_units.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr float kDocumentWidth = 900;

Text why_title(Light light) {
  switch (light) {
    case Light::red:
      return Text::why_red;
    case Light::yellow:
      return Text::why_yellow;
    case Light::green:
      return Text::why_green;
    case Light::blue:
      return Text::why_blue;
    case Light::grey:
      break;
  }
  return Text::why_grey;
}

void document(Scene& scene, const TaskPage& task) {
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace2);
  if (!task.measure.empty()) ui::sub(ui, task.measure);
  ui::headline(ui, task.title);
  if (task.text != task.title) ui::body(ui, task.text);
  if (!task.plan.empty()) ui::sub(ui, task.plan);
}

// The deadline, the unit's part in it, and how far it is.
void standing(Scene& scene, const TaskPage& task) {
  ui::Ui& ui = scene.ui;
  const AssignmentItem* own = task.own ? task.assignment(*task.own) : nullptr;
  const ui::Section section(ui, ui::kSpace3);
  const std::string_view deadline =
      task.deadline.empty() ? scene.tr(Text::no_deadline_yet) : std::string_view(task.deadline);
  if (own == nullptr) {
    const std::string units =
        scene.tr(Text::units_count, {std::to_string(task.assignments.size())});
    ui::key_values(ui, {{scene.tr(Text::deadline), deadline, task.days_text},
                        {scene.tr(Text::units), units, {}}});
  } else {
    const std::string percent = percent_text(own->percent);
    const std::string expected =
        own->expected_percent ? scene.tr(Text::expected_now, {percent_text(*own->expected_percent)})
                              : std::string();
    ui::key_values(ui, {{scene.tr(Text::deadline), deadline, task.days_text},
                        {scene.tr(Text::own_role), own->duty_text, own->stage_text},
                        {scene.tr(Text::progress), percent, expected}});
    ui::progress(ui, {.label = scene.tr(Text::progress),
                      .percent = own->percent,
                      .expected = expected_of(own->expected_percent)});
  }
  if (!task.deadline_note.empty()) ui::sub(ui, task.deadline_note);
  if (!task.closed_text.empty()) ui::sub(ui, task.closed_text);
  deed_row(scene, "own-deeds", task.own_deeds);
  deed_row(scene, "task-deeds", task.deeds);
}

void reason_of_light(Scene& scene, const TaskPage& task) {
  const ui::Section section(scene.ui, 2);
  ui::label(scene.ui, scene.tr(why_title(task.light.light)));
  ui::body(scene.ui, task.light.why);
}

void targets(Scene& scene, const TaskPage& task) {
  if (task.targets.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Section section(ui, ui::kSpace2);
  ui::section_heading(ui, scene.tr(Text::targets));
  for (const TargetItem& target : task.targets) {
    const std::string_view latest =
        target.latest.empty() ? scene.tr(Text::never_reported) : std::string_view(target.latest);
    const ui::Piece now = target.met              ? ui::pill(latest, ui::Tone::Green)
                          : target.latest.empty() ? ui::pale(latest)
                                                  : ui::strong(latest);
    ui::line(ui, {ui::plain(target.label), ui::pale(target.goal)}, {now});
  }
}

void forget_last_task(Scene& scene, TaskId task) {
  if (scene.state.task == task) return;
  scene.state.task = task;
  scene.state.whole_history = false;
  scene.state.all_units = false;
  scene.state.all_matters = false;
  // It was tapped before its page is shown for the first time.
  if (scene.state.sought && scene.state.sought->frames == 0) scene.state.sought.reset();
}

// What was sought must not be folded away.
void bring_sought_into_sight(Scene& scene) {
  if (!scene.state.sought || scene.state.sought->frames == 0) return;
  --scene.state.sought->frames;
  scene.state.whole_history = true;
  scene.state.all_matters = true;
  scene.ui.scroll_into_view(ui::kLanding);
  scene.ui.redraw();
}

void draw_missing(Scene& scene, bool beside) {
  ui::PageSpec spec = page_with_status(scene, "task-gone");
  spec.title = scene.tr(Text::task);
  spec.back = !beside;
  if (beside) spec.status = {};
  ui::Page page(scene.ui, spec);
  page.body();
  if (scene.app.status().syncing) {
    ui::loading(scene.ui, scene.tr(Text::first_download));
  } else {
    ui::empty_state(scene.ui, {.id = "empty",
                               .icon = ui::icons::kInbox,
                               .title = scene.tr(Text::task_gone),
                               .text = scene.tr(Text::task_gone_why)});
  }
  follow_page(scene, page);
}

}  // namespace

void draw_task_page(Scene& scene, TaskId id, bool beside) {
  const TaskPage* task = scene.app.task_page(id);
  if (task == nullptr) {
    draw_missing(scene, beside);
    return;
  }
  forget_last_task(scene, id);
  bring_sought_into_sight(scene);
  const std::string page_id = "task" + to_string(id);
  const ui::Light light = light_of(task->light.light);
  ui::PageSpec spec = page_with_status(scene, page_id);
  spec.title = task->number.empty() ? scene.tr(Text::task) : std::string_view(task->number);
  spec.back = !beside;
  spec.light = &light;
  spec.light_word = task->light.word;
  if (beside) spec.status = {};
  spec.padded = false;
  spec.gap = ui::kSpace2;
  spec.max_width = beside ? kDocumentWidth : 0;
  ui::Page page(scene.ui, spec);
  page.body();
  document(scene, *task);
  standing(scene, *task);
  reason_of_light(scene, *task);
  task_units(scene, *task);
  targets(scene, *task);
  task_matters(scene, *task);
  task_reviews(scene, *task);
  task_assignments(scene, *task);
  task_photos(scene, *task);
  task_history(scene, *task);
  if (task->own && task->actions.any()) {
    page.bar();
    task_actions(scene, *task);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
