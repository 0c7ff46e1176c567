#include "screens/board_page.h"

#include "screens/board_figures.h"
#include "screens/board_matrix.h"
#include "screens/board_progress.h"
#include "screens/board_wall.h"
#include "screens/export_dialog.h"
#include "screens/look.h"
#include "screens/span_bar.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

// From here on cards stand side by side, as on a desk.
constexpr float kDeskWidth = 900;
// From here on there is a matrix at all.
constexpr float kMatrixWidth = 560;
constexpr float kChartHeight = 170;
constexpr float kDeskChartHeight = 215;

// What keeps its height stands above what grows and shrinks with the news, so that a change moves
// nothing that somebody reads.
void narrow(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  board_lights(scene, board);
  board_reporting(scene, board);
  board_course(scene, board, kChartHeight);
  board_deadlines(scene, board);
  board_ageing(scene, board);
  const bool roomy = ui.width() >= kMatrixWidth && !board.matrix.empty();
  if (roomy) board_matrix(scene, board);
  board_measures(scene, board);
  board_ranking(scene, board);
  board_attention(scene, board);
  board_last_sync(scene, board);
  board_latest(scene, board);
  // The first screen of a phone is for figures.
  if (ui.is_phone()) export_action(scene);
}

void desk(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  board_lights(scene, board);
  {
    ui::Columns columns(ui, {1.35f, 1}, ui::kSpace3);
    columns.next();
    board_course(scene, board, kDeskChartHeight);
    board_deadlines(scene, board);
    columns.next();
    board_reporting(scene, board);
    board_ageing(scene, board);
  }
  if (!board.matrix.empty()) board_matrix(scene, board);
  ui::Columns columns(ui, 2, ui::kSpace3);
  columns.next();
  board_ranking(scene, board);
  board_last_sync(scene, board);
  columns.next();
  board_measures(scene, board);
  board_attention(scene, board);
  board_latest(scene, board);
}

void actions(Scene& scene, ui::Page& page) {
  ui::Ui& ui = scene.ui;
  page.actions();
  if (may_be_wall(ui) && ui::button(ui, {.id = "full-screen",
                                         .label = scene.tr(Text::full_screen),
                                         .kind = ui::ButtonKind::Secondary,
                                         .icon = ui::icons::kExpand,
                                         .compact = true})) {
    scene.later([](App& app) { app.set_full_screen(true); });
  }
  if (!ui.is_phone()) export_action(scene);
  if (!scene.app.has_role(Role::office)) return;
  if (ui::button(ui, {.id = "import",
                      .label = scene.tr(Text::import_plan),
                      .kind = ui::ButtonKind::Secondary,
                      .icon = ui::icons::kPlan,
                      .compact = true})) {
    Route route;
    route.page = Page::import_plan;
    scene.go(route);
  }
}

}  // namespace

void draw_board_page(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const BoardPage& board = scene.app.board();
  const bool phone = ui.is_phone();
  const std::string subtitle =
      phone ? joined(scene, {board.title, board.subtitle}) : board.subtitle;
  ui::PageSpec spec = page_with_status(scene, "board");
  spec.title =
      phone || board.title.empty() ? scene.tr(Text::nav_board) : std::string_view(board.title);
  spec.subtitle = subtitle;
  spec.gap = phone ? 10.0f : ui::kSpace3;
  ui::Page page(ui, spec);
  actions(scene, page);
  page.body();
  // Figures of half a ledger would be wrong ones.
  const bool downloading = scene.app.task_list().loading;
  if (downloading) {
    const std::string words = download_words(scene);
    ui::sub(ui, words);
    ui::loading(ui, words, 4);
  } else if (board.empty) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = ui::icons::kBoard,
                         .title = scene.tr(Text::board_empty),
                         .text = board.empty_sentence});
  } else {
    span_bar(scene, board.choices);
    const bool desk_wide = ui.width() >= kDeskWidth && !ui.theme().large;
    desk_wide ? desk(scene, board) : narrow(scene, board);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
