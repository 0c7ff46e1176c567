#include "notice/notice_sender.h"

#include <algorithm>
#include <chrono>

namespace tz::server {
namespace {

// The machine's clock may be set meanwhile.
constexpr int64_t kLongestSleepMs = kMinuteMs;

}  // namespace

NoticeSender::NoticeSender(Store& store, NoticeSettings settings, std::function<Instant()> now,
                           std::function<void(const Error&)> on_fault)
    : settings_(std::move(settings)),
      now_(std::move(now)),
      on_fault_(std::move(on_fault)),
      round_(store, settings_, counts_),
      thread_([this] { work(); }) {}

void NoticeSender::stop() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void NoticeSender::wake(size_t count) {
  counts_.queued += count;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    asked_ = true;
  }
  woken_.notify_all();
}

void NoticeSender::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  int64_t wait_ms = 0;
  for (;;) {
    woken_.wait_for(lock, std::chrono::milliseconds(wait_ms), [&] { return stopping_ || asked_; });
    if (stopping_) return;
    asked_ = false;
    lock.unlock();
    wait_ms = try_one();
    lock.lock();
  }
}

int64_t NoticeSender::try_one() {
  const Result<std::optional<Instant>> next = round_.step(now_());
  if (!next) {
    on_fault_(next.error());
    return kLongestSleepMs;
  }
  if (!*next) return kLongestSleepMs;
  return std::clamp<int64_t>((*next)->unix_ms - now_().unix_ms, 0, kLongestSleepMs);
}

}  // namespace tz::server
