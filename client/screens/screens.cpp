#include "screens/screens.h"

#include <algorithm>

#include "screens/accountability_page.h"
#include "screens/admin_page.h"
#include "screens/assessed_page.h"
#include "screens/assessment_page.h"
#include "screens/assessments_page.h"
#include "screens/audit_page.h"
#include "screens/banners.h"
#include "screens/board_page.h"
#include "screens/board_wall.h"
#include "screens/circular_page.h"
#include "screens/circulars_page.h"
#include "screens/criteria_page.h"
#include "screens/deed_row.h"
#include "screens/desk_page.h"
#include "screens/export_dialog.h"
#include "screens/import_page.h"
#include "screens/inbox_page.h"
#include "screens/look.h"
#include "screens/me_page.h"
#include "screens/password_dialog.h"
#include "screens/prompts.h"
#include "screens/register_page.h"
#include "screens/report_page.h"
#include "screens/rows_list.h"
#include "screens/second_factor_dialog.h"
#include "screens/sessions_page.h"
#include "screens/sign_in.h"
#include "screens/span_bar.h"
#include "screens/task_list.h"
#include "screens/task_page.h"
#include "ui/feedback.h"
#include "ui/page.h"

namespace tz::client {
namespace {

// A list of this width reads well; the detail beside it needs about as much.
constexpr float kListWidth = 340, kWideListWidth = 420;
constexpr float kLeastDetailWidth = 380;

bool is_root(Page page) {
  return page == Page::tasks || page == Page::inbox || page == Page::board || page == Page::desk ||
         page == Page::me || page == Page::admin || page == Page::audit;
}

bool is_of_a_task(Page page) {
  return page == Page::rows || page == Page::task || page == Page::report;
}

// Gives the ui what depends on the person: words and text size.
void adapt(ui::Ui& ui, const App& app, ScreenState& state) {
  if (!state.lang || *state.lang != app.lang()) {
    state.lang = app.lang();
    const auto word = [&](Text text) { return std::string(tr(app.lang(), text)); };
    ui.set_words({.back = word(Text::back),
                  .close = word(Text::close),
                  .clear = word(Text::clear),
                  .less = word(Text::less),
                  .more = word(Text::more),
                  .previous_rows = word(Text::previous_rows),
                  .next_rows = word(Text::next_rows)});
  }
  const bool wall = is_wall(ui, app);
  if (!wall) state.wall_since_ms = -1;
  const int percent = wall ? kWallTextPercent : app.large() ? ui::kLargeTextPercent : 100;
  if (state.text_percent != percent) {
    state.text_percent = percent;
    ui.set_theme(ui::make_theme(percent));
  }
}

// Remembers which list a task was opened from, and closes what belonged to the page before.
void follow_route(const App& app, ScreenState& state) {
  const Route& route = app.route();
  if (is_root(route.page) || route.page == Page::rows) {
    state.list = route;
    if (route.page != Page::rows) state.list.page = Page::tasks;
  }
  if (state.shown == route) return;
  state.shown = route;
  if (state.prompt.kind != Prompt::Kind::sign_in_again) state.prompt = {};
  state.password = {};
  state.file = {};
  state.admin = {};
  state.importing = {};
  state.exporting = {};
  state.span_days = {};
  state.question.reset();
  state.ranking.clear();
  state.figure.reset();
  state.trial = {};
  state.criteria = {};
  state.scored.reset();
}

ui::NavItem nav_item(Scene& scene, Page page) {
  switch (page) {
    case Page::inbox:
      return {"inbox", scene.tr(Text::nav_inbox), ui::icons::kMessages,
              static_cast<int>(scene.app.inbox().rows.size())};
    case Page::board:
      return {"board", scene.tr(Text::nav_board), ui::icons::kBoard, 0};
    case Page::desk:
      return {"desk", scene.tr(Text::nav_desk), ui::icons::kSchedule, 0};
    case Page::admin:
      return {"admin", scene.tr(Text::nav_admin), ui::icons::kUsers, 0};
    case Page::audit:
      return {"audit", scene.tr(Text::nav_audit), ui::icons::kLog, 0};
    case Page::me:
      return {"me", scene.tr(Text::nav_me), ui::icons::kMe,
              static_cast<int>(scene.app.status().attention)};
    default:
      return {"tasks", scene.tr(Text::nav_tasks), ui::icons::kTasks, 0};
  }
}

void draw_navigation(Scene& scene) {
  const bool whole = scene.app.sees_whole_ledger();
  std::vector<Page> pages = {Page::tasks, Page::inbox, Page::me};
  if (whole) pages = {Page::board, Page::tasks, Page::inbox, Page::desk, Page::me};
  if (scene.app.has_role(Role::admin)) pages.insert(pages.end() - 1, Page::admin);
  if (scene.app.has_role(Role::auditor)) pages.insert(pages.end() - 1, Page::audit);
  const Route& route = scene.app.route();
  const bool from_board = scene.state.list.page == Page::rows && !is_root(route.page);
  const Page lit = from_board ? Page::board : tab_of(route);
  std::vector<ui::NavItem> items;
  int selected = 0;
  for (const Page page : pages) {
    if (page == lit) selected = static_cast<int>(items.size());
    items.push_back(nav_item(scene, page));
  }
  const int tapped = ui::navigation(scene.ui, {.label = scene.tr(Text::navigation),
                                               .brand = scene.tr(Text::brand),
                                               .items = items,
                                               .selected = selected});
  if (tapped < 0) return;
  const Page page = pages[static_cast<size_t>(tapped)];
  scene.later([page](App& app) { app.open_tab(page); });
}

void draw_list(Scene& scene) {
  const Route& list = scene.state.list;
  if (list.page == Page::rows) {
    draw_rows_list(scene, list.rows);
  } else {
    draw_task_list(scene);
  }
}

// What stands beside the list: the task, its form, or the advice to choose one.
void draw_detail(Scene& scene) {
  const Route& route = scene.app.route();
  if (route.page == Page::task) {
    draw_task_page(scene, route.task, true);
    return;
  }
  if (route.page == Page::report) {
    draw_report_page(scene, true);
    return;
  }
  ui::PageSpec spec;
  spec.id = "no-detail";
  spec.title = scene.tr(Text::task);
  ui::Page page(scene.ui, spec);
  page.body();
  scene.ui.gap(ui::kSpace6);
  ui::empty_state(scene.ui, {.id = "empty",
                             .icon = ui::icons::kTasks,
                             .title = scene.tr(Text::choose_task),
                             .text = scene.tr(Text::choose_task_text)});
}

void draw_two_panes(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const float wanted =
      ui.form_factor() == ui::FormFactor::Desktop || ui.theme().large ? kWideListWidth : kListWidth;
  {
    const ui::Pane list(ui, std::min(wanted, ui.region().w * 0.46f), scene.tr(Text::nav_tasks));
    const ui::IdScope scope(ui, "list");
    draw_list(scene);
  }
  const ui::Pane detail(ui, 0, scene.tr(Text::task));
  const ui::IdScope scope(ui, "detail");
  draw_detail(scene);
}

void draw_one_page(Scene& scene) {
  const Route& route = scene.app.route();
  switch (route.page) {
    case Page::tasks:
      draw_task_list(scene);
      break;
    case Page::board:
      draw_board_page(scene);
      break;
    case Page::rows:
      draw_rows_list(scene, route.rows);
      break;
    case Page::task:
      draw_task_page(scene, route.task, false);
      break;
    case Page::report:
      draw_report_page(scene, false);
      break;
    case Page::inbox:
      draw_inbox_page(scene);
      break;
    case Page::desk:
      draw_desk_page(scene);
      break;
    case Page::me:
      draw_me_page(scene);
      break;
    case Page::admin:
      draw_admin_page(scene);
      break;
    case Page::sessions:
      draw_sessions_page(scene);
      break;
    case Page::audit:
      draw_audit_page(scene);
      break;
    case Page::circulars:
      draw_circulars_page(scene);
      break;
    case Page::circular:
      draw_circular_page(scene);
      break;
    case Page::assessments:
      draw_assessments_page(scene);
      break;
    case Page::assessment:
      draw_assessment_page(scene);
      break;
    case Page::assessed:
      draw_assessed_page(scene);
      break;
    case Page::criteria:
      draw_criteria_page(scene);
      break;
    case Page::exposure_register:
      draw_register_page(scene);
      break;
    case Page::accountability:
      draw_accountability_page(scene);
      break;
    case Page::import_plan:
      draw_import_page(scene);
      break;
  }
}

// Told to readers wherever the person is; the pill that is seen says the same.
void tell_status(Scene& scene) {
  const SyncStatus& status = scene.app.status();
  const bool all_there =
      status.mood == SyncStatus::Mood::synced || status.mood == SyncStatus::Mood::live;
  scene.ui.semantics().add(
      {.id = scene.ui.id("sync-status"),
       .role = ui::Role::Status,
       .rect = {0, 0, 1, 1},
       .label = all_there ? std::string(scene.tr(Text::all_synced)) : status.chip});
}

void draw_ready(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const Route& route = scene.app.route();
  follow_route(scene.app, scene.state);
  tell_status(scene);
  if (is_wall(ui, scene.app)) {
    draw_board_wall(scene);
    draw_prompt(scene);
    return;
  }
  const bool with_tabs = !ui.is_phone() || is_root(route.page);
  if (with_tabs) draw_navigation(scene);
  draw_banners(scene);
  const bool has_list = is_of_a_task(route.page) || route.page == Page::tasks;
  const float least = kListWidth + kLeastDetailWidth * (ui.theme().large ? 1.3f : 1.0f);
  if (has_list && !ui.is_phone() && ui.region().w >= least) {
    draw_two_panes(scene);
  } else {
    draw_one_page(scene);
  }
  draw_deed_question(scene);
  draw_export_dialog(scene);
  draw_span_dialog(scene);
  draw_prompt(scene);
}

void draw_starting(Scene& scene) {
  ui::PageSpec spec;
  spec.id = "starting";
  spec.title = scene.tr(Text::app_name);
  ui::Page page(scene.ui, spec);
  page.body();
  ui::loading(scene.ui, scene.tr(Text::starting), 3);
}

}  // namespace

struct Screens::Parts {
  ScreenState state;
};

Screens::Screens() : parts_(std::make_unique<Parts>()) {}
Screens::~Screens() = default;

void Screens::draw(ui::Ui& ui, App& app) {
  ScreenState& state = parts_->state;
  adapt(ui, app, state);
  // A password is kept no longer than it is needed.
  if (!app.password_is_due() && !state.password.open) state.password = {};
  const bool is_held = app.password_is_due() || app.second_factor_is_due();
  if (!app.second_factor_is_due() && !state.second_factor.open) state.second_factor = {};
  if (app.phase() == Phase::ready && (!app.session_expired() || is_held)) {
    state.sign_in = {};
    if (state.prompt.kind == Prompt::Kind::sign_in_again) state.prompt = {};
  }
  for (const Notice& notice : app.take_notices()) ui.toast(notice.text, tone_of(notice.kind));
  Scene scene{ui, app, state, app.lang()};
  switch (app.phase()) {
    case Phase::starting:
      draw_starting(scene);
      break;
    case Phase::signed_out:
      draw_sign_in(scene);
      break;
    case Phase::ready:
      if (app.password_is_due()) {
        draw_starting(scene);
        draw_password_is_due(scene);
      } else if (app.second_factor_is_due()) {
        draw_starting(scene);
        draw_second_factor_is_due(scene);
      } else {
        draw_ready(scene);
      }
      break;
  }
  for (const std::function<void(App&)>& intent : scene.intents) intent(app);
  if (!scene.intents.empty()) ui.redraw();
}

}  // namespace tz::client
