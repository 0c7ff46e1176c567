// OutwardNotices: what a server does for its robots: queues their notices with the operations that
// these tell of, and sends them. Without a robot it does nothing.
#pragma once

#include <memory>
#include <vector>

#include "cli/server_log.h"
#include "notice/notice_sender.h"
#include "service/service.h"

namespace tz::server {

class OutwardNotices {
 public:
  // Made before anything is written to the ledger, and destroyed when nothing is any more; the
  // service and the log must outlive it.
  OutwardNotices(Service& service, std::vector<Robot> robots, int64_t first_wait_ms,
                 ServerLog& log);
  ~OutwardNotices();
  OutwardNotices(const OutwardNotices&) = delete;
  OutwardNotices& operator=(const OutwardNotices&) = delete;

  // Returns when the message under way is through; what is queued later waits for the next start.
  void stop_sending();

  // Null: there is no robot.
  const NoticeCounts* counts() const { return sender_ ? &sender_->counts() : nullptr; }

 private:
  Service& service_;
  std::unique_ptr<NoticeSender> sender_;
};

}  // namespace tz::server
