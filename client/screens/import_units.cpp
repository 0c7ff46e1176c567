#include <algorithm>

#include "screens/import_parts.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/passage.h"

namespace tz::client {
namespace {

void fault_line(Scene& scene, std::string_view fault) {
  if (fault.empty()) return;
  ui::text(scene.ui,
           {.text = fault, .style = scene.ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
}

void one_unit(Scene& scene, const ImportUnit& unit, size_t index) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, static_cast<uint32_t>(index));
  quote_chip(scene, unit.name.text, unit.name);
  std::vector<std::string_view> options;
  for (const UnitOption& option : unit.options) {
    options.push_back(option.unit.is_nil() ? scene.tr(Text::import_new_unit)
                                           : std::string_view(option.name));
  }
  int chosen = unit.chosen;
  const std::string label = scene.tr(Text::import_taken_for, {unit.name.text});
  if (ui::select(ui,
                 {.id = "choice",
                  .label = label,
                  .options = options,
                  .hint = scene.tr(Text::choose_one),
                  .error = unit.fault},
                 chosen)) {
    scene.later([index, chosen](App& app) { app.choose_import_unit(index, chosen); });
  }
}

std::string names_of(const Scene& scene, const ImportPage& page, const std::vector<UnitId>& ids) {
  std::vector<std::string> names;
  for (const Unit& unit : page.registered) {
    const bool member = std::find(ids.begin(), ids.end(), unit.id) != ids.end();
    if (member) names.push_back(unit.name);
  }
  return listed(scene, names);
}

void one_group(Scene& scene, const ImportPage& page, size_t index) {
  ui::Ui& ui = scene.ui;
  const ImportGroup& group = page.groups[index];
  const ui::IdScope scope(ui, static_cast<uint32_t>(index));
  quote_chip(scene, group.name.text, group.name);
  const std::string names = names_of(scene, page, group.members);
  if (group.confirmed) {
    ui::body(ui, scene.tr(Text::import_confirmed, {names}));
  } else if (names.empty()) {
    ui::sub(ui, scene.tr(Text::import_group_open));
  } else {
    ui::sub(ui, scene.tr(Text::import_proposed, {names}));
  }
  fault_line(scene, group.fault);
  const ui::Wrap wrap(ui);
  if (ui::button(ui, {.id = "members",
                      .label = scene.tr(Text::import_members),
                      .kind = ui::ButtonKind::Secondary,
                      .compact = true,
                      .description = group.name.text})) {
    scene.state.importing.group = static_cast<int>(index);
    scene.state.importing.members = group.members;
    ui.redraw();
  }
  if (group.confirmed && ui::button(ui, {.id = "open",
                                         .label = scene.tr(Text::import_leave_open),
                                         .kind = ui::ButtonKind::Text,
                                         .description = group.name.text})) {
    scene.later([index](App& app) { app.open_import_group(index); });
  }
}

void passage_dialog(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const Passage passage = scene.app.import_passage(*scene.state.importing.quote);
  bool closed = false;
  {
    ui::Dialog dialog(ui, {.id = "passage", .title = scene.tr(Text::import_source)});
    ui::passage(ui, passage.before, passage.words, passage.after);
    closed = dialog.closed();
  }
  if (!closed) return;
  scene.state.importing.quote.reset();
  ui.redraw();
}

void members_dialog(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  ImportInput& input = scene.state.importing;
  const auto index = static_cast<size_t>(input.group);
  if (index >= page.groups.size()) {
    input.group = -1;
    return;
  }
  bool done = false;
  {
    ui::Dialog dialog(ui, {.id = "members",
                           .title = page.groups[index].name.text,
                           .text = scene.tr(Text::import_members_text),
                           .gap = 0});
    ui.gap(ui::kSpace2);
    for (const Unit& unit : page.registered) {
      const auto held = std::find(input.members.begin(), input.members.end(), unit.id);
      bool on = held != input.members.end();
      if (!ui::checkbox(ui, {.id = to_string(unit.id), .label = unit.name}, on)) continue;
      if (on) {
        input.members.push_back(unit.id);
      } else {
        input.members.erase(held);
      }
    }
    dialog.bar();
    const std::string words =
        scene.tr(Text::import_confirm, {std::to_string(input.members.size())});
    if (ui::button(ui, {.id = "confirm", .label = words, .disabled = input.members.empty()})) {
      scene.later(
          [index, members = input.members](App& app) { app.confirm_import_group(index, members); });
      done = true;
    }
    done = done || dialog.closed();
  }
  if (!done) return;
  input.group = -1;
  ui.redraw();
}

}  // namespace

void import_units(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  if (page.units.empty()) return;
  const ui::Card card(ui, {.id = "units", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::import_units), std::to_string(page.units.size()));
  std::vector<std::string> known;
  for (const ImportUnit& unit : page.units) {
    if (unit.is_exact) known.push_back(unit.name.text);
  }
  if (!known.empty()) ui::sub(ui, scene.tr(Text::import_known, {listed(scene, known)}));
  for (size_t i = 0; i < page.units.size(); ++i) {
    if (!page.units[i].is_exact) one_unit(scene, page.units[i], i);
  }
}

void import_groups(Scene& scene, const ImportPage& page) {
  ui::Ui& ui = scene.ui;
  if (page.groups.empty()) return;
  const ui::Card card(ui, {.id = "groups", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::import_groups), std::to_string(page.groups.size()));
  ui::sub(ui, scene.tr(Text::import_groups_text));
  for (size_t i = 0; i < page.groups.size(); ++i) {
    ui::divider(ui);
    one_group(scene, page, i);
  }
}

void draw_import_dialogs(Scene& scene, const ImportPage& page) {
  if (scene.state.importing.quote) return passage_dialog(scene);
  if (scene.state.importing.group >= 0) members_dialog(scene, page);
}

}  // namespace tz::client
