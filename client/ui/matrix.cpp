#include <algorithm>
#include <cmath>

#include "ui/figures.h"
#include "ui/page.h"

namespace tz::ui {
namespace {

constexpr float kGap = 3, kLeastCell = 23, kMostCell = 44, kCellHeight = 26;

struct Grid {
  float title_width, cell_width, cell_height, head_height;
  float x(size_t column) const { return (cell_width + kGap) * static_cast<float>(column); }
  float y(size_t row) const {
    return head_height + kGap + (cell_height + kGap) * static_cast<float>(row);
  }
};

Grid measure(Ui& ui, const MatrixSpec& spec) {
  const Theme& theme = ui.theme();
  Grid grid{};
  const float scale = static_cast<float>(theme.text_percent) / 100;
  grid.title_width = std::min(spec.row_title_width * scale, ui.width() * 0.4f);
  const auto count = static_cast<float>(std::max<size_t>(1, spec.columns.size()));
  const float fitting = (ui.width() - grid.title_width - kGap * count) / count;
  const float least = theme.large ? theme.target : kLeastCell;
  const float most = std::max(kMostCell, 1.6f * spec.cell_height);
  grid.cell_width = std::clamp(std::floor(fitting), least, std::max(least, most));
  const float height = spec.cell_height > 0 ? spec.cell_height : kCellHeight;
  grid.cell_height = theme.large ? theme.target : height;
  grid.head_height = theme.caption.line;
  return grid;
}

/// The lights of one row; returns the column tapped, or -1.
int draw_cells(Ui& ui, const MatrixSpec& spec, const Grid& grid, Vec2 origin, size_t row) {
  int tapped = -1;
  const float shape = std::round(ui.theme().shape * 1.1f);
  for (size_t column = 0; column < spec.columns.size(); ++column) {
    const size_t at = row * spec.columns.size() + column;
    if (at >= spec.cells.size() || !spec.cells[at].filled) continue;
    const MatrixCell& cell = spec.cells[at];
    const Rect place{origin.x + grid.x(column), origin.y + grid.y(row), grid.cell_width,
                     grid.cell_height};
    const Id id = hash_id(ui.id("cell"), static_cast<uint32_t>(at));
    // Cells lie close together: their targets must not grow over their neighbours.
    ui.semantics().add(
        {.id = id, .role = Role::Button, .rect = place, .label = std::string(cell.label)});
    const Rect reach = ui.visible(place.inset(-kGap / 2));
    if (!reach.empty()) ui.interaction().add_hit({id, reach, HitKind::Tap, ui.paint().layer()});
    if (ui.interaction().take_activation(id)) tapped = static_cast<int>(column);
    if (!ui.is_visible(place)) continue;
    const Tone tone = tone_of(cell.light);
    ui.paint().box(place, wash_of(tone), 4);
    ui.draw_press(id, place, 4);
    ui.paint().shape(shape_of(cell.light),
                     place.inset((place.w - shape) / 2, (place.h - shape) / 2), ink_of(tone));
  }
  return tapped;
}

void draw_row_titles(Ui& ui, const MatrixSpec& spec, const Grid& grid, const Rect& place) {
  for (size_t row = 0; row < spec.rows.size(); ++row) {
    const TextLayout& words =
        ui.text(spec.rows[row], ui.theme().caption, grid.title_width - kSpace2, 2);
    const float y = place.y + grid.y(row) + (grid.cell_height - words.height()) / 2;
    const Rect rect{place.x, y, grid.title_width - kSpace2, words.height()};
    ui.semantics().add(
        {.role = Role::RowHeader, .rect = rect, .label = std::string(spec.rows[row])});
    ui.paint().text(words, rect, palette::kInk2);
  }
}

void draw_column_titles(Ui& ui, const MatrixSpec& spec, const Grid& grid, Vec2 origin) {
  TextStyle style = ui.theme().caption;
  style.size -= 1;
  for (size_t column = 0; column < spec.columns.size(); ++column) {
    const Rect rect{origin.x + grid.x(column), origin.y, grid.cell_width, grid.head_height};
    ui.paint().text(ui.text(spec.columns[column], style, 0, 1), rect, palette::kInk2,
                    Align::Centre);
  }
}

}  // namespace

std::optional<MatrixTap> light_matrix(Ui& ui, const MatrixSpec& spec) {
  const IdScope scope(ui, spec.id);
  const Grid grid = measure(ui, spec);
  const Rect place = ui.take(0, grid.y(spec.rows.size()) - kGap);
  ui.semantics().open(
      {.id = ui.id("matrix"), .role = Role::Group, .rect = place, .label = std::string(spec.label)},
      {place.x, place.y});
  draw_row_titles(ui, spec, grid, place);
  const Rect view{place.x + grid.title_width, place.y, place.w - grid.title_width, place.h};
  std::optional<MatrixTap> tapped;
  {
    ScrollScope scroll(ui, {.id = "pan", .view = view, .horizontal = true});
    scroll.set_extent(grid.x(spec.columns.size()) - kGap);
    const Vec2 origin{ui.flow().area.x, place.y};
    draw_column_titles(ui, spec, grid, origin);
    for (size_t row = 0; row < spec.rows.size(); ++row) {
      const int column = draw_cells(ui, spec, grid, origin, row);
      if (column >= 0) tapped = MatrixTap{static_cast<int>(row), column};
    }
  }
  ui.semantics().close();
  return tapped;
}

}  // namespace tz::ui
