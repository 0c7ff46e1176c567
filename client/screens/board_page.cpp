#include "screens/board_page.h"

#include "screens/board_figures.h"
#include "screens/board_matrix.h"
#include "screens/board_progress.h"
#include "screens/export_dialog.h"
#include "screens/look.h"
#include "screens/plan_choice.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

// From here on the matrix stands beside the units' list, as on a desk.
constexpr float kDeskWidth = 900;
// From here on there is a matrix at all.
constexpr float kMatrixWidth = 560;

void narrow(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  board_lights(scene, board);
  board_reporting(scene, board);
  board_course(scene, board);
  board_attention(scene, board);
  board_latest(scene, board);
  const bool roomy = ui.width() >= kMatrixWidth && !board.matrix.empty();
  if (roomy) board_matrix(scene, board);
  board_units(scene, board);
  board_measures(scene, board);
}

// As on a wall: the grid of lights large, beside it what is new.
void desk(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  board_lights(scene, board);
  const bool has_matrix = !board.matrix.empty();
  {
    ui::Columns columns(ui, {1.35f, 1}, ui::kSpace3);
    columns.next();
    if (has_matrix) {
      board_matrix(scene, board);
    } else {
      board_measures(scene, board);
    }
    columns.next();
    board_reporting(scene, board);
    board_course(scene, board);
    board_attention(scene, board);
    board_latest(scene, board);
  }
  ui::Columns columns(ui, 2, ui::kSpace3);
  columns.next();
  board_units(scene, board);
  if (!has_matrix) return;
  columns.next();
  board_measures(scene, board);
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
  page.actions();
  export_action(scene);
  if (scene.app.has_role(Role::office)) {
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
    plan_choice(scene, board.plans, board.plan);
    const bool desk_wide = ui.width() >= kDeskWidth && !ui.theme().large;
    desk_wide ? desk(scene, board) : narrow(scene, board);
  }
  follow_page(scene, page);
}

}  // namespace tz::client
