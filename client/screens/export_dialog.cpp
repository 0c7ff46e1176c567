#include "screens/export_dialog.h"

#include "screens/dialog_foot.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/text.h"

namespace tz::client {
namespace {

using Span = ExportChoice::Span;

void choose_span(Scene& scene, const ExportPage& page) {
  ExportInput& input = scene.state.exporting;
  const Text whole = page.is_narrowed ? Text::export_of_span : Text::export_whole;
  std::vector<std::string_view> spans = {scene.tr(whole), scene.tr(Text::export_one_unit)};
  if (page.has_cycle) spans.push_back(scene.tr(Text::export_this_cycle));
  int index = static_cast<int>(input.choice.span);
  if (ui::radios(scene.ui, {.id = "span", .label = scene.tr(Text::export_what), .options = spans},
                 index)) {
    input.choice.span = static_cast<Span>(index);
  }
}

void choose_unit(Scene& scene, const ExportPage& page) {
  ExportInput& input = scene.state.exporting;
  std::vector<std::string_view> names;
  int index = -1;
  for (const ExportUnit& unit : page.units) {
    if (unit.id == input.choice.unit) index = static_cast<int>(names.size());
    names.push_back(unit.name);
  }
  const bool missing = input.tried && index < 0;
  if (ui::select(scene.ui,
                 {.id = "unit",
                  .label = scene.tr(Text::field_unit),
                  .options = names,
                  .hint = scene.tr(Text::choose_one),
                  .error = missing ? scene.tr(Text::choose_one) : std::string_view()},
                 index)) {
    input.choice.unit = page.units[static_cast<size_t>(index)].id;
  }
}

void choose_file(Scene& scene) {
  ExportChoice& choice = scene.state.exporting.choice;
  const std::string_view kinds[] = {scene.tr(Text::export_format_sheet),
                                    scene.tr(Text::export_format_csv)};
  int kind = choice.csv ? 1 : 0;
  if (ui::segmented(scene.ui,
                    {.id = "kind", .label = scene.tr(Text::export_format), .options = kinds},
                    kind)) {
    choice.csv = kind == 1;
  }
  if (choice.csv) return;
  const std::string_view papers[] = {"A3", "A4"};
  int paper = choice.a4 ? 1 : 0;
  if (ui::segmented(scene.ui,
                    {.id = "paper", .label = scene.tr(Text::export_paper), .options = papers},
                    paper)) {
    choice.a4 = paper == 1;
  }
}

void confirm(Scene& scene) {
  ExportInput& input = scene.state.exporting;
  input.tried = true;
  scene.ui.redraw();
  if (input.choice.span == Span::unit && input.choice.unit == UnitId()) return;
  input.sent = true;
  scene.later([choice = input.choice](App& app) { app.export_ledger(choice); });
}

void leave(Scene& scene) {
  scene.state.exporting = {};
  scene.later([](App& app) { app.settle_export(); });
}

}  // namespace

void export_action(Scene& scene) {
  if (!scene.app.may_export()) return;
  if (!ui::button(scene.ui, {.id = "export",
                             .label = scene.tr(Text::export_ledger),
                             .kind = ui::ButtonKind::Secondary,
                             .icon = ui::icons::kDownload,
                             .compact = true})) {
    return;
  }
  scene.state.exporting.open = true;
  scene.ui.redraw();
}

void draw_export_dialog(Scene& scene) {
  ExportInput& input = scene.state.exporting;
  if (!input.open) return;
  const ExportPage& page = scene.app.export_page();
  if (input.sent && page.asked.state == Asked::State::done) return leave(scene);
  ui::Ui& ui = scene.ui;
  const bool online = scene.app.status().online;
  ui::Dialog dialog(ui, {.id = "export",
                         .title = scene.tr(Text::export_title),
                         .text = page.title,
                         .gap = ui::kSpace3});
  if (!online) {
    ui::banner(ui, {.id = "offline",
                    .text = scene.tr(Text::export_offline),
                    .tone = ui::Tone::Yellow,
                    .icon = ui::icons::kCloudOff});
  } else if (page.asked.state == Asked::State::refused) {
    ui::banner(ui, {.id = "fault",
                    .text = page.asked.fault,
                    .tone = ui::Tone::Red,
                    .icon = ui::icons::kWarning});
  }
  choose_span(scene, page);
  if (input.choice.span == Span::unit) choose_unit(scene, page);
  choose_file(scene);
  dialog.bar();
  const bool busy = page.asked.busy();
  const FootTap tap =
      dialog_foot(ui, {.leave = scene.tr(Text::leave_it),
                       .confirm = scene.tr(busy ? Text::export_saving : Text::export_save),
                       .busy = busy});
  if (tap == FootTap::confirm && online) confirm(scene);
  if (tap == FootTap::leave || dialog.closed()) leave(scene);
}

}  // namespace tz::client
