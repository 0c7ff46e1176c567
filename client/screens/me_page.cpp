#include "screens/me_page.h"

#include "screens/file_dialogs.h"
#include "screens/look.h"
#include "screens/outbox_cards.h"
#include "screens/password_dialog.h"
#include "screens/publication_parts.h"
#include "screens/second_factor_dialog.h"
#include "screens/settings.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/figures.h"
#include "ui/list.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void account(Scene& scene, const MePage& me) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "account", .gap = 2});
  ui::headline(ui, me.name);
  ui::body(ui, me.unit);
  const std::string rest = joined(scene, {me.roles, me.login});
  ui::sub(ui, rest);
  if (ui::button(ui, {.id = "change-password",
                      .label = scene.tr(Text::change_password),
                      .kind = ui::ButtonKind::Text,
                      .icon = ui::icons::kLock})) {
    scene.state.password = {.open = true};
    scene.later([](App& app) { app.settle_password(); });
  }
  if (ui::list_row(ui, {.id = "sessions", .title = scene.tr(Text::my_sessions)})) {
    scene.go(sessions_route({}));
  }
  const Text words = me.has_second_factor ? Text::replace_second_factor : Text::set_second_factor;
  if (ui::list_row(ui, {.id = "second-factor", .title = scene.tr(words)})) {
    scene.state.second_factor = {.open = true};
    scene.later([](App& app) { app.settle_second_factor(); });
  }
}

void sync_state(Scene& scene, const MePage& me) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "sync", .gap = ui::kSpace2});
  const SyncStatus& status = me.status;
  ui::section_heading(ui, scene.tr(Text::sync_state));
  ui::body(ui, status.sentence);
  const std::string unsent = std::to_string(status.unsent);
  const std::string attention = std::to_string(status.attention);
  ui::key_values(ui, {{scene.tr(Text::unsent), unsent, {}},
                      {scene.tr(Text::attention), attention, {}},
                      {scene.tr(Text::last_sync), me.last_synced, {}}});
  if (!me.head.empty()) {
    ui::body(ui, me.head);
    ui::sub(ui, scene.tr(Text::ledger_head_text));
  }
  const ui::Wrap wrap(ui);
  if (ui::button(ui, {.id = "sync-now",
                      .label = scene.tr(Text::sync_now),
                      .kind = ui::ButtonKind::Secondary,
                      .icon = ui::icons::kRefresh,
                      .busy = status.syncing,
                      .compact = true})) {
    scene.later([](App& app) { app.sync_now(); });
  }
  unsent_file_buttons(scene, status.unsent + status.attention > 0);
}

void settings(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "settings", .gap = ui::kSpace2});
  ui::section_heading(ui, scene.tr(Text::settings));
  language_choice(scene);
  large_choice(scene);
}

}  // namespace

void draw_me_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const MePage& me = scene.app.me();
  ui::PageSpec spec = page_with_status(scene, "me");
  spec.title = scene.tr(Text::nav_me);
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (me.update_ready) {
    const ui::BannerTap tap = ui::banner(ui, {.id = "update",
                                              .text = scene.tr(Text::update_ready),
                                              .action = scene.tr(Text::reload_now),
                                              .tone = ui::Tone::Accent,
                                              .icon = ui::icons::kDownload});
    if (tap == ui::BannerTap::Action) scene.later([](App& app) { app.reload(); });
  }
  if (!me.lost.empty()) {
    const ui::BannerTap tap = ui::banner(ui, {.id = "lost",
                                              .text = me.lost,
                                              .action = scene.tr(Text::understood),
                                              .tone = ui::Tone::Yellow});
    if (tap == ui::BannerTap::Action) scene.later([](App& app) { app.settle_loss(); });
  }
  account(scene, me);
  sync_state(scene, me);
  outbox_cards(scene, me);
  // The office and leaders come to these from the desk.
  if (!scene.app.sees_whole_ledger()) publication_links(scene);
  settings(scene);
  if (ui::button(
          ui,
          {.id = "sign-out", .label = scene.tr(Text::sign_out), .kind = ui::ButtonKind::Danger})) {
    scene.state.prompt = {.kind = Prompt::Kind::sign_out};
  }
  draw_password_dialog(scene);
  draw_second_factor_dialog(scene);
  draw_file_dialogs(scene);
  follow_page(scene, page);
}

}  // namespace tz::client
