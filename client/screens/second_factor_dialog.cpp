#include "screens/second_factor_dialog.h"

#include "screens/code_field.h"
#include "screens/dialog_foot.h"
#include "ui/button.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

constexpr int kPasswordChars = 128;

// What is wrong with a field: that it is empty, or what the server says of it.
std::string_view fault_of(const Scene& scene, const SecondFactorPage& page, std::string_view field,
                          const std::string& typed) {
  if (scene.state.second_factor.tried && typed.empty()) return scene.tr(Text::words_needed);
  return page.asked.fault_of(field);
}

void whole_fault(Scene& scene, const SecondFactorPage& page) {
  const std::string_view fault = page.asked.fault_of({});
  if (fault.empty()) return;
  ui::banner(scene.ui,
             {.id = "fault", .text = fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
}

// Who it is that changes what is needed to sign in.
void proof_fields(Scene& scene, const SecondFactorPage& page) {
  SecondFactorInput& input = scene.state.second_factor;
  ui::text_field(scene.ui,
                 {.id = "password",
                  .label = scene.tr(Text::password),
                  .error = fault_of(scene, page, "password", input.password),
                  .kind = ui::FieldKind::Password,
                  .autofill = ui::Autofill::CurrentPassword,
                  .max_chars = kPasswordChars,
                  .required = true},
                 input.password);
  if (page.replaces) {
    code_field(scene.ui, "old-code", scene.tr(Text::present_code),
               fault_of(scene, page, "code", input.old_code), input.old_code);
  }
  whole_fault(scene, page);
}

void secret_fields(Scene& scene, const SecondFactorPage& page) {
  ui::Ui& ui = scene.ui;
  SecondFactorInput& input = scene.state.second_factor;
  ui::body(ui, scene.tr(Text::second_factor_how));
  ui::text(ui, {.text = page.secret, .style = ui.theme().lead, .align = ui::Align::Centre});
  // A real input, so that it can be selected and copied; what is typed into it goes nowhere.
  std::string secret = page.secret;
  ui::text_field(ui, {.id = "secret", .label = scene.tr(Text::second_factor_key)}, secret);
  if (ui::button(ui, {.id = "open-app",
                      .label = scene.tr(Text::open_authenticator),
                      .kind = ui::ButtonKind::Secondary})) {
    scene.later([](App& app) { app.open_authenticator(); });
  }
  code_field(ui, "code", scene.tr(Text::code), fault_of(scene, page, "code", input.code),
             input.code);
  whole_fault(scene, page);
}

// `due`: the password was typed just now.
void go_on(Scene& scene, const SecondFactorPage& page, bool due) {
  SecondFactorInput& input = scene.state.second_factor;
  scene.ui.redraw();
  input.tried = true;
  if (!page.secret.empty()) {
    if (input.code.empty()) return;
    scene.later([code = input.code](App& app) { app.confirm_second_factor(code); });
    return;
  }
  if (!due && (input.password.empty() || (page.replaces && input.old_code.empty()))) return;
  input.tried = false;  // the next step begins without faults
  scene.later([password = input.password, code = input.old_code](App& app) {
    app.begin_second_factor(password, code);
  });
}

std::string_view next_word(const Scene& scene, const SecondFactorPage& page) {
  if (page.asked.busy()) return scene.tr(Text::saving);
  return scene.tr(page.secret.empty() ? Text::begin_second_factor : Text::confirm_second_factor);
}

}  // namespace

void draw_second_factor_dialog(Scene& scene) {
  ui::Ui& ui = scene.ui;
  if (!scene.state.second_factor.open) return;
  const SecondFactorPage page = scene.app.second_factor();
  // A tap before the intent was heard must not take an old success for its own.
  bool done = scene.state.second_factor.tried && page.asked.state == Asked::State::done;
  {
    const Text title = page.replaces ? Text::replace_second_factor : Text::set_second_factor;
    ui::Dialog dialog(ui, {.id = "set-second-factor",
                           .title = scene.tr(title),
                           .text = scene.tr(Text::second_factor_text),
                           .gap = ui::kSpace3});
    if (page.secret.empty()) {
      proof_fields(scene, page);
    } else {
      secret_fields(scene, page);
    }
    dialog.bar();
    if (ui::button(ui,
                   {.id = "go-on", .label = next_word(scene, page), .busy = page.asked.busy()})) {
      go_on(scene, page, false);
    }
    done = done || dialog.closed();
  }
  if (!done) return;
  scene.state.second_factor = {};
  scene.later([](App& app) { app.settle_second_factor(); });
}

void draw_second_factor_is_due(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const SecondFactorPage page = scene.app.second_factor();
  ui::Dialog dialog(ui, {.id = "second-factor-due",
                         .title = scene.tr(Text::second_factor_due),
                         .text = scene.tr(Text::second_factor_due_text),
                         .gap = ui::kSpace3,
                         .closable = false});
  if (page.secret.empty()) {
    whole_fault(scene, page);
  } else {
    secret_fields(scene, page);
  }
  dialog.bar();
  const FootTap tap = dialog_foot(ui, {.leave = scene.tr(Text::sign_out),
                                       .confirm = next_word(scene, page),
                                       .busy = page.asked.busy()});
  if (tap == FootTap::confirm) go_on(scene, page, true);
  if (tap == FootTap::leave) scene.later([](App& app) { app.sign_out(); });
}

}  // namespace tz::client
