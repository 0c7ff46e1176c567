// NoticeSender: the one thread that sends notices, so that nobody else ever waits for a robot. It
// sleeps until one is queued or due again.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "notice/notice_round.h"

namespace tz::server {

class NoticeSender {
 public:
  // `now` is asked by the sender's thread; `on_fault` is told there what the store could not do,
  // which is tried again a minute later. The store and all that the functions use must outlive it.
  NoticeSender(Store& store, NoticeSettings settings, std::function<Instant()> now,
               std::function<void(const Error&)> on_fault);
  ~NoticeSender() { stop(); }
  NoticeSender(const NoticeSender&) = delete;
  NoticeSender& operator=(const NoticeSender&) = delete;

  const std::vector<Robot>& robots() const { return settings_.robots; }
  const NoticeCounts& counts() const { return counts_; }

  // `count` are being queued: it looks as soon as the transaction under way has ended. Any thread.
  void wake(size_t count);
  // Waits for the message under way, and sends no other. What may be queued afterwards waits for
  // the next sender. For the owner's thread.
  void stop();

 private:
  void work();
  // Tries one; how long to sleep afterwards.
  int64_t try_one();

  const NoticeSettings settings_;
  const std::function<Instant()> now_;
  const std::function<void(const Error&)> on_fault_;
  NoticeCounts counts_;
  NoticeRound round_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool asked_ = false;  // guarded by mutex_, as is the next
  bool stopping_ = false;
  std::thread thread_;  // last: it uses the others
};

}  // namespace tz::server
