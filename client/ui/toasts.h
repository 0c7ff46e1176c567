// Short messages that go away by themselves, one at a time. Each stands long enough to be read,
// also when another comes right after it; what went wrong is said before what went well. Owned by
// the Ui; one thread.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "ui/theme.h"

namespace tz::ui {

struct Toast {
  std::string text = {};
  Tone tone = Tone::Neutral;  // Red: said at once by a screen reader
};

class Toasts {
 public:
  /// How long one stands when nothing else waits, and at the least when something does.
  static constexpr double kStandsMs = 4000;
  static constexpr double kStandsAtLeastMs = 1500;
  /// After a long time away dozens of edits are answered at once: no more than this many wait, and
  /// the oldest that is not red gives way.
  static constexpr size_t kMaxWaiting = 3;

  void add(Toast toast);

  /// Lets go the one whose time is over and brings up the next; true if one has come up now.
  bool turn(double now_ms);

  /// The one that stands, or null.
  const Toast* shown() const { return shown_ ? &*shown_ : nullptr; }

  /// When turn() has something to do next, on the clock of turn(); below 0: nothing stands.
  double turns_at_ms() const;

 private:
  std::optional<Toast> shown_;
  double since_ms_ = 0;
  std::deque<Toast> waiting_;
};

}  // namespace tz::ui
