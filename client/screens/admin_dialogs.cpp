#include "screens/admin_dialogs.h"

#include <algorithm>
#include <array>

#include "app/words.h"
#include "base/utf8.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr int kLoginChars = 32;
constexpr int kNameChars = 100;
constexpr int kAliasesChars = 1000;

void leave(Scene& scene) {
  const bool units = scene.state.admin.units;
  scene.state.admin = {.units = units};
  scene.later([](App& app) { app.settle_admin(); });
}

// A refusal that concerns none of the fields, or a field that is not here.
void whole_fault(Scene& scene, const Asked& asked, std::initializer_list<std::string_view> fields) {
  const bool at_field = std::find(fields.begin(), fields.end(), asked.field) != fields.end();
  if (asked.state != Asked::State::refused || at_field) return;
  ui::banner(
      scene.ui,
      {.id = "fault", .text = asked.fault, .tone = ui::Tone::Red, .icon = ui::icons::kWarning});
}

void unit_choice(Scene& scene, const AdminPage& admin) {
  AdminInput& input = scene.state.admin;
  std::vector<std::string_view> names;
  int index = -1;
  for (const UnitRow& row : admin.units) {
    if (row.unit.id == input.unit) index = static_cast<int>(names.size());
    names.push_back(row.unit.name);
  }
  std::string_view fault = admin.asked.fault_of("unit");
  if (input.tried && index < 0) fault = scene.tr(Text::choose_one);
  if (ui::select(scene.ui,
                 {.id = "unit",
                  .label = scene.tr(Text::field_unit),
                  .options = names,
                  .hint = scene.tr(Text::choose_one),
                  .error = fault},
                 index)) {
    input.unit = admin.units[static_cast<size_t>(index)].unit.id;
  }
}

void role_choice(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  std::vector<Role>& roles = scene.state.admin.roles;
  ui::label(ui, scene.tr(Text::account_roles));
  constexpr std::array kRoles = {Role::member,     Role::unit_lead, Role::office,
                                 Role::supervisor, Role::auditor,   Role::admin};
  for (const Role role : kRoles) {
    const auto held = std::find(roles.begin(), roles.end(), role);
    bool on = held != roles.end();
    if (!ui::checkbox(ui, {.id = name_of(role), .label = scene.tr(word_of(role))}, on)) continue;
    if (on) {
      roles.push_back(role);
    } else {
      roles.erase(held);
    }
  }
  std::string_view fault = admin.asked.fault_of("roles");
  if (scene.state.admin.tried && roles.empty()) fault = scene.tr(Text::roles_needed);
  if (fault.empty()) return;
  ui::text(ui, {.text = fault, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
}

std::string_view fault_at(const Scene& scene, const Asked& asked, std::string_view field,
                          const std::string& typed) {
  if (scene.state.admin.tried && typed.empty()) return scene.tr(Text::words_needed);
  return asked.fault_of(field);
}

void create(Scene& scene) {
  AdminInput& input = scene.state.admin;
  input.tried = true;
  scene.ui.redraw();
  const bool whole =
      !input.login.empty() && !input.name.empty() && !input.unit.is_nil() && !input.roles.empty();
  if (!whole) return;
  std::vector<Role> roles = input.roles;
  std::sort(roles.begin(), roles.end());
  scene.later([account = NewAccountInput{input.login, input.name, input.unit, std::move(roles)}](
                  App& app) { app.add_account(account); });
}

void new_account(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  AdminInput& input = scene.state.admin;
  const Asked& asked = admin.asked;
  ui::Dialog dialog(
      ui, {.id = "new-account", .title = scene.tr(Text::new_account), .gap = ui::kSpace3});
  ui::text_field(ui,
                 {.id = "name",
                  .label = scene.tr(Text::person_name),
                  .error = fault_at(scene, asked, "name", input.name),
                  .max_chars = kNameChars,
                  .required = true},
                 input.name);
  ui::text_field(ui,
                 {.id = "login",
                  .label = scene.tr(Text::login),
                  .error = fault_at(scene, asked, "login", input.login),
                  .max_chars = kLoginChars,
                  .required = true},
                 input.login);
  unit_choice(scene, admin);
  role_choice(scene, admin);
  whole_fault(scene, asked, {"name", "login", "unit", "roles"});
  dialog.bar();
  if (ui::button(ui, {.id = "create",
                      .label = scene.tr(asked.busy() ? Text::saving : Text::create_account),
                      .busy = asked.busy()})) {
    create(scene);
  }
  if (dialog.closed()) leave(scene);
}

void account_deeds(Scene& scene, const AccountRow& account, bool busy) {
  ui::Ui& ui = scene.ui;
  const std::string& login = account.login;
  if (!account.disabled && ui::button(ui, {.id = "reset",
                                           .label = scene.tr(Text::reset_password),
                                           .kind = ui::ButtonKind::Secondary,
                                           .busy = busy})) {
    scene.later([login](App& app) { app.reset_password(login); });
  }
  const bool disable = !account.disabled;
  if (ui::button(ui, {.id = "able",
                      .label = scene.tr(disable ? Text::disable_account : Text::enable_account),
                      .kind = disable ? ui::ButtonKind::Danger : ui::ButtonKind::Primary,
                      .busy = busy})) {
    scene.later([login, disable](App& app) { app.set_account_disabled(login, disable); });
  }
}

void one_account(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  const auto found =
      std::find_if(admin.accounts.begin(), admin.accounts.end(),
                   [&](const AccountRow& row) { return row.login == scene.state.admin.login; });
  const bool done = admin.asked.state == Asked::State::done;
  if (found == admin.accounts.end() || done) return leave(scene);
  const AccountRow& account = *found;
  ui::Dialog dialog(ui, {.id = "account", .title = account.name});
  ui::body(ui, joined(scene, {account.login, account.unit}));
  ui::sub(ui, account.roles);
  if (account.disabled) ui::sub(ui, scene.tr(Text::account_disabled));
  if (account.locked) ui::sub(ui, scene.tr(Text::account_locked));
  if (account.second_factor) ui::sub(ui, scene.tr(Text::account_second_factor));
  ui::sub(ui, scene.tr(account.own ? Text::account_own : Text::account_text));
  whole_fault(scene, admin.asked, {});
  if (ui::list_row(ui, {.id = "sessions", .title = scene.tr(Text::my_sessions)})) {
    scene.go(sessions_route(account.own ? std::string() : account.login));
  }
  if (account.second_factor && !account.own &&
      ui::button(ui, {.id = "second-factor",
                      .label = scene.tr(Text::take_off_second_factor),
                      .kind = ui::ButtonKind::Text,
                      .icon = ui::icons::kLock,
                      .busy = admin.asked.busy()})) {
    scene.later([login = account.login](App& app) { app.take_off_second_factor(login); });
  }
  dialog.bar();
  if (!account.own) account_deeds(scene, account, admin.asked.busy());
  if (dialog.closed()) leave(scene);
}

// Cannot be closed by a tap beside it: the password is shown this once.
void told_password(Scene& scene, const ToldPassword& told) {
  ui::Ui& ui = scene.ui;
  const std::string title = scene.tr(Text::told_password, {told.name});
  ui::Dialog dialog(ui, {.id = "told",
                         .title = title,
                         .text = scene.tr(Text::told_password_text),
                         .gap = ui::kSpace3,
                         .closable = false});
  ui::text(ui, {.text = told.password, .style = ui.theme().display, .align = ui::Align::Centre});
  // A real input, so that it can be selected and copied; what is typed into it goes nowhere.
  std::string password = told.password;
  ui::text_field(ui, {.id = "password", .label = scene.tr(Text::password), .note = told.login},
                 password);
  dialog.bar();
  if (ui::button(ui, {.id = "noted", .label = scene.tr(Text::told_password_noted)})) leave(scene);
}

void keep_unit(Scene& scene, const AdminPage& admin) {
  AdminInput& input = scene.state.admin;
  input.tried = true;
  scene.ui.redraw();
  Unit unit = input.edited;
  unit.name = trimmed(input.name);
  if (unit.name.empty()) return;
  unit.aliases = aliases_in(input.aliases);
  if (unit.id.is_nil() && !admin.units.empty()) unit.order = admin.units.back().unit.order + 1;
  const Outcome verdict = scene.app.judged(PutUnit{unit});
  if (!verdict) {
    input.fault = sentence(scene.lang, verdict.error());
    return;
  }
  scene.later([unit](App& app) { app.edit(PutUnit{unit}); });
  leave(scene);
}

void one_unit(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  AdminInput& input = scene.state.admin;
  const bool fresh = input.edited.id.is_nil();
  ui::Dialog dialog(ui, {.id = "unit",
                         .title = scene.tr(fresh ? Text::new_unit : Text::edit_unit),
                         .gap = ui::kSpace3});
  const bool missing = input.tried && trimmed(input.name).empty();
  if (ui::text_field(
          ui,
          {.id = "name",
           .label = scene.tr(Text::unit_name),
           .error = missing ? scene.tr(Text::words_needed) : std::string_view(input.fault),
           .max_chars = kNameChars,
           .required = true},
          input.name)) {
    input.fault.clear();
  }
  ui::text_field(ui,
                 {.id = "aliases",
                  .label = scene.tr(Text::unit_aliases),
                  .hint = scene.tr(Text::unit_aliases_hint),
                  .kind = ui::FieldKind::Paragraph,
                  .max_chars = kAliasesChars,
                  .lines = 2},
                 input.aliases);
  dialog.bar();
  if (ui::button(ui, {.id = "keep", .label = scene.tr(Text::save)})) return keep_unit(scene, admin);
  if (dialog.closed()) leave(scene);
}

}  // namespace

void draw_admin_dialogs(Scene& scene) {
  const AdminPage& admin = scene.app.admin();
  if (!admin.told.password.empty()) return told_password(scene, admin.told);
  switch (scene.state.admin.dialog) {
    case AdminInput::Dialog::none:
      return;
    case AdminInput::Dialog::new_account:
      return new_account(scene, admin);
    case AdminInput::Dialog::account:
      return one_account(scene, admin);
    case AdminInput::Dialog::unit:
      return one_unit(scene, admin);
  }
}

}  // namespace tz::client
