#include "ui/toasts.h"

#include <algorithm>

namespace tz::ui {
namespace {

bool is_urgent(const Toast& toast) {
  return toast.tone == Tone::Red;
}

}  // namespace

void Toasts::add(Toast toast) {
  const auto calm = std::find_if_not(waiting_.begin(), waiting_.end(), is_urgent);
  if (is_urgent(toast)) {
    waiting_.insert(calm, std::move(toast));
  } else {
    waiting_.push_back(std::move(toast));
  }
  if (waiting_.size() <= kMaxWaiting) return;
  const auto oldest = std::find_if_not(waiting_.begin(), waiting_.end(), is_urgent);
  waiting_.erase(oldest == waiting_.end() ? waiting_.begin() : oldest);
}

bool Toasts::turn(double now_ms) {
  if (shown_ && now_ms >= turns_at_ms()) shown_.reset();
  if (shown_ || waiting_.empty()) return false;
  shown_ = std::move(waiting_.front());
  waiting_.pop_front();
  since_ms_ = now_ms;
  return true;
}

double Toasts::turns_at_ms() const {
  if (!shown_) return -1;
  return since_ms_ + (waiting_.empty() ? kStandsMs : kStandsAtLeastMs);
}

}  // namespace tz::ui
