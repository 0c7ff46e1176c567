#include "ui/interaction.h"

#include <algorithm>

namespace tz::ui {
namespace {

/// A stall of the page is not a long glide.
constexpr double kLongestStepMs = 50;

}  // namespace

void Interaction::pointer(const PointerEvent& event) {
  const bool stops = event.kind == PointerEvent::Kind::Down && stop_flings();
  apply(recogniser_.on_pointer(event, stops));
}

bool Interaction::stop_flings() {
  bool stopped = false;
  for (auto& [id, area] : areas_) {
    stopped = stopped || (area.used && area.fling.is_running());
    area.fling.stop();
  }
  return stopped;
}

const Hit* Interaction::hit_at(Vec2 at) const {
  // Later widgets lie over earlier ones, and higher layers over all of them.
  const Hit* found = nullptr;
  for (const Hit& hit : shown_hits_) {
    if (hit.rect.contains(at) && (found == nullptr || hit.layer >= found->layer)) found = &hit;
  }
  return found;
}

ScrollArea* Interaction::area_at(Vec2 at, bool horizontal) {
  int floor = 0;
  for (const Hit& hit : shown_hits_) {
    if (hit.kind == HitKind::Block && hit.rect.contains(at)) floor = std::max(floor, hit.layer);
  }
  ScrollArea* found = nullptr;
  for (auto& [id, area] : areas_) {
    if (!area.used || area.layer < floor || area.horizontal != horizontal) continue;
    if (!area.view.contains(at) || area.max_offset() <= 0) continue;
    const bool inner = found == nullptr || area.layer > found->layer ||
                       area.view.w * area.view.h < found->view.w * found->view.h;
    if (inner) found = &area;
  }
  return found;
}

void Interaction::scroll_by(ScrollArea& area, float way) {
  area.position() = std::clamp(area.position() + way, 0.0f, area.max_offset());
}

void Interaction::apply(const Gesture& gesture) {
  using Kind = Gesture::Kind;
  if (gesture.kind == Kind::None) return;
  if (gesture.kind == Kind::Hover) {
    const Hit* hit = hit_at(gesture.at);
    const Id over = hit != nullptr && hit->kind == HitKind::Tap ? hit->id : 0;
    dirty_ = dirty_ || over != hovered_;
    hovered_ = over;
    return;
  }
  dirty_ = true;
  switch (gesture.kind) {
    case Kind::Press: {
      const Hit* hit = hit_at(gesture.at);
      pressed_ = hit != nullptr && hit->kind == HitKind::Tap ? hit->id : 0;
      return;
    }
    case Kind::Tap: {
      const Hit* hit = hit_at(gesture.at);
      pressed_ = 0;
      if (hit != nullptr && hit->kind == HitKind::Tap) activations_.push_back(hit->id);
      blur_wanted_ = focused_field_ != 0 && (hit == nullptr || hit->kind != HitKind::Field);
      return;
    }
    case Kind::LongPress:
      long_pressed_ = pressed_;
      pressed_ = 0;
      return;
    case Kind::PanStart: {
      pressed_ = 0;
      ScrollArea* area = area_at(gesture.at, gesture.horizontal);
      panned_ = area != nullptr ? area->id : 0;
      return;
    }
    case Kind::Pan: {
      const auto area = areas_.find(panned_);
      if (area == areas_.end()) return;
      const bool x = area->second.horizontal;
      scroll_by(area->second, -(x ? gesture.delta.x : gesture.delta.y));
      return;
    }
    case Kind::PanEnd: {
      const auto area = areas_.find(panned_);
      panned_ = 0;
      if (area == areas_.end()) return;
      const bool x = area->second.horizontal;
      area->second.fling.start(-(x ? gesture.velocity.x : gesture.velocity.y));
      return;
    }
    case Kind::Cancel:
      pressed_ = 0;
      return;
    case Kind::None:
    case Kind::Hover:
      return;
  }
}

void Interaction::wheel(Vec2 at, Vec2 delta) {
  stop_flings();
  for (const bool horizontal : {true, false}) {
    const float way = horizontal ? delta.x : delta.y;
    ScrollArea* area = way == 0 ? nullptr : area_at(at, horizontal);
    if (area == nullptr) continue;
    scroll_by(*area, way);
    dirty_ = true;
  }
}

void Interaction::activate(Id id) {
  activations_.push_back(id);
  dirty_ = true;
}

void Interaction::adjust(Id id, int steps) {
  steps_[id] += steps;
  dirty_ = true;
}

void Interaction::field(const FieldEvent& event) {
  dirty_ = true;
  if (event.kind == FieldEvent::Kind::Focus) {
    focused_field_ = event.id;
    return;
  }
  FieldText& text = field_texts_[event.id];
  text.text = event.text;
  text.committed = text.committed || event.kind != FieldEvent::Kind::Input;
  text.entered = text.entered || event.kind == FieldEvent::Kind::Enter;
  if (event.kind == FieldEvent::Kind::Blur && focused_field_ == event.id) focused_field_ = 0;
}

void Interaction::scrolled(Id id, Vec2 offset) {
  const auto area = areas_.find(id);
  if (area == areas_.end() || is_moving()) return;
  area->second.fling.stop();
  area->second.offset = offset;
  scroll_by(area->second, 0);
  area->second.told = area->second.offset;
  dirty_ = true;
}

bool Interaction::take_activation(Id id) {
  if (activated_ != id || id == 0) return false;
  activated_ = 0;
  dirty_ = true;
  return true;
}

int Interaction::take_steps(Id id) {
  const auto at = steps_.find(id);
  if (at == steps_.end()) return 0;
  const int steps = at->second;
  steps_.erase(at);
  dirty_ = true;
  return steps;
}

bool Interaction::take_long_press(Id id) {
  if (long_pressed_ != id || id == 0) return false;
  long_pressed_ = 0;
  return true;
}

bool Interaction::take_escape(int layer) {
  for (const Hit& hit : shown_hits_) {
    if (hit.kind == HitKind::Block && hit.layer > layer) return false;
  }
  const bool was = escape_;
  escape_ = false;
  dirty_ = dirty_ || was;
  return was;
}

bool Interaction::take_field_text(Id id, std::string& text, bool& committed, bool& entered) {
  const auto at = field_texts_.find(id);
  if (at == field_texts_.end()) return false;
  text = std::move(at->second.text);
  committed = at->second.committed;
  entered = at->second.entered;
  field_texts_.erase(at);
  dirty_ = true;
  return true;
}

ScrollArea& Interaction::scroll_area(Id id) {
  ScrollArea& area = areas_[id];
  area.id = id;
  return area;
}

void Interaction::move_hits(size_t from, int layer, float dx, float dy) {
  for (size_t i = from; i < hits_.size(); ++i) {
    if (hits_[i].layer == layer) hits_[i].rect = hits_[i].rect.moved(dx, dy);
  }
}

void Interaction::begin_frame(double now_ms) {
  const double dt_ms = std::clamp(now_ms - now_ms_, 0.0, kLongestStepMs);
  now_ms_ = now_ms;
  if (dirty_ || is_moving()) touched_at_ms_ = now_ms;
  dirty_ = false;
  apply(recogniser_.on_time(now_ms));
  for (auto& [id, area] : areas_) {
    if (area.used && area.fling.is_running()) {
      const float way = area.fling.step(dt_ms);
      scroll_by(area, way);
      if (area.position() <= 0 || area.position() >= area.max_offset()) area.fling.stop();
    }
    area.was_used = area.used;
    area.used = false;
  }
  activated_ = 0;
  if (!activations_.empty()) {
    activated_ = activations_.front();
    activations_.pop_front();
  }
  hits_.clear();
}

void Interaction::end_frame(DomBridge& bridge, const SemanticsTree& mirrored) {
  if (blur_wanted_) bridge.blur_field();
  blur_wanted_ = false;
  escape_ = false;
  steps_.clear();
  // Text for a field that was not drawn must not turn up in one of the same name later.
  field_texts_.clear();
  long_pressed_ = 0;
  shown_hits_.swap(hits_);
  for (auto& [id, area] : areas_) {
    if (!area.used) area.fling.stop();
    if (!area.used || !mirrored.is_delivered(id)) {
      // Its element is gone, perhaps only while a dialog is open: told anew when it comes back.
      area.told = {-1, -1};
      continue;
    }
    if (area.told == area.offset) continue;
    area.told = area.offset;
    bridge.scroll_to(id, area.offset);
  }
}

bool Interaction::is_moving() const {
  if (recogniser_.is_panning()) return true;
  for (const auto& [id, area] : areas_) {
    if (area.used && area.fling.is_running()) return true;
  }
  return false;
}

bool Interaction::wants_frame() const {
  if (dirty_ || !activations_.empty()) return true;
  for (const auto& [id, area] : areas_) {
    if (area.used && area.fling.is_running()) return true;
  }
  return false;
}

}  // namespace tz::ui
