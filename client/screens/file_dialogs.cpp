#include "screens/file_dialogs.h"

#include "screens/dialog_foot.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/text.h"

namespace tz::client {
namespace {

constexpr std::string_view kAccepted = ".json,application/json";
constexpr int kCodeChars = 40;

void fault(Scene& scene, const FilePage& file) {
  if (file.fault.empty()) return;
  ui::banner(
      scene.ui,
      {.id = "file-fault", .text = file.fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
}

void leave(Scene& scene) {
  scene.state.file = {};
  scene.later([](App& app) { app.settle_file(); });
}

// Cannot be closed by a tap beside it: the code is shown this once.
void told(Scene& scene, const FilePage& file) {
  ui::Ui& ui = scene.ui;
  ui::Dialog dialog(ui, {.id = "file-told",
                         .title = scene.tr(Text::file_told),
                         .text = scene.tr(Text::file_told_text),
                         .gap = ui::kSpace3,
                         .closable = false});
  // Never broken in two, in large type on a small phone neither: it is copied by hand.
  ui::text(ui, {.text = file.code, .style = ui.theme().title, .align = ui::Align::Centre});
  // A real input, so that it can be selected and copied; what is typed into it goes nowhere.
  std::string code = file.code;
  ui::text_field(ui, {.id = "code", .label = scene.tr(Text::file_code)}, code);
  dialog.bar();
  if (ui::button(ui, {.id = "noted", .label = scene.tr(Text::told_password_noted)})) leave(scene);
}

void confirm(Scene& scene) {
  FileInput& input = scene.state.file;
  input.tried = true;
  scene.ui.redraw();
  if (input.code.empty()) return;
  scene.later([code = input.code](App& app) { app.take_outbox_file(code); });
}

void ask(Scene& scene, const FilePage& file) {
  ui::Ui& ui = scene.ui;
  FileInput& input = scene.state.file;
  ui::Dialog dialog(ui, {.id = "file-ask",
                         .title = scene.tr(Text::file_ask),
                         .text = scene.tr(Text::file_ask_text),
                         .gap = ui::kSpace3});
  ui::sub(ui, file.name);
  const bool missing = input.tried && input.code.empty();
  ui::text_field(
      ui,
      {.id = "code",
       .label = scene.tr(Text::file_code),
       .error = missing ? scene.tr(Text::words_needed) : std::string_view(file.code_fault),
       .max_chars = kCodeChars,
       .required = true},
      input.code);
  fault(scene, file);
  dialog.bar();
  const bool busy = file.state == FilePage::State::opening;
  const FootTap tap =
      dialog_foot(ui, {.leave = scene.tr(Text::leave_it),
                       .confirm = scene.tr(busy ? Text::file_opening : Text::file_take),
                       .busy = busy});
  if (tap == FootTap::confirm) confirm(scene);
  if (tap == FootTap::leave || dialog.closed()) leave(scene);
}

}  // namespace

void unsent_file_buttons(Scene& scene, bool unsent) {
  ui::Ui& ui = scene.ui;
  const FilePage& file = scene.app.file_page();
  if (unsent && ui::button(ui, {.id = "save-file",
                                .label = scene.tr(Text::save_unsent_file),
                                .kind = ui::ButtonKind::Text,
                                .busy = file.state == FilePage::State::sealing})) {
    scene.later([](App& app) { app.save_outbox_file(); });
  }
  ui::file_chip(ui, {.id = "take-file",
                     .label = scene.tr(Text::take_unsent_file),
                     .accept = kAccepted,
                     .icon = ui::icons::kDownload});
  if (file.state == FilePage::State::none) fault(scene, file);
}

void draw_file_dialogs(Scene& scene) {
  const FilePage& file = scene.app.file_page();
  switch (file.state) {
    case FilePage::State::told:
      return told(scene, file);
    case FilePage::State::asking:
    case FilePage::State::opening:
      return ask(scene, file);
    case FilePage::State::none:
    case FilePage::State::sealing:
      scene.state.file = {};
  }
}

}  // namespace tz::client
