#include "ui/feedback.h"

#include <algorithm>
#include <cmath>

#include "ui/button.h"
#include "ui/container.h"
#include "ui/text.h"

namespace tz::ui {

BannerTap banner(Ui& ui, const BannerSpec& spec) {
  const Theme& theme = ui.theme();
  const IdScope scope(ui, spec.id);
  const Flow& flow = ui.flow();
  const Rect top{flow.area.x, flow.next_y(), flow.area.w, 0};
  const Painter::Mark box = ui.paint().reserve_box();
  const float side = std::round(theme.body.line * 0.83f);
  const float lead = spec.icon != nullptr ? side + kSpace2 : 0;
  const float close = spec.closable ? theme.target : 0;
  const float room = top.w - 2 * kSpace3 - lead - close;
  const TextLayout& words = ui.text(spec.text, theme.body, room);
  const Rect place{top.x + kSpace3 + lead, top.y + 10, room, words.height()};
  const Color ink = ink_of(spec.tone);
  ui.semantics().add({.id = ui.id("text"),
                      .role = spec.tone == Tone::Red ? Role::Alert : Role::Status,
                      .rect = place,
                      .label = std::string(spec.text)});
  ui.paint().text(words, place, spec.tone == Tone::Neutral ? palette::kInk : ink);
  if (spec.icon != nullptr) {
    ui.paint().icon(spec.icon,
                    {top.x + kSpace3, place.y + (theme.body.line - side) / 2, side, side}, ink);
  }
  BannerTap tap = BannerTap::None;
  float bottom = place.bottom() + 10;
  if (!spec.action.empty()) {
    ui.push_flow(Flow::column({place.x - kSpace2, place.bottom(), room + kSpace2, 0}, 0));
    if (button(ui, {.id = "action", .label = spec.action, .kind = ButtonKind::Text})) {
      tap = BannerTap::Action;
    }
    bottom = place.bottom() + ui.pop_flow().used() + 2;
  }
  if (spec.closable) {
    ui.push_flow(Flow::column({top.right() - close, top.y, close, 0}, 0));
    if (icon_button(
            ui, {.id = "close", .icon = icons::kClose, .label = ui.words().close, .color = ink})) {
      tap = BannerTap::Close;
    }
    bottom = std::max(bottom, top.y + ui.pop_flow().used());
  }
  ui.paint().fill_box(box, {top.x, top.y, top.w, bottom - top.y}, wash_of(spec.tone), kRadiusField);
  ui.take(0, bottom - top.y);
  return tap;
}

bool empty_state(Ui& ui, const EmptySpec& spec) {
  const Theme& theme = ui.theme();
  const IdScope scope(ui, spec.id);
  const float side = 56;
  const Rect space = ui.take(0, side + 64);
  if (spec.icon != nullptr) {
    const Rect disc{space.x + (space.w - side - 24) / 2, space.bottom() - side - 24, side + 24,
                    side + 24};
    ui.paint().shape(Shape::Circle, disc, wash_of(Tone::Grey));
    ui.paint().icon(spec.icon, disc.inset(24), palette::kInk3);
  }
  ui.gap(kSpace2);
  text(ui, {.text = spec.title, .style = theme.headline, .align = Align::Centre, .heading = 2});
  if (!spec.text.empty()) {
    text(ui,
         {.text = spec.text, .style = theme.body, .color = palette::kInk2, .align = Align::Centre});
  }
  if (spec.action.empty()) return false;
  ui.gap(kSpace2);
  const Flow& flow = ui.flow();
  const float width = std::min(flow.area.w, 280.0f);
  ui.push_flow(Flow::column({flow.area.x + (flow.area.w - width) / 2, flow.next_y(), width, 0}, 0));
  const bool tapped =
      button(ui, {.id = "action", .label = spec.action, .kind = ButtonKind::Secondary});
  const float used = ui.pop_flow().used();
  ui.take(0, used);
  return tapped;
}

void loading(Ui& ui, std::string_view label, int rows) {
  const Theme& theme = ui.theme();
  const Color bar = wash_of(Tone::Grey);
  ui.semantics().add({.role = Role::Status,
                      .state = kBusy,
                      .rect = {ui.flow().area.x, ui.flow().next_y(), ui.width(), theme.row},
                      .label = std::string(label)});
  for (int i = 0; i < rows; ++i) {
    Card card(ui, {.gap = 10});
    const float parts[] = {0.28f, 0.92f, 0.64f};
    for (const float part : parts) {
      const Rect place = ui.take(0, theme.body.size);
      ui.paint().box({place.x, place.y, place.w * part, place.h}, bar, 4);
    }
  }
}

Dialog::Dialog(Ui& ui, const DialogSpec& spec) : ui_(ui), id_(ui.id(spec.id)) {
  const Theme& theme = ui.theme();
  ui.push_id(spec.id);
  ui.push_layer();
  screen_ = {0, 0, ui.input().width, ui.input().height};
  sheet_ = ui.is_phone();
  Interaction& interaction = ui.interaction();
  const int layer = ui.paint().layer();
  const Id scrim = ui.id("scrim");
  interaction.add_hit({id_, screen_, HitKind::Block, layer});
  if (spec.closable) interaction.add_hit({scrim, screen_, HitKind::Tap, layer});
  closed_ = spec.closable && (interaction.take_activation(scrim) || ui.take_escape());
  ui.paint().box(screen_, palette::kScrim);

  mark_ = ui.mark();
  const float width = sheet_ ? screen_.w : std::min(spec.max_width, screen_.w - 64);
  panel_ = {(screen_.w - width) / 2, 0, width, 0};
  panel_hit_ = interaction.hit_mark();
  interaction.add_hit({id_, {}, HitKind::Block, layer});
  box_ = ui.paint().reserve_box();
  // By the id that it got: its own may be another widget's as well.
  ui.semantics().show_only(ui.semantics().open({.id = id_,
                                                .role = Role::Dialog,
                                                .state = kModal,
                                                .rect = panel_,
                                                .label = std::string(spec.title)},
                                               {panel_.x, panel_.y}));
  ui.push_clip(screen_, true);
  draw_head(spec);

  // The body scrolls once it is taller than the screen allows.
  const float foot = ui.kept(ui.id("foot"));
  body_view_ = std::max(theme.row, screen_.h * (sheet_ ? 0.88f : 0.8f) - body_top_ - foot);
  scroll_id_ = ui.id("body");
  ScrollArea& area = interaction.scroll_area(scroll_id_);
  if (!area.was_used) area.offset = {};
  scroll_.emplace(ui, ScrollScope::Spec{.id = "body",
                                        .view = {panel_.x, body_top_, panel_.w, body_view_},
                                        .gap = spec.gap,
                                        .padding_x = kSpace4,
                                        .padding_y = kSpace1});
  if (!spec.text.empty()) body(ui, spec.text);
}

void Dialog::draw_head(const DialogSpec& spec) {
  const Theme& theme = ui_.theme();
  const float close = spec.closable ? theme.target : 0;
  const float top = panel_.y + (sheet_ ? 20.0f : 18.0f);
  if (sheet_) ui_.paint().box({panel_.centre().x - 18, panel_.y + 8, 36, 4}, palette::kLine, 2);
  const TextLayout& title = ui_.text(spec.title, theme.headline, panel_.w - 2 * kSpace4 - close);
  const Rect place{panel_.x + kSpace4, top, title.width, title.height()};
  ui_.semantics().add(
      {.role = Role::Heading, .level = 2, .rect = place, .label = std::string(spec.title)});
  ui_.paint().text(title, place, palette::kInk);
  if (spec.closable) {
    ui_.push_flow(Flow::column(
        {panel_.right() - close - kSpace1, top + (theme.headline.line - close) / 2, close, 0}, 0));
    closed_ = icon_button(ui_, {.id = "close",
                                .icon = icons::kClose,
                                .label = ui_.words().close,
                                .color = palette::kInk2}) ||
              closed_;
    ui_.pop_flow();
  }
  body_top_ = std::max(place.bottom(), top + close / 2) + kSpace2;
}

void Dialog::end_body() {
  const float used = ui_.flow().used() + 2 * kSpace1;
  scroll_.reset();
  body_view_ = std::min(body_view_, used);
}

void Dialog::bar() {
  end_body();
  in_bar_ = true;
  bar_top_ = body_top_ + body_view_ + kSpace2;
  ui_.push_flow(Flow::column({panel_.x + kSpace4, bar_top_, panel_.w - 2 * kSpace4, 0}, kSpace2));
}

Dialog::~Dialog() {
  const float edge = kSpace4 + (sheet_ ? ui_.input().safe.bottom : 0);
  float foot = edge;
  if (in_bar_) {
    foot += ui_.pop_flow().used() + kSpace2;
  } else {
    end_body();
  }
  float& kept_foot = ui_.kept(ui_.id("foot"));
  if (kept_foot != foot) ui_.redraw();
  kept_foot = foot;
  panel_.h = body_top_ + body_view_ + foot;
  ui_.semantics().close();
  ui_.pop_clip();
  // On a sheet the lower corners lie below the screen's edge.
  const float hidden = sheet_ ? 20.0f : 0.0f;
  ui_.paint().fill_box(box_, {panel_.x, panel_.y, panel_.w, panel_.h + hidden}, palette::kCard, 16);
  ui_.interaction().set_hit_rect(panel_hit_, panel_);
  const float way =
      ui_.snap(sheet_ ? screen_.h - panel_.h : std::max(16.0f, (screen_.h - panel_.h) * 0.42f));
  ui_.move_since(mark_, 0, way);
  ui_.semantics().resize(id_, panel_.w, panel_.h);
  ui_.semantics().move(id_, 0, way);
  ScrollArea& area = ui_.interaction().scroll_area(scroll_id_);
  area.view = area.view.moved(0, way);
  ui_.pop_layer();
  ui_.pop_id();
}

}  // namespace tz::ui
