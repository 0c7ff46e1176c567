// Indexer: the thread that brings the search index after the log. Pushes go first: while some
// wait, the index does, but for a little now and then, so that what a search has to read besides
// the index stays small.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "service/service.h"

namespace tz::server {

class Indexer {
 public:
  // The service must outlive it. `on_fault` is told, by the indexer's thread, what could not be
  // written; it is tried again a minute later.
  Indexer(Service& service, std::function<void(const Error&)> on_fault);
  // Stops after the transaction under way.
  ~Indexer();
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

 private:
  void work();
  // Until nothing is left, or it is to stop, or a fault.
  void catch_up();
  // Whether it is to stop by then.
  bool rest(int64_t ms);
  void wake();

  Service& service_;
  const std::function<void(const Error&)> on_fault_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool asked_ = true;  // guarded by mutex_, as is the next; what an earlier run left is made up for
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tz::server
