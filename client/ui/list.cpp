#include "ui/list.h"

#include <algorithm>
#include <cmath>

namespace tz::ui {

bool list_row(Ui& ui, const RowSpec& spec) {
  const Theme& theme = ui.theme();
  const Id id = ui.id(spec.id);
  const float lead = spec.icon != nullptr    ? theme.icon + kSpace3
                     : spec.light != nullptr ? theme.shape + kSpace2
                                             : 0;
  const float arrow = std::round(theme.icon * 0.67f);
  const float chevron = spec.chevron && spec.tappable ? arrow + kSpace1 : 0;
  const float room = ui.width() - lead - chevron;
  const Piece trailing = spec.piece.text.empty() ? pale(spec.trailing) : spec.piece;
  const Vec2 end = trailing.text.empty() ? Vec2{} : size_of(ui, trailing, room * 0.5f);
  // Words keep more than half of the row; in large type what trails goes under them.
  const bool under = end.x > room * 0.45f;
  const float words_room = under ? room : room - (end.x > 0 ? end.x + kSpace2 : 0);
  const TextLayout& title = ui.text(spec.title, theme.body, words_room);
  const TextLayout* note = spec.note.empty() ? nullptr : &ui.text(spec.note, theme.sub, words_room);
  const float words =
      title.height() + (note != nullptr ? note->height() : 0) + (under ? end.y + kSpace1 : 0);
  const Rect rect = ui.take(0, std::max({theme.row, words + 2 * kSpace2 + 4, end.y + kSpace2}));
  bool tapped = false;
  const std::string label = spec.light_word.empty()
                                ? std::string(spec.title)
                                : std::string(spec.light_word) + " " + std::string(spec.title);
  if (spec.tappable) {
    tapped = ui.tappable(id, rect,
                         {.role = Role::Button,
                          .state = spec.selected ? kSelected : 0u,
                          .label = label,
                          .description = std::string(spec.note)});
  } else {
    ui.semantics().add({.role = Role::Text, .rect = rect, .label = label});
  }
  if (!ui.is_visible(rect)) return tapped;
  if (spec.selected) ui.paint().box(rect, palette::kAccentWash, kRadiusTag);
  if (spec.tappable) ui.draw_press(id, rect, kRadiusTag);
  const float top = rect.y + (rect.h - words) / 2;
  if (spec.icon != nullptr) {
    ui.paint().icon(spec.icon, {rect.x, rect.y + (rect.h - theme.icon) / 2, theme.icon, theme.icon},
                    palette::kInk2);
  } else if (spec.light != nullptr) {
    ui.paint().shape(shape_of(*spec.light),
                     {rect.x, top + (theme.body.line - theme.shape) / 2, theme.shape, theme.shape},
                     ink_of(tone_of(*spec.light)));
  }
  const float x = rect.x + lead;
  ui.paint().text(title, {x, top, words_room, title.height()}, palette::kInk);
  float y = top + title.height();
  if (note != nullptr) {
    ui.paint().text(*note, {x, y, words_room, note->height()}, palette::kInk2);
    y += note->height();
  }
  if (end.x > 0) {
    draw_piece(
        ui, trailing,
        under ? Rect{x, y + kSpace1, end.x, end.y}
              : Rect{rect.right() - chevron - end.x, rect.y + (rect.h - end.y) / 2, end.x, end.y});
  }
  if (chevron > 0) {
    ui.paint().icon(icons::kForward,
                    {rect.right() - arrow, rect.centre().y - arrow / 2, arrow, arrow},
                    palette::kInk3);
  }
  ui.paint().box({x, rect.bottom() - 1, rect.right() - x, 1}, palette::kLine);
  return tapped;
}

Rows::Rows(Ui& ui, const RowsSpec& spec)
    : ui_(ui), id_(ui.id(spec.id)), count_(spec.count), gap_(spec.gap) {
  ui.push_id(spec.id);
  const Flow& flow = ui.flow();
  area_ = {flow.area.x, flow.next_y(), flow.area.w, 0};
  HeightIndex& heights = ui.heights(id_);
  // Measured in another width, heights mean nothing.
  float& width = ui.kept(ui.id("width"));
  if (width != area_.w) heights.reset(count_, spec.estimate + gap_);
  width = area_.w;
  heights.resize(count_, spec.estimate + gap_);
  ui.semantics().open({.id = id_,
                       .role = Role::List,
                       .value_max = static_cast<int>(count_),
                       .rect = area_,
                       .label = std::string(spec.label)},
                      {area_.x, area_.y});
  const Rect seen = ui.visible({area_.x, -1e6f, area_.w, 2e6f});
  if (count_ > 0 && seen.h > 0) {
    const float from = std::max(0.0f, seen.y - area_.y);
    const float to = seen.bottom() - area_.y;
    first_ = heights.row_at(from);
    last_ = to <= 0 ? first_ : heights.row_at(to) + 1;
  }
  view_top_ = seen.y;
  view_height_ = seen.h;
  mark_ = ui.mark();
  if (first_ > 0 && page_button("before", ui.words().previous_rows)) scroll_ -= view_height_;
}

/// For those who cannot scroll: another screenful of rows, told to the mirror alone.
bool Rows::page_button(std::string_view id, const std::string& words) {
  const Id button = ui_.id(id);
  ui_.semantics().add({.id = button,
                       .role = Role::Button,
                       .rect = {area_.x, view_top_, area_.w, 1},
                       .label = words});
  return ui_.interaction().take_activation(button);
}

Rows::Iterator Rows::begin() {
  Flow& flow = ui_.flow();
  flow.y = area_.y + ui_.heights(id_).offset(first_);
  if (first_ < last_) open_row(first_);
  return {this, first_};
}

Rows::Iterator& Rows::Iterator::operator++() {
  rows_->close_row(row_);
  ++row_;
  // Rows that turn out lower than they were thought leave room for more.
  const bool room = row_ == rows_->last_ && row_ < rows_->count_ &&
                    rows_->ui_.flow().y < rows_->view_top_ + rows_->view_height_;
  if (room) ++rows_->last_;
  if (row_ < rows_->last_) rows_->open_row(row_);
  return *this;
}

void Rows::open_row(size_t row) {
  Flow& flow = ui_.flow();
  flow.first = true;
  row_top_ = flow.y;
  ui_.push_id(static_cast<uint32_t>(row));
  row_node_ = ui_.id("row");
  ui_.semantics().open({.id = row_node_,
                        .role = Role::ListItem,
                        .level = static_cast<int>(row) + 1,
                        .rect = {area_.x, row_top_, area_.w, 0}},
                       {area_.x, row_top_});
}

void Rows::close_row(size_t row) {
  Flow& flow = ui_.flow();
  ui_.semantics().close();
  ui_.semantics().resize(row_node_, area_.w, flow.y - row_top_);
  ui_.pop_id();
  flow.y += gap_;
  const float change = ui_.heights(id_).set(row, flow.y - row_top_);
  if (row_top_ < view_top_) shift_ += change;
}

Rows::~Rows() {
  if (last_ < count_ && page_button("after", ui_.words().next_rows)) scroll_ += view_height_;
  const float total = std::max(0.0f, ui_.heights(id_).offset(count_) - gap_);
  ui_.semantics().close();
  ui_.semantics().resize(id_, area_.w, total);
  ui_.pop_id();
  Flow& flow = ui_.flow();
  flow.y = area_.y + total;
  flow.first = false;
  if (shift_ == 0 && scroll_ == 0) return;
  // A row that starts above the view and is taller than it was thought must not push down what the
  // person is reading: the content is drawn that much higher, and stays so by its scroll offset.
  if (ui_.scroll_by(shift_ + scroll_) && shift_ != 0) ui_.move_since(mark_, 0, -shift_);
}

}  // namespace tz::ui
