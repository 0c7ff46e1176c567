#include "screens/admin_page.h"

#include <array>

#include "screens/admin_dialogs.h"
#include "screens/look.h"
#include "screens/unread.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void open_dialog(Scene& scene, AdminInput input) {
  input.units = scene.state.admin.units;
  scene.state.admin = std::move(input);
  scene.later([](App& app) { app.settle_admin(); });
}

void add_button(Scene& scene, const AdminPage& admin) {
  const bool units = scene.state.admin.units;
  if (!units && !admin.fault.empty()) return;
  if (!ui::button(scene.ui, {.id = "add",
                             .label = scene.tr(units ? Text::new_unit : Text::new_account),
                             .kind = ui::ButtonKind::Secondary,
                             .icon = ui::icons::kPlus,
                             .compact = true})) {
    return;
  }
  open_dialog(scene,
              {.dialog = units ? AdminInput::Dialog::unit : AdminInput::Dialog::new_account});
}

void choice_and_search(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  const std::array<std::string_view, 2> names = {scene.tr(Text::accounts),
                                                 scene.tr(Text::unit_register)};
  int index = scene.state.admin.units ? 1 : 0;
  if (ui::segmented(ui, {.id = "which", .options = names}, index)) {
    scene.state.admin.units = index == 1;
    ui.redraw();
  }
  std::string words = admin.search;
  if (ui::search_box(ui, {.id = "search", .hint = scene.tr(Text::search_admin)}, words)) {
    scene.later([words](App& app) { app.set_admin_search(words); });
  }
}

void account_row(Scene& scene, const AccountRow& account) {
  const std::string note = joined(scene, {account.login, account.unit, account.roles});
  ui::Piece state = {};
  if (account.disabled) {
    state = ui::pill(scene.tr(Text::account_disabled), ui::Tone::Grey);
  } else if (account.locked) {
    state = ui::pill(scene.tr(Text::account_locked), ui::Tone::Yellow);
  }
  const ui::IdScope scope(scene.ui, account.login);
  if (!ui::list_row(scene.ui, {.id = "account",
                               .title = account.name,
                               .note = note,
                               .icon = ui::icons::kMe,
                               .piece = state})) {
    return;
  }
  open_dialog(scene, {.dialog = AdminInput::Dialog::account, .login = account.login});
}

void accounts(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  if (!admin.fault.empty()) {
    if (unread(scene, {.fault = admin.fault})) {
      scene.later([](App& app) { app.read_accounts(); });
    }
  } else if (admin.loading && admin.total == 0) {
    ui::loading(ui, scene.tr(Text::reading_accounts), 4);
  } else if (admin.accounts.empty()) {
    ui::sub(ui, scene.tr(Text::no_such_account));
  } else {
    for (const size_t row : ui::rows(ui, {.id = "accounts",
                                         .label = scene.tr(Text::accounts),
                                         .count = admin.accounts.size(),
                                         .estimate = 68,
                                         .gap = 0})) {
      account_row(scene, admin.accounts[row]);
    }
  }
}

void units(Scene& scene, const AdminPage& admin) {
  ui::Ui& ui = scene.ui;
  ui::sub(ui, scene.tr(Text::groups_are_the_offices));
  if (admin.units_found.empty()) ui::sub(ui, scene.tr(Text::no_such_unit));
  for (const size_t row : ui::rows(ui, {.id = "units",
                                       .label = scene.tr(Text::unit_register),
                                       .count = admin.units_found.size(),
                                       .estimate = 52,
                                       .gap = 0})) {
    const UnitRow& unit = admin.units_found[row];
    const ui::IdScope scope(ui, to_string(unit.unit.id));
    if (!ui::list_row(ui, {.id = "unit", .title = unit.unit.name, .note = unit.aliases})) continue;
    open_dialog(scene, {.dialog = AdminInput::Dialog::unit,
                        .name = unit.unit.name,
                        .edited = unit.unit,
                        .aliases = unit.aliases});
  }
}

}  // namespace

void draw_admin_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const AdminPage& admin = scene.app.admin();
  {
    ui::PageSpec spec = page_with_status(scene, scene.state.admin.units ? "units" : "accounts");
    spec.title = scene.tr(Text::nav_admin);
    spec.max_width = ui.is_phone() ? 0 : kPageWidth;
    ui::Page page(ui, spec);
    page.actions();
    add_button(scene, admin);
    page.top();
    choice_and_search(scene, admin);
    page.body();
    if (scene.state.admin.units) {
      units(scene, admin);
    } else {
      accounts(scene, admin);
    }
    follow_page(scene, page);
  }
  draw_admin_dialogs(scene);
}

}  // namespace tz::client
