#include "screens/board_matrix.h"

#include <algorithm>
#include <array>

#include "screens/look.h"
#include "ui/container.h"
#include "ui/figures.h"

namespace tz::client {
namespace {

constexpr float kUnitWidth = 116;

// What the shapes mean: a grid has no room for words.
void legend(Scene& scene) {
  struct Entry {
    Light light;
    Text name;
  };
  constexpr std::array kEntries = {
      Entry{Light::red, Text::light_red}, Entry{Light::yellow, Text::light_yellow},
      Entry{Light::green, Text::light_green}, Entry{Light::blue, Text::light_blue},
      Entry{Light::grey, Text::light_grey}};
  const ui::Wrap wrap(scene.ui);
  for (const Entry& entry : kEntries) {
    ui::light_badge(scene.ui, light_of(entry.light), scene.tr(entry.name));
  }
}

}  // namespace

void board_matrix(Scene& scene, const BoardPage& board) {
  board_matrix_part(scene, board, 0, board.matrix.size(), 0);
}

void board_matrix_part(Scene& scene, const BoardPage& board, size_t first, size_t count,
                       float cell_height) {
  ui::Ui& ui = scene.ui;
  const ui::Card card(ui, {.id = "matrix", .gap = ui::kSpace3});
  ui::section_heading(ui, scene.tr(Text::units_by_measures), scene.tr(Text::tap_for_rows));
  std::vector<std::string_view> columns;
  for (const MatrixColumn& column : board.columns) columns.push_back(column.label);
  std::vector<std::string_view> names;
  std::vector<ui::MatrixCell> cells;
  const size_t end = std::min(first + count, board.matrix.size());
  for (size_t i = first; i < end; ++i) {
    const MatrixRow& row = board.matrix[i];
    names.push_back(row.label);
    for (const MatrixCell& cell : row.cells) {
      cells.push_back({.filled = !cell.empty, .light = light_of(cell.light), .label = cell.a11y});
    }
  }
  const std::optional<ui::MatrixTap> tap =
      ui::light_matrix(ui, {.id = "lights",
                            .label = scene.tr(Text::units_by_measures),
                            .columns = columns,
                            .rows = names,
                            .cells = cells,
                            .row_title_width = kUnitWidth,
                            .cell_height = cell_height});
  legend(scene);
  ui::sub(ui, scene.tr(Text::empty_cell_means));
  if (!tap) return;
  const MatrixRow& row = board.matrix[first + static_cast<size_t>(tap->row)];
  scene.go(rows_route(row.cells[static_cast<size_t>(tap->column)].rows));
}

}  // namespace tz::client
