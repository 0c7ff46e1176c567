// Sweeping: removes the blobs that no record cites, and the unfinished ones that nobody goes on
// with. What is cited, was ever cited, or came a short time ago, is never touched.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "service/service.h"

namespace tz::server {

struct Swept {
  size_t blobs = 0;
  size_t unfinished = 0;
  friend bool operator==(const Swept&, const Swept&) = default;
};

// By the service's clock and settings (blob_grace_ms, blob_unfinished_ms). Citations are counted
// and files removed while nothing else is written to the ledger, so that no operation can cite a
// blob in between. Errors: the store's; what was removed before stays removed.
Result<Swept> sweep_blobs(Service& service);

// A thread that sweeps at once and then every hour, and lets sign-in events that are too old go.
// The service must outlive it.
class BlobSweeper {
 public:
  // `on_fault` is told by that thread what could not be done.
  BlobSweeper(Service& service, std::function<void(const Error&)> on_fault);
  ~BlobSweeper();
  BlobSweeper(const BlobSweeper&) = delete;
  BlobSweeper& operator=(const BlobSweeper&) = delete;

 private:
  void work();

  Service& service_;
  const std::function<void(const Error&)> on_fault_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;
};

}  // namespace tz::server
