#include "ui/container.h"

#include <algorithm>

namespace tz::ui {

Card::Card(Ui& ui, const CardSpec& spec)
    : ui_(ui),
      id_(spec.id.empty() ? 0 : ui.id(spec.id)),
      padding_(spec.padding > 0 ? spec.padding : ui.theme().card_padding),
      tappable_(spec.tappable),
      selected_(spec.selected) {
  const Flow& flow = ui.flow();
  outer_ = {flow.area.x, flow.next_y(), flow.area.w, 0};
  box_ = ui.paint().reserve_box();
  if (tappable_) {
    SemanticsNode node{
        .id = id_, .role = Role::Button, .rect = outer_, .label = std::string(spec.label)};
    if (selected_) node.state = kSelected;
    node_ = ui.semantics().add(std::move(node));
    hit_ = ui.interaction().hit_mark();
    ui.interaction().add_hit({id_, {}, HitKind::Tap, ui.paint().layer()});
    tapped_ = ui.interaction().take_activation(id_);
  }
  ui.push_flow(Flow::column({outer_.x + padding_, outer_.y + padding_, outer_.w - 2 * padding_, 0},
                            spec.gap));
}

Card::~Card() {
  outer_.h = ui_.pop_flow().used() + 2 * padding_;
  ui_.take(0, outer_.h);
  Color fill = palette::kCard;
  if (tappable_) {
    ui_.semantics().resize(node_, outer_.w, outer_.h);
    ui_.interaction().set_hit_rect(hit_, ui_.visible(outer_));
    if (ui_.interaction().is_hovered(id_)) fill = {0xfafbfcff};
    if (ui_.interaction().is_pressed(id_)) fill = {0xf0f2f5ff};
  }
  const Color edge = selected_ ? palette::kAccent : palette::kLine;
  ui_.paint().fill_box(box_, outer_, fill, kRadiusCard, edge, selected_ ? 1.5f : 1.0f);
}

Section::Section(Ui& ui, float gap) : ui_(ui) {
  const Flow& flow = ui.flow();
  outer_ = {flow.area.x, flow.next_y(), flow.area.w, 0};
  box_ = ui.paint().reserve_box();
  const float margin = ui.theme().page_margin;
  ui.push_flow(Flow::column(
      {outer_.x + margin, outer_.y + ui.theme().card_padding, outer_.w - 2 * margin, 0}, gap));
}

Section::~Section() {
  outer_.h = ui_.pop_flow().used() + 2 * ui_.theme().card_padding;
  ui_.take(0, outer_.h);
  ui_.paint().fill_box(box_, outer_, palette::kCard);
  ui_.paint().box({outer_.x, outer_.bottom(), outer_.w, 1}, palette::kLine);
}

Columns::Columns(Ui& ui, std::initializer_list<float> weights, float gap, float min_width)
    : ui_(ui), weights_(weights), gap_(gap) {
  start(min_width);
}

Columns::Columns(Ui& ui, int equal, float gap, float min_width)
    : ui_(ui), weights_(static_cast<size_t>(std::max(1, equal)), 1.0f), gap_(gap) {
  start(min_width);
}

void Columns::start(float min_width) {
  const Flow& flow = ui_.flow();
  area_ = {flow.area.x, flow.next_y(), flow.area.w, 0};
  float total = 0, least = weights_[0];
  for (const float weight : weights_) {
    total += weight;
    least = std::min(least, weight);
  }
  const float room = area_.w - gap_ * static_cast<float>(weights_.size() - 1);
  stacked_ = room * least / total < min_width;
  x_ = area_.x;
  if (stacked_) return;
  for (float& weight : weights_) weight = room * weight / total;
}

void Columns::next() {
  if (stacked_) return;
  finish_column();
  // More columns than weights begin another row of them.
  if (column_ > 0 && column_ % weights_.size() == 0) finish_row();
  const float width = weights_[column_ % weights_.size()];
  ui_.push_flow(Flow::column({x_, area_.y, width, 0}, ui_.flow().gap));
  marks_.push_back(ui_.paint().mark());
  ++column_;
  open_ = true;
}

void Columns::finish_column() {
  if (!open_) return;
  open_ = false;
  const Flow done = ui_.pop_flow();
  tallest_ = std::max(tallest_, done.used());
  feet_.push_back({done.area.x, area_.y + done.used()});
  x_ = done.area.right() + gap_;
}

/// Cards that end their columns reach down as far as the tallest of them.
void Columns::finish_row() {
  marks_.push_back(ui_.paint().mark());
  for (size_t i = 0; i < feet_.size(); ++i) {
    ui_.paint().stretch_card(marks_[i], marks_[i + 1], feet_[i], area_.y + tallest_);
  }
  ui_.flow().y = area_.y + tallest_;
  ui_.flow().first = false;
  marks_.clear();
  feet_.clear();
  area_.y += tallest_ + gap_;
  x_ = area_.x;
  tallest_ = 0;
}

Columns::~Columns() {
  if (stacked_) return;
  finish_column();
  if (!feet_.empty()) finish_row();
}

Wrap::Wrap(Ui& ui, float gap) : ui_(ui) {
  const Flow& flow = ui.flow();
  ui.push_flow(Flow::wrapping({flow.area.x, flow.next_y(), flow.area.w, 0}, gap));
}

Wrap::~Wrap() {
  const float used = ui_.pop_flow().used();
  if (used > 0) ui_.take(0, used);
}

Landing::Landing(Ui& ui, bool here) : ui_(ui), here_(here) {
  if (!here_) return;
  top_ = ui_.flow().next_y();
  box_ = ui_.paint().reserve_box();
}

Landing::~Landing() {
  if (!here_) return;
  // Of something tall, its beginning.
  constexpr float kTallest = 160;
  const Rect rect{ui_.flow().area.x, top_, ui_.width(), ui_.flow().y - top_};
  ui_.paint().fill_box(box_, rect.inset(-kSpace2, -kSpace1), wash_of(Tone::Yellow), kRadiusTag);
  ui_.reveal_if_wanted(kLanding, {rect.x, rect.y, rect.w, std::min(rect.h, kTallest)});
}

void divider(Ui& ui) {
  const Rect place = ui.take(0, 1);
  ui.paint().box(place, palette::kLine);
}

}  // namespace tz::ui
