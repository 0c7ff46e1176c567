// Bell: rung by whoever wrote something, for one who waits for just that. Any thread.
#pragma once

#include <functional>
#include <mutex>

namespace tz::server {

class Bell {
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
