#include "ui/ui.h"

#include <algorithm>
#include <cmath>

namespace tz::ui {
namespace {

constexpr int kToastLayer = Painter::kLayers - 1;
constexpr float kRevealMargin = 16;

}  // namespace

Ui::Ui(DomBridge& bridge, FontMetrics& metrics)
    : bridge_(bridge), theme_(make_theme(100)), cache_(metrics) {}

void Ui::set_theme(const Theme& theme) {
  theme_ = theme;
  heights_.clear();  // measured with the old letters
  again_ = true;
}

float Ui::snap(float length) const {
  return std::round(length * input_.ratio) / input_.ratio;
}

void Ui::begin_frame(const FrameInput& input) {
  input_ = input;
  again_ = false;
  if (wake_at_ms_ >= 0 && wake_at_ms_ <= input.now_ms) wake_at_ms_ = -1;
  cache_.next_frame();
  painter_.clear();
  semantics_.begin();
  interaction_.begin_frame(input.now_ms);
  for (auto& [id, field] : fields_) field.placed = false;
  // The keyboard came up: what is typed into must not stay beneath it.
  if (input.height < last_height_ && interaction_.focused_field() != 0) {
    reveal_ = interaction_.focused_field();
  }
  last_height_ = input.height;
  const Rect screen{0, 0, input.width, input.height};
  const Rect free{input.safe.left, 0, input.width - input.safe.left - input.safe.right,
                  input.height};
  scopes_.assign(1, 0);
  regions_.assign(1, free);
  clips_.assign(1, screen);
  scrolls_.clear();
  flows_.assign(1, Flow::column(free, kSpace2));
  painter_.box(screen, palette::kGround);
}

FrameOutput Ui::end_frame() {
  draw_toast();
  const bool typing_lost =
      interaction_.focused_field() != 0 && fields_.count(interaction_.focused_field()) == 0;
  if (typing_lost) interaction_.forget_focus();
  // While a finger moves the page, only scroll offsets are told; the rest follows when it rests.
  if (!interaction_.is_moving()) {
    semantics_.deliver(bridge_);
    deliver_fields();
    if (focus_wanted_ != 0) bridge_.focus(focus_wanted_);
    focus_wanted_ = 0;
  }
  interaction_.end_frame(bridge_, semantics_);
  replaced_ = 0;
  reveal_ = 0;
  FrameOutput out;
  out.again = again_ || interaction_.wants_frame();
  out.wake_at_ms = wake_at_ms_;
  const double press_ms = interaction_.wake_at_ms();
  if (press_ms >= 0 && (out.wake_at_ms < 0 || press_ms < out.wake_at_ms)) {
    out.wake_at_ms = press_ms;
  }
  return out;
}

void Ui::wake_at(double at_ms) {
  if (wake_at_ms_ < 0 || at_ms < wake_at_ms_) wake_at_ms_ = at_ms;
}

void Ui::scroll_to_top(Id area) {
  interaction_.scroll_area(area).offset = {};
  again_ = true;
}

void Ui::toast(std::string_view text, Tone tone) {
  toasts_.add({std::string(text), tone});
  again_ = true;
}

void Ui::announce(std::string_view text, bool urgent) {
  bridge_.announce(text, urgent);
}

Flow Ui::pop_flow() {
  const Flow flow = flows_.back();
  flows_.pop_back();
  return flow;
}

void Ui::push_clip(const Rect& rect, bool free) {
  clips_.push_back(rect.intersect(free ? clips_.front() : clips_.back()));
  painter_.push_clip(clips_.back());
}

void Ui::pop_clip() {
  clips_.pop_back();
  painter_.pop_clip();
}

bool Ui::scroll_by(float way) {
  if (scrolls_.empty()) return false;
  float& offset = interaction_.scroll_area(scrolls_.back()).offset.y;
  offset = std::max(0.0f, offset + way);
  again_ = true;
  return true;
}

bool Ui::tappable(Id id, const Rect& rect, SemanticsNode node) {
  node.id = id;
  node.rect = rect;
  const bool disabled = (node.state & kDisabled) != 0;
  semantics_.add(std::move(node));
  reveal_if_wanted(id, rect);
  // A small thing is easier to hit than it looks.
  const float grow_x = std::max(0.0f, (theme_.target - rect.w) / 2);
  const float grow_y = std::max(0.0f, (theme_.target - rect.h) / 2);
  const Rect reach = visible(rect.inset(-grow_x, -grow_y));
  if (disabled) return false;
  if (!reach.empty()) {
    interaction_.add_hit({id, reach, HitKind::Tap, painter_.layer()});
  }
  return interaction_.take_activation(id);
}

void Ui::draw_press(Id id, const Rect& rect, float radius) {
  if (interaction_.is_pressed(id)) {
    painter_.box(rect, palette::kPress, radius);
  } else if (interaction_.is_hovered(id)) {
    painter_.box(rect, palette::kHover, radius);
  }
}

void Ui::move_since(const Mark& mark, float dx, float dy) {
  painter_.move(mark.paint, painter_.mark(), dx, dy);
  interaction_.move_hits(mark.hits, painter_.layer(), dx, dy);
}

void Ui::reveal_if_wanted(Id widget, const Rect& rect) {
  if (widget != reveal_ || scrolls_.empty()) return;
  ScrollArea& area = interaction_.scroll_area(scrolls_.back());
  const float over = rect.bottom() + kRevealMargin - area.view.bottom();
  const float under = area.view.y + kRevealMargin - rect.y;
  const float way = under > 0 ? -under : over > 0 ? over : 0;
  if (area.horizontal || way == 0) return;
  area.offset.y = std::max(0.0f, area.offset.y + way);
  again_ = true;
}

void Ui::place_field(const FieldPlacement& placement, const Rect& rect, std::string_view text) {
  Field& field = fields_[placement.id];
  if (!(placement == field.placement)) {
    field.hint = placement.hint;
    field.accept = placement.accept;
    field.placement = placement;
    field.placement.hint = field.hint;
    field.placement.accept = field.accept;
    field.told = false;
  }
  field.text = text;
  field.placed = true;
  reveal_if_wanted(placement.id, rect);
  const Rect reach = visible(rect);
  if (!reach.empty() && !placement.disabled) {
    interaction_.add_hit({placement.id, reach, HitKind::Field, painter_.layer()});
  }
}

void Ui::field_told(Id id, std::string_view text) {
  fields_[id].told_text = text;
}

void Ui::deliver_fields() {
  for (auto at = fields_.begin(); at != fields_.end();) {
    Field& field = at->second;
    const Id id = at->first;
    if (!semantics_.is_delivered(id)) {
      field.told = false;
      field.told_text.clear();
      at = field.placed ? std::next(at) : fields_.erase(at);
      continue;
    }
    const bool is_new = !field.told;
    if (is_new) bridge_.place_field(field.placement);
    field.told = true;
    const bool owned_by_page = interaction_.focused_field() == id && replaced_ != id;
    if (!owned_by_page && field.text != field.told_text) {
      bridge_.set_field_text(id, field.text);
      field.told_text = field.text;
    }
    ++at;
  }
}

void Ui::draw_toast() {
  if (toasts_.turn(input_.now_ms)) {
    announce(toasts_.shown()->text, toasts_.shown()->tone == Tone::Red);
  }
  if (toasts_.shown() == nullptr) return;
  const Toast& toast = *toasts_.shown();
  painter_.set_layer(kToastLayer);
  const float most = std::min(480.0f, input_.width - 2 * kSpace4);
  const TextLayout& layout = text(toast.text, theme_.body, most - 2 * kSpace4);
  const float w = layout.width + 2 * kSpace4, h = layout.height() + 2 * kSpace3;
  const float foot = input_.safe.bottom + 88;
  const Rect box{snap((input_.width - w) / 2), snap(input_.height - foot - h), w, h};
  const Color ground = toast.tone == Tone::Neutral ? Color{0x2b313cff} : ink_of(toast.tone);
  painter_.box(box, ground, kRadiusCard);
  painter_.text(layout, box.inset(kSpace4, kSpace3), palette::kCard);
  painter_.set_layer(0);
  wake_at(toasts_.turns_at_ms());
}

}  // namespace tz::ui
