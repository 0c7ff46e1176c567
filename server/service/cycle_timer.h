// The server's part in the reporting cycles 调度周期: it opens and closes them at the right
// instants in Shanghai, by operations in the log like everybody's. run_cycles() does what is due,
// CycleTimer does so whenever something is.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "service/service.h"

namespace tz::server {

// Opens and closes what is due by the service's clock, in the order in which it fell due, for every
// plan from the day on which it was published; what fell due while the server was down is made up
// for. Asked again, it changes nothing.
// Gives the instant at which something is due next; nothing: no plan has anything to come.
// Errors: the first that the store or the judge gave; all else that was due has been done.
Result<std::optional<Instant>> run_cycles(Service& service);

// A thread that sleeps until something is due. It looks again when a plan was published or steered,
// and once a minute, because the machine's clock may be set. One for each service, which must
// outlive it.
class CycleTimer {
 public:
  // What is due already is done when this returns. `on_fault` is told what could not be done, by
  // either thread; it is tried again a minute later.
  CycleTimer(Service& service, std::function<void(const Error&)> on_fault);
  // Stops at once, after the operation under way.
  ~CycleTimer();
  CycleTimer(const CycleTimer&) = delete;
  CycleTimer& operator=(const CycleTimer&) = delete;

 private:
  void work(int64_t wait_ms);
  // Does what is due; how long to sleep afterwards.
  int64_t run_once();
  void wake();

  Service& service_;
  const std::function<void(const Error&)> on_fault_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool asked_ = false;  // guarded by mutex_, as is the next
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tz::server
