#include "ui/touch.h"

#include <cmath>

namespace tz::ui {
namespace {

constexpr float kLeastFling = 0.05f;  // CSS pixels a millisecond
constexpr float kMostFling = 8.0f;

float distance(Vec2 a, Vec2 b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

Gesture Recogniser::on_pointer(const PointerEvent& event, bool stops_fling) {
  using Kind = PointerEvent::Kind;
  if (event.kind == Kind::Down) {
    if (phase_ != Phase::Idle) return {};  // a second finger means nothing
    phase_ = Phase::Down;
    swallowed_ = stops_fling;
    touch_ = event.touch;
    pointer_ = event.pointer;
    start_ = last_ = event.at;
    down_ms_ = event.time_ms;
    sample_count_ = 0;
    remember(event.time_ms, event.at);
    if (swallowed_) return {};  // it may become a pan, but no longer a tap
    return {Gesture::Kind::Press, event.at, {}, {}, false};
  }
  if (phase_ == Phase::Idle) {
    if (event.kind == Kind::Leave) return {Gesture::Kind::Hover, {-1, -1}, {}, {}, false};
    if (event.kind == Kind::Move && !event.touch) {
      return {Gesture::Kind::Hover, event.at, {}, {}, false};
    }
    return {};
  }
  if (event.pointer != pointer_) return {};
  switch (event.kind) {
    case Kind::Move:
      return on_move(event);
    case Kind::Up:
      return on_up(event);
    case Kind::Cancel:
      return on_cancel(event);
    case Kind::Leave:
    case Kind::Down:
      break;
  }
  return {};
}

Gesture Recogniser::on_move(const PointerEvent& event) {
  if (!touch_) {
    last_ = event.at;
    if (phase_ == Phase::Down && distance(start_, event.at) > kSlop) {
      phase_ = Phase::Spent;
      return {Gesture::Kind::Cancel, event.at, {}, {}, false};
    }
    return {};
  }
  remember(event.time_ms, event.at);
  if (phase_ == Phase::Pan) {
    const Vec2 delta{event.at.x - last_.x, event.at.y - last_.y};
    last_ = event.at;
    return {Gesture::Kind::Pan, event.at, delta, {}, false};
  }
  if (phase_ == Phase::Spent || distance(start_, event.at) <= kSlop) return {};
  phase_ = Phase::Pan;
  last_ = event.at;  // the slop itself is not made up for: the page would jump
  const bool sideways = std::fabs(event.at.x - start_.x) > std::fabs(event.at.y - start_.y);
  return {Gesture::Kind::PanStart, start_, {}, {}, sideways};
}

Gesture Recogniser::on_up(const PointerEvent& event) {
  const Phase was = phase_;
  phase_ = Phase::Idle;
  if (was == Phase::Pan) {
    return {Gesture::Kind::PanEnd, event.at, {}, velocity(event.time_ms), false};
  }
  if (was == Phase::Spent || swallowed_) return {Gesture::Kind::Cancel, event.at, {}, {}, false};
  return {Gesture::Kind::Tap, event.at, {}, {}, false};
}

Gesture Recogniser::on_cancel(const PointerEvent& event) {
  const bool was_panning = phase_ == Phase::Pan;
  phase_ = Phase::Idle;
  return {was_panning ? Gesture::Kind::PanEnd : Gesture::Kind::Cancel, event.at, {}, {}, false};
}

Gesture Recogniser::on_time(double now_ms) {
  const double due_ms = wake_at_ms();
  if (due_ms < 0 || now_ms < due_ms) return {};
  phase_ = Phase::Spent;
  return {Gesture::Kind::LongPress, start_, {}, {}, false};
}

double Recogniser::wake_at_ms() const {
  return phase_ == Phase::Down && touch_ && !swallowed_ ? down_ms_ + kLongPressMs : -1;
}

void Recogniser::remember(double time_ms, Vec2 at) {
  if (sample_count_ == kSamples) {
    for (int i = 1; i < kSamples; ++i) samples_[i - 1] = samples_[i];
    --sample_count_;
  }
  samples_[sample_count_++] = {time_ms, at};
}

Vec2 Recogniser::velocity(double now_ms) const {
  int oldest = sample_count_ - 1;
  while (oldest > 0 && now_ms - samples_[oldest - 1].time_ms <= kVelocityWindowMs) --oldest;
  if (oldest < 0) return {};
  const Sample& newest = samples_[sample_count_ - 1];
  // The span runs to the lifting of the finger: one that rested before it flings nothing.
  const double span = now_ms - samples_[oldest].time_ms;
  if (span < 1) return {};
  return {static_cast<float>((newest.at.x - samples_[oldest].at.x) / span),
          static_cast<float>((newest.at.y - samples_[oldest].at.y) / span)};
}

void Fling::start(float velocity) {
  velocity_ = std::fabs(velocity) < kLeastFling  ? 0
              : std::fabs(velocity) > kMostFling ? std::copysign(kMostFling, velocity)
                                                 : velocity;
}

float Fling::step(double dt_ms) {
  if (velocity_ == 0) return 0;
  const auto tau = static_cast<float>(kFlingTauMs);
  const float decay = std::exp(-static_cast<float>(dt_ms) / tau);
  const float way = velocity_ * tau * (1 - decay);
  velocity_ *= decay;
  if (std::fabs(velocity_) < kLeastFling / 4) velocity_ = 0;
  return way;
}

}  // namespace tz::ui
