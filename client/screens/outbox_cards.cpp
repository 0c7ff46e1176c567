#include "screens/outbox_cards.h"

#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/list.h"

namespace tz::client {
namespace {

void mending(Scene& scene, const OutboxItem& item) {
  ui::Ui& ui = scene.ui;
  const OperationId id = item.operation;
  const ui::Wrap wrap(ui);
  if (item.may_mend && ui::button(ui, {.id = "mend",
                                       .label = scene.tr(Text::mend),
                                       .compact = true,
                                       .description = item.title})) {
    scene.later([id](App& app) { app.mend(id); });
  }
  if (item.may_send_again && ui::button(ui, {.id = "again",
                                             .label = scene.tr(Text::send_again),
                                             .kind = ui::ButtonKind::Secondary,
                                             .compact = true,
                                             .description = item.title})) {
    scene.later([id](App& app) { app.send_again(id); });
  }
  if (item.task && ui::button(ui, {.id = "task",
                                   .label = scene.tr(Text::open_task),
                                   .kind = ui::ButtonKind::Text,
                                   .description = item.title})) {
    scene.go(task_route(*item.task));
  }
  if (item.may_discard && ui::button(ui, {.id = "discard",
                                          .label = scene.tr(Text::discard_now),
                                          .kind = ui::ButtonKind::Text,
                                          .description = item.title})) {
    scene.state.prompt = {
        .kind = Prompt::Kind::discard_edit, .operation = id, .subject = item.title};
  }
}

void attention(Scene& scene, const MePage& me) {
  if (me.attention.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "attention", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::came_back), std::to_string(me.attention.size()));
  for (const OutboxItem& item : me.attention) {
    const ui::IdScope scope(ui, to_string(item.operation));
    ui::divider(ui);
    ui::line(ui, {ui::strong(item.title)}, {pill_of(item.edit)});
    ui::text(
        ui,
        {.text = item.edit.reason, .style = ui.theme().body, .color = ui::ink_of(ui::Tone::Red)});
    if (!item.content.empty()) ui::body(ui, item.content);
    ui::sub(ui, item.time);
    mending(scene, item);
  }
}

void waiting(Scene& scene, const MePage& me) {
  if (me.waiting.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "waiting", .gap = 2});
  ui::section_heading(ui, scene.tr(Text::waiting_here), std::to_string(me.waiting.size()));
  for (const OutboxItem& item : me.waiting) {
    const std::string note = joined(scene, {item.content, item.time});
    const ui::IdScope scope(ui, to_string(item.operation));
    if (ui::list_row(ui, {.id = "waiting",
                          .title = item.title,
                          .note = note,
                          .piece = pill_of(item.edit),
                          .tappable = item.task.has_value()})) {
      scene.go(task_route(*item.task));
    }
  }
}

void drafts(Scene& scene, const MePage& me) {
  if (me.drafts.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "drafts", .gap = 2});
  ui::section_heading(ui, scene.tr(Text::drafts), std::to_string(me.drafts.size()));
  for (const DraftItem& draft : me.drafts) {
    const ui::IdScope scope(ui, to_string(draft.assignment));
    if (ui::list_row(
            ui,
            {.id = "draft", .title = draft.title, .note = draft.time, .icon = ui::icons::kEdit})) {
      scene.go(report_route(draft.assignment));
    }
  }
}

}  // namespace

void outbox_cards(Scene& scene, const MePage& me) {
  attention(scene, me);
  waiting(scene, me);
  drafts(scene, me);
}

}  // namespace tz::client
