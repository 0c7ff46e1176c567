#include "ui/page.h"

#include <algorithm>

#include "ui/button.h"
#include "ui/text.h"

namespace tz::ui {
namespace {

constexpr float kHeaderTop = 14, kHeaderBottom = 10;

}  // namespace

Pane::Pane(Ui& ui, float width, std::string_view label) : ui_(ui) {
  Rect& region = ui.region();
  const float w = width > 0 ? std::min(width, region.w) : region.w;
  const Rect mine{region.x, region.y, w, region.h};
  region.x += w;
  region.w -= w;
  ui.push_region(mine);
  ui.semantics().open({.id = hash_id(ui.id("pane"), static_cast<uint32_t>(mine.x)),
                       .role = Role::Group,
                       .rect = mine,
                       .label = std::string(label)},
                      {mine.x, mine.y});
  if (region.w > 0) edge_ = true;
}

Pane::~Pane() {
  const Rect mine = ui_.region();
  ui_.pop_region();
  ui_.semantics().close();
  if (edge_) ui_.paint().box({mine.right() - 1, mine.y, 1, mine.h}, palette::kLine);
}

Page::Page(Ui& ui, const PageSpec& spec)
    : ui_(ui),
      region_(ui.region()),
      id_(ui.id(spec.id)),
      max_width_(spec.max_width),
      gap_(spec.gap),
      padded_(spec.padded) {
  ui.push_id(spec.id);
  ui.push_clip(region_);
  ui.semantics().open(
      {.id = id_, .role = Role::Main, .rect = region_, .label = std::string(spec.title)},
      {region_.x, region_.y});
  header_box_ = ui.paint().reserve_box();
  draw_header(spec);
}

void Page::draw_header(const PageSpec& spec) {
  const Theme& theme = ui_.theme();
  const bool at_top = region_.y <= 0;
  float left = region_.x + theme.page_margin;
  const float right = region_.right() - theme.page_margin;
  const float top = region_.y + (at_top ? ui_.input().safe.top : 0) + kHeaderTop;
  if (spec.back) {
    ui_.push_flow(Flow::column(
        {region_.x + kSpace1, top + (theme.title.line - theme.target) / 2, theme.target, 0}, 0));
    back_ = icon_button(ui_, {.id = "back", .icon = icons::kBack, .label = ui_.words().back});
    ui_.pop_flow();
    back_ = back_ || ui_.take_escape();
    left = region_.x + theme.target + kSpace1;
  }
  const bool wide = !ui_.is_phone() && max_width_ == 0;
  TextStyle style = theme.title;
  if (wide && !spec.back) style = {theme.title.size * 1.2f, theme.title.line * 1.15f, style.weight};
  const float room = right - left;
  const float trailing = trailing_width(spec, room);
  const float title_width = ui_.text_width(spec.title, style);
  // Beside the title while that leaves it a line, or most of the line's room; else under it.
  const bool beside =
      title_width + kSpace4 + trailing <= room || (!theme.large && trailing <= room * 0.42f);
  const float title_room = beside && trailing > 0 ? room - trailing - kSpace2 : room;
  const TextLayout& title = ui_.text(spec.title, style, title_room);
  const Rect place{left, top, title.width, title.height()};
  ui_.semantics().add(
      {.role = Role::Heading, .level = 1, .rect = place, .label = std::string(spec.title)});
  ui_.paint().text(title, place, palette::kInk);
  title_right_ = place.right();
  title_top_ = top;
  trailing_left_ = beside ? right - trailing : right;
  const float trailing_top = beside ? top : place.bottom() + kSpace1;
  header_bottom_ = place.bottom();
  if (trailing > 0) {
    const float x = beside ? right - trailing : left;
    header_bottom_ = std::max(header_bottom_, draw_trailing(spec, x, right, trailing_top));
  }
  if (spec.subtitle.empty()) return;
  const float sub_left = spec.back ? left : region_.x + theme.page_margin;
  const TextLayout& words = ui_.text(spec.subtitle, theme.sub, right - sub_left);
  const Rect under{sub_left, header_bottom_ + 2, words.width, words.height()};
  ui_.semantics().add({.role = Role::Text, .rect = under, .label = std::string(spec.subtitle)});
  ui_.paint().text(words, under, palette::kInk2);
  header_bottom_ = under.bottom();
}

/// What stands at the right of the title: a light, pale words, the sync state.
std::array<Piece, 3> Page::trailing_pieces(const PageSpec& spec) {
  return {badge(spec.light != nullptr ? *spec.light : Light::Grey, spec.light_word),
          pale(spec.note), pill(spec.status, spec.status_tone)};
}

float Page::trailing_width(const PageSpec& spec, float room) {
  float width = 0;
  for (const Piece& piece : trailing_pieces(spec)) {
    if (piece.text.empty()) continue;
    width += (width > 0 ? kSpace2 : 0) + size_of(ui_, piece, room).x;
  }
  return width;
}

/// Draws the pieces from `left` on, wrapping at `right`; returns their lower edge.
float Page::draw_trailing(const PageSpec& spec, float left, float right, float top) {
  float x = left, y = top, bottom = top;
  for (const Piece& piece : trailing_pieces(spec)) {
    if (piece.text.empty()) continue;
    const Vec2 size = size_of(ui_, piece, right - left + 0.5f);
    if (x > left && x + size.x > right + 0.5f) {
      x = left;
      y = bottom + kSpace1;
    }
    const float drop = std::max(0.0f, (ui_.theme().title.line - size.y) / 2);
    const Rect place{x, ui_.snap(y + drop), size.x, size.y};
    const bool is_status = piece.kind == Piece::Kind::Pill;
    const Id id = ui_.id("status");
    if (is_status && spec.status_button) {
      status_ = ui_.tappable(id, place, {.role = Role::Button, .label = std::string(spec.status)});
    }
    draw_piece(ui_, piece, place);
    if (is_status && spec.status_button) ui_.draw_press(id, place, place.h / 2);
    x = place.right() + kSpace2;
    bottom = std::max(bottom, place.bottom());
  }
  return bottom;
}

void Page::leave() {
  switch (part_) {
    case Part::Header:
      break;
    case Part::Actions:
    case Part::Top: {
      const Flow done = ui_.pop_flow();
      if (done.used() > 0) header_bottom_ = std::max(header_bottom_, done.area.y + done.used());
      break;
    }
    case Part::Body:
      scroll_.reset();
      break;
    case Part::Bar:
      finish_bar();
      break;
  }
}

void Page::actions() {
  leave();
  part_ = Part::Actions;
  const float margin = ui_.theme().page_margin;
  const float line = ui_.theme().title.line, height = ui_.theme().chip_height;
  const float left = title_right_ + kSpace4;
  const bool beside = !ui_.is_phone() && trailing_left_ - left > 160;
  const Rect area =
      beside ? Rect{left, title_top_ + std::min(0.0f, (line - height) / 2) + 2,
                    trailing_left_ - left - kSpace4, 0}
             : Rect{region_.x + margin, header_bottom_ + kSpace2, region_.w - 2 * margin, 0};
  ui_.push_flow(Flow::wrapping(area, kSpace2));
}

void Page::top() {
  leave();
  part_ = Part::Top;
  const float margin = ui_.theme().page_margin;
  ui_.push_flow(
      Flow::column({region_.x + margin, header_bottom_ + 10, region_.w - 2 * margin, 0}, kSpace2));
}

void Page::finish_header() {
  header_bottom_ += kHeaderBottom;
  const Rect header{region_.x, region_.y, region_.w, header_bottom_ - region_.y};
  ui_.paint().fill_box(header_box_, header, palette::kCard);
  ui_.paint().box({header.x, header.bottom() - 1, header.w, 1}, palette::kLine);
}

void Page::body() {
  leave();
  part_ = Part::Body;
  finish_header();
  bar_id_ = ui_.id("bar");
  const float bar = ui_.kept(bar_id_);
  const Rect view{region_.x, header_bottom_, region_.w,
                  std::max(0.0f, region_.bottom() - header_bottom_ - bar)};
  scroll_.emplace(ui_, ScrollScope::Spec{.id = "body",
                                         .view = view,
                                         .gap = gap_,
                                         .padding_x = padded_ ? ui_.theme().page_margin : 0,
                                         .padding_y = padded_ ? kSpace3 : 0,
                                         .max_width = max_width_});
}

void Page::bar() {
  if (part_ != Part::Body) body();
  leave();
  part_ = Part::Bar;
  const float margin = ui_.theme().page_margin;
  bar_mark_ = ui_.mark();
  bar_box_ = ui_.paint().reserve_box();
  const float room = region_.w - 2 * margin;
  const float width = max_width_ > 0 ? std::min(room, max_width_) : room;
  ui_.semantics().open({.id = bar_id_, .role = Role::Group, .rect = region_},
                       {region_.x, region_.y});
  ui_.push_flow(
      Flow::column({region_.x + margin + (room - width) / 2, region_.y + 10, width, 0}, kSpace2));
}

void Page::finish_bar() {
  const bool at_foot = region_.bottom() >= ui_.input().height;
  const float height =
      ui_.pop_flow().used() + 10 + std::max(kSpace3, at_foot ? ui_.input().safe.bottom : 0);
  ui_.semantics().close();
  ui_.paint().fill_box(bar_box_, {region_.x, region_.y, region_.w, height}, palette::kCard);
  ui_.paint().box({region_.x, region_.y, region_.w, 1}, palette::kLine);
  const float way = region_.h - height;
  ui_.move_since(bar_mark_, 0, way);
  ui_.semantics().resize(bar_id_, region_.w, height);
  ui_.semantics().move(bar_id_, 0, way);
  if (ui_.kept(bar_id_) != height) ui_.redraw();
  ui_.kept(bar_id_) = height;
}

Page::~Page() {
  const bool had_bar = part_ == Part::Bar;
  if (part_ != Part::Body && part_ != Part::Bar) body();
  leave();
  if (!had_bar && ui_.kept(bar_id_) != 0) {
    ui_.kept(bar_id_) = 0;
    ui_.redraw();
  }
  ui_.semantics().close();
  ui_.pop_clip();
  ui_.pop_id();
}

}  // namespace tz::ui
