#include "screens/password_dialog.h"

#include "screens/dialog_foot.h"
#include "ui/button.h"
#include "ui/feedback.h"
#include "ui/field.h"

namespace tz::client {
namespace {

constexpr int kPasswordChars = 128;

std::string_view fault_of(const Scene& scene, std::string_view field, const std::string& typed) {
  if (scene.state.password.tried && typed.empty()) return scene.tr(Text::words_needed);
  return scene.app.password_asked().fault_of(field);
}

void fields(Scene& scene) {
  ui::Ui& ui = scene.ui;
  PasswordInput& input = scene.state.password;
  ui::text_field(ui,
                 {.id = "old",
                  .label = scene.tr(Text::old_password),
                  .error = fault_of(scene, "old", input.old_password),
                  .kind = ui::FieldKind::Password,
                  .autofill = ui::Autofill::CurrentPassword,
                  .max_chars = kPasswordChars,
                  .required = true},
                 input.old_password);
  ui::text_field(ui,
                 {.id = "new",
                  .label = scene.tr(Text::new_password),
                  .error = fault_of(scene, "new", input.new_password),
                  .kind = ui::FieldKind::Password,
                  .autofill = ui::Autofill::NewPassword,
                  .max_chars = kPasswordChars,
                  .required = true},
                 input.new_password);
  const std::string_view fault = scene.app.password_asked().fault_of({});
  if (fault.empty()) return;
  ui::banner(ui,
             {.id = "fault", .text = fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
}

void confirm(Scene& scene) {
  PasswordInput& input = scene.state.password;
  input.tried = true;
  scene.ui.redraw();
  if (input.old_password.empty() || input.new_password.empty()) return;
  scene.later([was = input.old_password, wanted = input.new_password](App& app) {
    app.change_password(was, wanted);
  });
}

}  // namespace

void draw_password_dialog(Scene& scene) {
  ui::Ui& ui = scene.ui;
  if (!scene.state.password.open) return;
  const Asked& asked = scene.app.password_asked();
  // A tap before the intent was heard must not take an old success for its own.
  bool done = scene.state.password.tried && asked.state == Asked::State::done;
  {
    ui::Dialog dialog(ui, {.id = "new-password",
                           .title = scene.tr(Text::change_password),
                           .text = scene.tr(Text::change_password_text),
                           .gap = ui::kSpace3});
    fields(scene);
    dialog.bar();
    if (ui::button(ui, {.id = "confirm",
                        .label = scene.tr(asked.busy() ? Text::saving : Text::change_password),
                        .busy = asked.busy()})) {
      confirm(scene);
    }
    done = done || dialog.closed();
  }
  if (!done) return;
  scene.state.password = {};
  scene.later([](App& app) { app.settle_password(); });
}

void draw_password_is_due(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const bool busy = scene.app.password_asked().busy();
  const bool old = scene.app.password_is_old();
  ui::Dialog dialog(ui, {.id = "password-due",
                         .title = scene.tr(old ? Text::password_old : Text::password_due),
                         .text = scene.tr(old ? Text::password_old_text : Text::password_due_text),
                         .gap = ui::kSpace3,
                         .closable = false});
  fields(scene);
  dialog.bar();
  const FootTap tap =
      dialog_foot(ui, {.leave = scene.tr(Text::sign_out),
                       .confirm = scene.tr(busy ? Text::saving : Text::change_password),
                       .busy = busy});
  if (tap == FootTap::confirm) confirm(scene);
  if (tap == FootTap::leave) scene.later([](App& app) { app.sign_out(); });
}

}  // namespace tz::client
