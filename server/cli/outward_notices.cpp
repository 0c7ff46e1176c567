#include "cli/outward_notices.h"

#include "notice/queue_notices.h"

namespace tz::server {

OutwardNotices::OutwardNotices(Service& service, std::vector<Robot> robots, int64_t first_wait_ms,
                               ServerLog& log)
    : service_(service) {
  if (robots.empty()) {
    return;
  }
  NoticeSettings settings;
  settings.robots = std::move(robots);
  settings.first_wait_ms = first_wait_ms;
  settings.on_tried = [&log](const NoticeTried& tried) { log.notice_tried(tried); };
  sender_ = std::make_unique<NoticeSender>(
      service.store, std::move(settings), [&service] { return service.clock.now(); },
      [&log](const Error& fault) { log.failed("notices", fault); });
  NoticeSender* const sender = sender_.get();
  service_.with_accepted = [sender](Transaction& transaction, const LedgerView& view,
                                    const std::vector<Record>& changed,
                                    Instant received_at) -> Outcome {
    const Result<size_t> queued =
        queue_notices(sender->robots(), transaction, view, changed, received_at);
    if (!queued) {
      return queued.error();
    }
    if (*queued > 0) {
      sender->wake(*queued);
    }
    return done();
  };
}

void OutwardNotices::stop_sending() {
  if (sender_) {
    sender_->stop();
  }
}

OutwardNotices::~OutwardNotices() {
  service_.with_accepted = {};
}

}  // namespace tz::server
