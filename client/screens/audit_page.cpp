#include "screens/audit_page.h"

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
constexpr int kLoginChars = 32;

void labelled(Scene& scene, Text name, std::string_view value) {
  ui::label(scene.ui, scene.tr(name));
  ui::body(scene.ui, value);
}

void chain(Scene& scene, const ChainView& at) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "chain", .gap = 2});
  ui::section_heading(ui, scene.tr(Text::audit_chain));
  ui::sub(ui, scene.tr(Text::audit_chain_text));
  labelled(scene, Text::audit_entry, at.entry);
  labelled(scene, Text::audit_check_value, at.hash);
  labelled(scene, Text::audit_epoch, at.epoch);
  labelled(scene, Text::audit_backup, at.backup);
  if (ui::button(ui, {.id = "copy",
                      .label = scene.tr(Text::copy_it),
                      .kind = ui::ButtonKind::Secondary,
                      .compact = true,
                      .description = scene.tr(Text::audit_check_value)})) {
    scene.later([](App& app) { app.copy_chain(); });
  }
}

void events(Scene& scene, const AuditPage& audit) {
  ui::Ui& ui = scene.ui;
  ui::section_heading(ui, scene.tr(Text::audit_events));
  std::string login = audit.login;
  if (ui::search_box(
          ui, {.id = "login", .hint = scene.tr(Text::audit_search), .max_chars = kLoginChars},
          login)) {
    scene.later([login](App& app) { app.set_audit_login(login); });
  }
  if (audit.rows.empty()) {
    if (audit.loading) return ui::loading(ui, scene.tr(Text::reading_audit), 4);
    return ui::sub(ui, audit.login.empty() ? std::string(scene.tr(Text::audit_none))
                                           : scene.tr(Text::audit_none_of, {audit.login}));
  }
  for (const size_t at : ui::rows(ui, {.id = "events",
                                      .label = scene.tr(Text::audit_events),
                                      .count = audit.rows.size(),
                                      .estimate = 68,
                                      .gap = 0})) {
    const SignInRow& row = audit.rows[at];
    const std::string note = joined(scene, {row.time, row.note});
    ui::list_row(ui, {.id = "event",
                      .title = row.title,
                      .note = note,
                      .icon = row.bad ? ui::icons::kWarning : nullptr,
                      .chevron = false,
                      .tappable = false});
  }
  if (audit.more && ui::button(ui, {.id = "older",
                                    .label = scene.tr(Text::audit_older),
                                    .kind = ui::ButtonKind::Secondary,
                                    .busy = audit.loading})) {
    scene.later([](App& app) { app.read_older_sign_ins(); });
  }
}

}  // namespace

void draw_audit_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const AuditPage& audit = scene.app.audit();
  ui::PageSpec spec = page_with_status(scene, "audit");
  spec.title = scene.tr(Text::nav_audit);
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  if (!audit.fault.empty()) {
    // What was read before stands beneath it.
    if (unread(scene, {.fault = audit.fault,
                       .offline = Text::audit_offline,
                       .offline_text = Text::audit_offline_text,
                       .failed = Text::audit_failed})) {
      scene.later([](App& app) { app.read_audit(); });
    }
  }
  if (!audit.chain.hash.empty()) chain(scene, audit.chain);
  if (audit.fault.empty() || !audit.rows.empty()) events(scene, audit);
  follow_page(scene, page);
}

}  // namespace tz::client
