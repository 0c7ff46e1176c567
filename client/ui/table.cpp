#include <algorithm>

#include "ui/container.h"
#include "ui/figures.h"

namespace tz::ui {
namespace {

constexpr float kCellGap = 12;

/// A cell's words, or its light; returns its height. Draws only where `draw`.
float cell_content(Ui& ui, const Cell& cell, const Rect& place, Align align, bool draw) {
  if (cell.light != nullptr) {
    const Piece piece = badge(*cell.light, cell.text);
    const Vec2 size = size_of(ui, piece, place.w);
    if (draw) draw_piece(ui, piece, {place.x, place.y + (place.h - size.y) / 2, size.x, size.y});
    return size.y;
  }
  const TextStyle& style = cell.strong ? ui.theme().strong : ui.theme().body;
  const TextLayout& words = ui.text(cell.text, style, place.w);
  if (draw) {
    const Color ink = cell.tone == Tone::Neutral ? palette::kInk : ink_of(cell.tone);
    ui.paint().text(words, {place.x, place.y + (place.h - words.height()) / 2, place.w, 0}, ink,
                    align);
  }
  return words.height();
}

std::string row_label(std::span<const Cell> cells) {
  std::string label;
  for (const Cell& cell : cells) {
    if (cell.text.empty()) continue;
    if (!label.empty()) label += ' ';
    label += cell.text;
  }
  return label;
}

}  // namespace

Table::Table(Ui& ui, const TableSpec& spec) : ui_(ui), spec_(spec), cards_(ui.is_phone()) {
  ui.push_id(spec.id);
  const Flow& flow = ui.flow();
  outer_ = {flow.area.x, flow.next_y(), flow.area.w, 0};
  for (const TableColumn& column : spec.columns) total_ += column.weight;
  node_ = ui.semantics().open({.id = ui.id("table"),
                               .role = cards_ ? Role::List : Role::Table,
                               .rect = outer_,
                               .label = std::string(spec.label)},
                              {outer_.x, outer_.y});
  if (cards_) {
    ui.push_flow(Flow::column(outer_, 10));
    return;
  }
  box_ = ui.paint().reserve_box();
  ui.push_flow(Flow::column(outer_, 0));
  draw_head();
}

void Table::draw_head() {
  const Theme& theme = ui_.theme();
  float height = 0;
  for (size_t i = 0; i < spec_.columns.size(); ++i) {
    const Rect place = cell_rect(i, {outer_.x, 0, outer_.w, 0});
    height = std::max(height, ui_.text(spec_.columns[i].title, theme.sub, place.w).height());
  }
  const Rect row = ui_.take(0, height + 2 * kSpace2);
  ui_.semantics().open({.id = ui_.id("head"), .role = Role::Row, .rect = row}, {row.x, row.y});
  for (size_t i = 0; i < spec_.columns.size(); ++i) {
    const Rect place = cell_rect(i, row);
    ui_.semantics().add(
        {.role = Role::ColumnHeader, .rect = place, .label = std::string(spec_.columns[i].title)});
    const TextLayout& words = ui_.text(spec_.columns[i].title, theme.sub, place.w);
    ui_.paint().text(words, place.inset(0, kSpace2), palette::kInk2, spec_.columns[i].align);
  }
  ui_.semantics().close();
  ui_.paint().box({row.x, row.bottom() - 1, row.w, 1}, palette::kLine);
}

Rect Table::cell_rect(size_t column, const Rect& row) const {
  const float padding = ui_.theme().card_padding;
  const float room = row.w - 2 * padding - kCellGap * static_cast<float>(spec_.columns.size() - 1);
  float x = row.x + padding;
  for (size_t i = 0; i < column; ++i) x += room * spec_.columns[i].weight / total_ + kCellGap;
  return {x, row.y, room * spec_.columns[column].weight / total_, row.h};
}

bool Table::row(std::string_view id, std::span<const Cell> cells) {
  return cards_ ? card_row(id, cells) : wide_row(id, cells);
}

bool Table::row(std::string_view id, std::initializer_list<Cell> cells) {
  return row(id, std::span<const Cell>(cells.begin(), cells.size()));
}

bool Table::wide_row(std::string_view id, std::span<const Cell> cells) {
  const size_t count = std::min(cells.size(), spec_.columns.size());
  float height = 0;
  for (size_t i = 0; i < count; ++i) {
    const Rect place = cell_rect(i, {outer_.x, 0, outer_.w, 0});
    height = std::max(height, cell_content(ui_, cells[i], place, Align::Start, false));
  }
  const Rect row = ui_.take(0, std::max(ui_.theme().row, height + 2 * kSpace2));
  const Id node = hash_id(ui_.id("row"), ++count_);
  ui_.semantics().open({.id = node, .role = Role::Row, .rect = row}, {row.x, row.y});
  bool tapped = false;
  if (!id.empty()) {
    const Id button = ui_.id(id);
    tapped = ui_.tappable(button, row, {.role = Role::Button, .label = row_label(cells)});
    ui_.draw_press(button, row, 0);
  }
  const bool draw = ui_.is_visible(row);
  for (size_t i = 0; i < count; ++i) {
    const Rect place = cell_rect(i, row);
    // A badge tells the mirror itself.
    if (cells[i].light == nullptr) {
      ui_.semantics().add({.role = Role::Cell, .rect = place, .label = std::string(cells[i].text)});
    }
    if (draw) cell_content(ui_, cells[i], place, spec_.columns[i].align, true);
  }
  ui_.semantics().close();
  if (draw) {
    ui_.paint().box({row.x, row.bottom() - 1, row.w, 1}, palette::kLine);
  }
  return tapped;
}

bool Table::card_row(std::string_view id, std::span<const Cell> cells) {
  const IdScope scope(ui_, ++count_);
  const std::string label = row_label(cells);
  Card card(ui_, {.id = id, .label = label, .tappable = !id.empty(), .gap = 3});
  for (size_t i = 0; i < cells.size() && i < spec_.columns.size(); ++i) {
    const Cell& cell = cells[i];
    if (cell.text.empty()) continue;
    if (i == 0 && cell.light == nullptr) {
      text(ui_, {.text = cell.text, .style = ui_.theme().strong});
      continue;
    }
    const Piece value = cell.light != nullptr ? badge(*cell.light, cell.text)
                        : cell.strong         ? strong(cell.text, cell.tone)
                                              : plain(cell.text, cell.tone);
    line(ui_, {pale(spec_.columns[i].title)}, {value});
  }
  return card.tapped();
}

Table::~Table() {
  const float used = ui_.pop_flow().used();
  outer_.h = used;
  ui_.take(0, used);
  ui_.semantics().close();
  ui_.semantics().resize(node_, outer_.w, used);
  if (!cards_) ui_.paint().fill_box(box_, outer_, palette::kCard, kRadiusCard, palette::kLine);
  ui_.pop_id();
}

}  // namespace tz::ui
