// NoticeRound: sends what is queued, one notice after the other, and knows when to try again. Each
// is sent at least once: it leaves the queue after its robot has taken it. One thread.
#pragma once

#include <functional>

#include "notice/notice_counts.h"
#include "notice/robot_post.h"
#include "store/store.h"

namespace tz::server {

// After a failure, doubled with each further one.
inline constexpr int64_t kFirstNoticeWaitMs = 30'000;
inline constexpr int64_t kLongestNoticeWaitMs = kHourMs;
// A notice that is older is given up: what it says has been seen in the ledger by then.
inline constexpr int64_t kNoticeLifeMs = kDayMs;
// Between two messages to one robot. Both kinds take twenty a minute, and DingTalk's is silent for
// ten minutes after more.
inline constexpr int64_t kNoticeSpacingMs = 3'500;
// After so many refusals in a row the fault is not the message's: the whole line waits.
inline constexpr int32_t kRefusalsBorne = 3;

// How long to wait after that many failures, the first of which is 1.
int64_t notice_wait_ms(int64_t first_wait_ms, int32_t failures);

// What was tried, for the log: nothing of what was said.
struct NoticeTried {
  size_t robot = 0;  // its place among the robots
  int32_t attempt = 1;
  Posted posted;
};

struct NoticeSettings {
  std::vector<Robot> robots;
  int64_t first_wait_ms = kFirstNoticeWaitMs;
  std::function<Posted(const Robot&, const std::string& text, Instant now)> post = post_to_robot;
  std::function<void(const NoticeTried&)> on_tried;  // may be empty
};

class NoticeRound {
 public:
  // All must outlive it.
  NoticeRound(Store& store, const NoticeSettings& settings, NoticeCounts& counts);

  // Sends the one that has been due for longest, if any is due. When to call again: `now` when one
  // was tried; nothing: no notice waits. Errors: the store's.
  Result<std::optional<Instant>> step(Instant now);

 private:
  struct Ready {
    size_t robot = 0;
    Notice notice;
    Instant at;
  };

  struct Line {
    Instant not_before;
    int32_t failures = 0;  // that followed each other, in reaching the robot
    int32_t refusals = 0;  // likewise, by the robot
  };

  // Looks in a writing transaction, which begins only after the one that queues something.
  Outcome look(Instant now, std::optional<Ready>& ready);
  Outcome try_one(const Ready& ready, Instant now);

  Store& store_;
  const NoticeSettings& settings_;
  NoticeCounts& counts_;
  std::vector<Line> lines_;  // to each robot
  // Taken by its robot, and not yet out of the queue: it must not be sent again.
  std::optional<int64_t> taken_;
};

}  // namespace tz::server
