#include "screens/board_wall.h"

#include <algorithm>
#include <cmath>

#include "screens/board_figures.h"
#include "screens/board_matrix.h"
#include "screens/board_progress.h"
#include "screens/look.h"
#include "ui/button.h"
#include "ui/container.h"

namespace tz::client {
namespace {

constexpr float kWallWidth = 1280;
constexpr double kTurnMs = 20'000;  // long enough to read a page from across a room
constexpr float kCellHeight = 38;   // of the grid of lights
constexpr float kCellGap = 3;
constexpr float kMatrixRest = 190;    // heading, column titles, legend and padding of its card
constexpr float kChartHeight = 300;   // at least
constexpr float kOverviewRest = 300;  // beside the chart in its column: its head, the deadlines
constexpr float kCardRest = 40;       // padding of a card
constexpr size_t kRankColumns = 2;

size_t pages_for(size_t rows, size_t fitting) {
  return fitting == 0 ? 0 : (rows + fitting - 1) / fitting;
}

// How many rows of `height` there is room for beneath what is drawn already; at least one.
size_t fitting_rows(const ui::Ui& ui, float used, float height) {
  return static_cast<size_t>(std::max(1.0f, std::floor((ui.input().height - used) / height)));
}

// The chart takes what height there is.
void overview(Scene& scene, const BoardPage& board, float used) {
  const float chart = std::max(kChartHeight, scene.ui.input().height - used - kOverviewRest);
  ui::Columns columns(scene.ui, {1.25f, 1}, ui::kSpace4);
  columns.next();
  board_course(scene, board, chart);
  board_deadlines(scene, board);
  columns.next();
  board_reporting(scene, board);
  board_ageing(scene, board);
}

void ranking(Scene& scene, const BoardPage& board, size_t first, size_t in_column) {
  ui::section_heading(scene.ui, scene.tr(Text::unit_ranking));
  ui::Columns columns(scene.ui, static_cast<int>(kRankColumns), ui::kSpace4);
  for (size_t i = 0; i < kRankColumns; ++i) {
    columns.next();
    const size_t begin = first + i * in_column;
    if (begin < board.ranking.size()) board_ranking_part(scene, board, begin, in_column);
  }
}

// The page that is due, and when the next one will be.
size_t turned_to(Scene& scene, size_t pages) {
  double& since = scene.state.wall_since_ms;
  const double now = scene.ui.now_ms();
  if (since < 0) since = now;
  const double turns = std::floor((now - since) / kTurnMs);
  if (pages > 1) scene.ui.wake_at(since + (turns + 1) * kTurnMs);
  return static_cast<size_t>(turns) % pages;
}

void draw_pages(Scene& scene, const BoardPage& board) {
  ui::Ui& ui = scene.ui;
  board_lights(scene, board);
  const float used = ui.flow().next_y() + ui::kSpace4;
  const float line = ui.theme().strong.line;
  const size_t grid_rows = fitting_rows(ui, used + kMatrixRest + line, kCellHeight + kCellGap);
  const size_t in_column = fitting_rows(ui, used + kCardRest + line, rank_line_height(ui));
  const size_t grids = pages_for(board.matrix.size(), grid_rows);
  const size_t rankings = pages_for(board.ranking.size(), kRankColumns * in_column);
  const size_t page = turned_to(scene, 1 + grids + rankings);
  if (page == 0) return overview(scene, board, used);
  if (page <= grids) {
    return board_matrix_part(scene, board, (page - 1) * grid_rows, grid_rows, kCellHeight);
  }
  ranking(scene, board, (page - 1 - grids) * kRankColumns * in_column, in_column);
}

}  // namespace

bool may_be_wall(const ui::Ui& ui) {
  return ui.input().width >= kWallWidth;
}

bool is_wall(const ui::Ui& ui, const App& app) {
  return app.phase() == Phase::ready && app.full_screen() && app.route().page == Page::board &&
         may_be_wall(ui);
}

void draw_board_wall(Scene& scene) {
  ui::Ui& ui = scene.ui;
  const BoardPage& board = scene.app.board();
  const Instant now = scene.app.now();
  const std::string clock = shanghai_clock(now);
  ui.wake_at(ui.now_ms() + static_cast<double>(kMinuteMs - now.unix_ms % kMinuteMs));
  ui::PageSpec spec = page_with_status(scene, "wall");
  spec.title = board.title;
  const std::string subtitle =
      joined(scene, {board.subtitle, board.choices.narrowing, board.choices.note});
  spec.subtitle = subtitle;
  spec.note = clock;
  spec.status_button = false;
  spec.gap = ui::kSpace4;
  ui::Page page(ui, spec);
  page.actions();
  if (ui::button(ui, {.id = "leave",
                      .label = scene.tr(Text::leave_full_screen),
                      .kind = ui::ButtonKind::Text,
                      .compact = true})) {
    scene.later([](App& app) { app.set_full_screen(false); });
  }
  page.body();
  if (board.empty) {
    ui::sub(ui, board.empty_sentence);
    return;
  }
  draw_pages(scene, board);
}

}  // namespace tz::client
