#include "http/crew.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace tz::server {

namespace {

constexpr std::chrono::seconds kIdle{10};  // then a thread beyond the kept ones leaves

}  // namespace

Crew::Crew(const CrewLimits& limits) : limits_(limits) {}

Crew::~Crew() {
  finish();
}

bool Crew::take(std::function<void()> job) {
  const std::lock_guard<std::mutex> lock(mutex_);
  join_left();
  if (is_finishing_ || jobs_.size() >= limits_.waiting) {
    return false;
  }
  // Whoever idles has perhaps been called for an earlier job and not come yet: count both.
  const bool is_short = jobs_.size() + 1 > idle_;
  const bool may_grow = is_short && threads_.size() < limits_.most;
  if (may_grow && !add_thread() && threads_.empty()) {
    return false;
  }
  jobs_.push_back(std::move(job));
  job_came_.notify_one();
  return true;
}

size_t Crew::waiting() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return jobs_.size();
}

bool Crew::add_thread() {
  try {
    std::thread thread([this] { work(); });
    const std::thread::id id = thread.get_id();
    threads_.emplace(id, std::move(thread));
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

void Crew::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    ++idle_;
    const bool has_news =
        job_came_.wait_for(lock, kIdle, [this] { return is_finishing_ || !jobs_.empty(); });
    --idle_;
    if (!jobs_.empty()) {
      std::function<void()> job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
      job = nullptr;
      lock.lock();
    } else if (has_news || threads_.size() > limits_.kept) {
      return leave();
    }
  }
}

// The mutex is held. Whoever comes next joins it: nobody can join himself.
void Crew::leave() {
  const auto own = threads_.find(std::this_thread::get_id());
  left_.push_back(std::move(own->second));
  threads_.erase(own);
  thread_left_.notify_all();
}

// The mutex is held, which those who have left do not want any more.
void Crew::join_left() {
  for (std::thread& thread : left_) {
    thread.join();
  }
  left_.clear();
}

void Crew::finish() {
  std::unique_lock<std::mutex> lock(mutex_);
  is_finishing_ = true;
  job_came_.notify_all();
  thread_left_.wait(lock, [this] { return threads_.empty(); });
  join_left();
}

}  // namespace tz::server
