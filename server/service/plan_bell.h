// PlanBell: rung after each commit that changed a plan, for whoever waits for times that plans set.
// Any thread.
#pragma once

#include <functional>
#include <mutex>

namespace tz::server {

class PlanBell {
 public:
  // One listener, called by the writing thread: it must return at once. Empty: nobody listens; a
  // call under way has ended by then.
  void set_listener(std::function<void()> listener) {
    const std::lock_guard<std::mutex> lock(mutex_);
    listener_ = std::move(listener);
  }
  void ring() {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (listener_) listener_();
  }

 private:
  std::mutex mutex_;
  std::function<void()> listener_;  // guarded by mutex_
};

}  // namespace tz::server
