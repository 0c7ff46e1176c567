#include "screens/sign_in.h"

#include <array>

#include "screens/code_field.h"
#include "screens/settings.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/page.h"
#include "ui/text.h"

namespace tz::client {
namespace {

constexpr float kFormWidth = 420;
constexpr int kLoginChars = 64;
constexpr int kPasswordChars = 128;

void sign_in(Scene& scene) {
  const SignInInput& input = scene.state.sign_in;
  if (input.login.empty() || input.password.empty()) return;
  const bool with_code = scene.app.sign_in_form().code_needed;
  if (with_code && input.code.empty()) return;
  const std::string code = with_code ? input.code : std::string();
  scene.later([login = input.login, password = input.password, code](App& app) {
    app.sign_in(login, password, code);
  });
}

// Whoever goes back types the password anew.
void leave_code(Scene& scene) {
  scene.state.sign_in.password.clear();
  scene.state.sign_in.code.clear();
  scene.later([](App& app) { app.leave_code(); });
}

void prefill(Scene& scene) {
  SignInInput& input = scene.state.sign_in;
  const std::string& login = scene.app.sign_in_form().login;
  if (input.prefilled || login.empty()) return;
  input.prefilled = true;
  if (input.login.empty()) input.login = login;
}

// Returns whether Enter was pressed in the field.
bool name_and_password(Scene& scene) {
  ui::Ui& ui = scene.ui;
  SignInInput& input = scene.state.sign_in;
  const ui::FieldResult login = ui::text_field(ui,
                                               {.id = "login",
                                                .label = scene.tr(Text::login),
                                                .autofill = ui::Autofill::Username,
                                                .max_chars = kLoginChars},
                                               input.login);
  if (login.entered) ui.focus(ui.id("password"));
  const ui::FieldResult password = ui::text_field(ui,
                                                  {.id = "password",
                                                   .label = scene.tr(Text::password),
                                                   .kind = ui::FieldKind::Password,
                                                   .autofill = ui::Autofill::CurrentPassword,
                                                   .max_chars = kPasswordChars},
                                                  input.password);
  return password.entered;
}

// The second step, once the server has asked for it.
bool only_code(Scene& scene) {
  ui::Ui& ui = scene.ui;
  ui::body(ui, scene.tr(Text::code_text, {std::string(scene.tr(Text::app_name))}));
  const ui::FieldResult code =
      code_field(ui, "code", scene.tr(Text::code), {}, scene.state.sign_in.code);
  return code.entered;
}

// Returns whether Enter was pressed where that means to sign in.
bool fields(Scene& scene) {
  const SignInForm& form = scene.app.sign_in_form();
  const bool entered = form.code_needed ? only_code(scene) : name_and_password(scene);
  if (!form.fault.empty()) {
    ui::banner(
        scene.ui,
        {.id = "fault", .text = form.fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
  }
  return entered;
}

// A demonstration names its accounts: a tap takes one.
void demo_accounts(Scene& scene) {
  struct Account {
    std::string_view login;
    Text who;
  };
  constexpr std::array kAccounts = {
      Account{"leader", Text::demo_leader}, Account{"office", Text::demo_office},
      Account{"xingzhengshenpi", Text::demo_department}, Account{"lixin", Text::demo_street}};
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "demo", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::demo_title));
  ui::sub(ui, scene.tr(Text::demo_text, {std::string(scene.tr(Text::demo_password))}));
  const ui::Wrap wrap(ui);
  for (const Account& account : kAccounts) {
    if (!ui::chip(ui, {.id = account.login, .label = scene.tr(account.who), .toggle = false})) {
      continue;
    }
    SignInInput& input = scene.state.sign_in;
    input.login = account.login;
    input.password = scene.tr(Text::demo_password);
    sign_in(scene);
  }
}

void submit_button(Scene& scene, bool entered) {
  const bool busy = scene.app.sign_in_form().busy;
  const bool tapped = ui::button(
      scene.ui,
      {.id = "submit", .label = scene.tr(busy ? Text::signing_in : Text::sign_in), .busy = busy});
  if (!busy && (tapped || entered)) sign_in(scene);
}

// Under the button: what to do where the password or the phone is gone.
void help(Scene& scene) {
  ui::Ui& ui = scene.ui;
  if (!scene.app.sign_in_form().code_needed) {
    return ui::sub(ui, scene.tr(Text::password_forgotten));
  }
  if (ui::button(ui, {.id = "other-account",
                      .label = scene.tr(Text::other_account),
                      .kind = ui::ButtonKind::Text})) {
    leave_code(scene);
  }
  ui::sub(ui, scene.tr(Text::code_lost));
}

}  // namespace

void draw_sign_in(Scene& scene) {
  ui::Ui& ui = scene.ui;
  prefill(scene);
  ui::PageSpec spec;
  spec.id = "sign-in";
  spec.title = scene.tr(Text::app_name);
  spec.subtitle = scene.tr(Text::app_motto);
  spec.max_width = kFormWidth;
  spec.gap = ui::kSpace3;
  const ui::FormFactor form = ui.form_factor();
  ui::Page page(ui, spec);
  page.body();
  ui.gap(form == ui::FormFactor::Phone ? ui::kSpace2 : 48);
  {
    const ui::Card card(ui, {.id = "form", .padding = 20, .gap = ui::kSpace4});
    ui::headline(ui, scene.tr(Text::sign_in_title));
    if (scene.app.sign_in_form().revoked) {
      ui::banner(ui, {.id = "revoked",
                      .text = scene.tr(Text::sign_in_revoked),
                      .tone = ui::Tone::Yellow,
                      .icon = ui::icons::kLock});
    }
    const bool entered = fields(scene);
    submit_button(scene, entered);
    help(scene);
  }
  const SignInForm& asked = scene.app.sign_in_form();
  if (asked.demo && !asked.code_needed) demo_accounts(scene);
  language_choice(scene);
  large_choice(scene);
}

void draw_sign_in_again(Scene& scene) {
  ui::Ui& ui = scene.ui;
  prefill(scene);
  bool closed = false;
  {
    ui::Dialog dialog(ui, {.id = "sign-in-again",
                           .title = scene.tr(Text::sign_in_again),
                           .text = scene.tr(Text::sign_in_again_text)});
    const bool entered = fields(scene);
    dialog.bar();
    submit_button(scene, entered);
    closed = dialog.closed();
  }
  if (!closed) return;
  scene.state.prompt = {};
  leave_code(scene);
  ui.redraw();
}

}  // namespace tz::client
