// Turns pointer events into what a person meant: tap, pan, fling, long press. Plain C++, no clock:
// the time of the event is what counts. Owned by Ui; one thread.
#pragma once

#include <cstdint>

#include "ui/geometry.h"

namespace tz::ui {

struct PointerEvent {
  enum class Kind : uint8_t { Down, Move, Up, Cancel, Leave };
  Kind kind = Kind::Move;
  bool touch = true;  // a finger or a pen; a mouse clicks, and drags nothing
  int pointer = 0;
  Vec2 at = {};
  double time_ms = 0;
};

struct Gesture {
  enum class Kind : uint8_t { None, Press, Tap, LongPress, PanStart, Pan, PanEnd, Hover, Cancel };
  Kind kind = Kind::None;
  Vec2 at = {};             // where; PanStart: where the finger went down
  Vec2 delta = {};          // Pan: since the last one
  Vec2 velocity = {};       // PanEnd: CSS pixels a millisecond
  bool horizontal = false;  // PanStart: the finger set out sideways
};

inline constexpr float kSlop = 10;
inline constexpr double kLongPressMs = 500;
inline constexpr double kFlingTauMs = 325;
inline constexpr double kVelocityWindowMs = 100;

class Recogniser {
 public:
  /// `stops_fling`: something was still gliding under this finger; the touch stops it and is
  /// otherwise swallowed.
  Gesture on_pointer(const PointerEvent& event, bool stops_fling = false);
  /// Asks at `now_ms` whether a finger has rested long enough.
  Gesture on_time(double now_ms);
  /// When `on_time` wants to be asked, or below 0.
  double wake_at_ms() const;
  bool is_panning() const { return phase_ == Phase::Pan; }
  bool is_down() const { return phase_ != Phase::Idle; }

 private:
  enum class Phase : uint8_t { Idle, Down, Pan, Spent };
  struct Sample {
    double time_ms = 0;
    Vec2 at;
  };
  Gesture on_move(const PointerEvent& event);
  Gesture on_up(const PointerEvent& event);
  Gesture on_cancel(const PointerEvent& event);
  void remember(double time_ms, Vec2 at);
  Vec2 velocity(double now_ms) const;

  Phase phase_ = Phase::Idle;
  bool touch_ = true;
  bool swallowed_ = false;
  int pointer_ = 0;
  Vec2 start_, last_;
  double down_ms_ = 0;
  static constexpr int kSamples = 16;
  Sample samples_[kSamples];
  int sample_count_ = 0;
};

/// A glide that dies away: distance left = velocity · τ, decaying with e^(−t/τ).
class Fling {
 public:
  void start(float velocity);  // CSS pixels a millisecond
  void stop() { velocity_ = 0; }
  bool is_running() const { return velocity_ != 0; }
  /// How far it went in the last `dt_ms`.
  float step(double dt_ms);

 private:
  float velocity_ = 0;
};

}  // namespace tz::ui
