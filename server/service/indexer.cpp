#include "service/indexer.h"

#include <chrono>

namespace tz::server {
namespace {

// Entries of the log in one transaction: some hundredths of a second, for which pushes wait.
constexpr size_t kAtOnce = 256;
// After a commit others often follow, and many entries together cost less than each alone.
constexpr int64_t kGatherMs = 200;
// While pushes wait: a fifth of the writer's time at most, which is more than pushes bring.
constexpr int64_t kBusyMs = 100;
constexpr int64_t kAfterFaultMs = kMinuteMs;

}  // namespace

Indexer::Indexer(Service& service, std::function<void(const Error&)> on_fault)
    : service_(service), on_fault_(std::move(on_fault)) {
  service_.log_bell.set_listener([this] { wake(); });
  thread_ = std::thread([this] { work(); });
}

Indexer::~Indexer() {
  service_.log_bell.set_listener({});
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void Indexer::wake() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (asked_) return;
    asked_ = true;
  }
  woken_.notify_all();
}

bool Indexer::rest(int64_t ms) {
  std::unique_lock<std::mutex> lock(mutex_);
  return woken_.wait_for(lock, std::chrono::milliseconds(ms), [&] { return stopping_; });
}

void Indexer::work() {
  for (;;) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      woken_.wait(lock, [&] { return stopping_ || asked_; });
      if (stopping_) return;
      asked_ = false;
    }
    if (rest(kGatherMs)) return;
    catch_up();
  }
}

void Indexer::catch_up() {
  for (;;) {
    const Result<bool> more = service_.store.index_some(kAtOnce);
    if (!more) {
      on_fault_(more.error());
      if (!rest(kAfterFaultMs)) wake();
      return;
    }
    if (!*more) return;
    if (rest(service_.committer.waiting() == 0 ? 0 : kBusyMs)) return;
  }
}

}  // namespace tz::server
