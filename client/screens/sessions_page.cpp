#include "screens/sessions_page.h"

#include "screens/look.h"
#include "screens/publication_parts.h"
#include "screens/unread.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

constexpr float kPageWidth = 720;

void session_card(Scene& scene, const SessionRow& session, bool busy) {
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, session.id);
  const ui::Card card(ui, {.id = "session", .gap = 2});
  if (session.current) {
    ui::line(ui, {ui::pill(scene.tr(Text::session_this), ui::Tone::Green)}, {});
  }
  ui::text(ui, {.text = session.device, .style = ui.theme().lead});
  ui::sub(ui, session.times);
  if (session.current) return;
  const std::string which = joined(scene, {session.device, session.times});
  if (ui::button(ui, {.id = "end",
                      .label = scene.tr(Text::end_session),
                      .kind = ui::ButtonKind::Text,
                      .busy = busy,
                      .compact = true,
                      .description = which})) {
    scene.state.prompt = {
        .kind = Prompt::Kind::end_session, .session = session.id, .subject = which};
    ui.redraw();
  }
}

void end_all(Scene& scene, const SessionsPage& sessions) {
  if (sessions.others < 2 && !(sessions.own && sessions.others > 0)) return;
  const Text words = sessions.own ? Text::end_other_sessions : Text::end_all_sessions;
  if (ui::button(scene.ui, {.id = "end-others",
                            .label = scene.tr(words),
                            .kind = ui::ButtonKind::Danger,
                            .busy = sessions.asked.busy()})) {
    scene.state.prompt = {.kind = sessions.own ? Prompt::Kind::end_other_sessions
                                               : Prompt::Kind::end_all_sessions};
    scene.ui.redraw();
  }
}

void list(Scene& scene, const SessionsPage& sessions) {
  ui::Ui& ui = scene.ui;
  if (!sessions.fault.empty()) {
    if (unread(scene, {.fault = sessions.fault,
                       .offline = Text::sessions_offline,
                       .offline_text = Text::sessions_offline_text,
                       .failed = Text::sessions_failed})) {
      scene.later([](App& app) { app.read_sessions(); });
    }
    return;
  }
  if (sessions.rows.empty()) {
    if (sessions.loading) return ui::loading(ui, scene.tr(Text::reading_sessions), 2);
    return ui::sub(ui, scene.tr(Text::no_sessions));
  }
  ui::sub(ui, scene.tr(sessions.own ? Text::my_sessions_text : Text::sessions_of_text));
  asked_fault(scene, sessions.asked);
  for (const SessionRow& session : sessions.rows) {
    session_card(scene, session, sessions.asked.busy());
  }
  end_all(scene, sessions);
}

}  // namespace

void draw_sessions_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const SessionsPage& sessions = scene.app.sessions();
  const std::string title = sessions.own ? std::string(scene.tr(Text::my_sessions))
                                         : scene.tr(Text::sessions_of, {sessions.whose});
  ui::PageSpec spec = page_with_status(scene, "sessions");
  spec.title = title;
  spec.back = true;
  spec.max_width = ui.is_phone() ? 0 : kPageWidth;
  ui::Page page(ui, spec);
  page.body();
  list(scene, sessions);
  follow_page(scene, page);
}

}  // namespace tz::client
