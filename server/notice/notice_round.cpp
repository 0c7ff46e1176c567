#include "notice/notice_round.h"

#include <algorithm>

namespace tz::server {

int64_t notice_wait_ms(int64_t first_wait_ms, int32_t failures) {
  int64_t wait_ms = first_wait_ms;
  for (int32_t i = 1; i < failures && wait_ms < kLongestNoticeWaitMs; ++i) wait_ms *= 2;
  return std::min(wait_ms, kLongestNoticeWaitMs);
}

NoticeRound::NoticeRound(Store& store, const NoticeSettings& settings, NoticeCounts& counts)
    : store_(store), settings_(settings), counts_(counts), lines_(settings.robots.size()) {}

Result<std::optional<Instant>> NoticeRound::step(Instant now) {
  std::optional<Ready> ready;
  if (const Outcome looked = look(now, ready); !looked) return looked.error();
  if (!ready) return std::optional<Instant>();
  if (now < ready->at) return std::optional<Instant>(ready->at);
  if (const Outcome tried = try_one(*ready, now); !tried) return tried.error();
  return std::optional<Instant>(now);
}

Outcome NoticeRound::look(Instant now, std::optional<Ready>& ready) {
  size_t too_old = 0;
  Outcome looked = store_.write([&](Transaction& transaction) -> Outcome {
    ready.reset();
    if (taken_) {
      if (const Outcome deleted = transaction.delete_notice(*taken_); !deleted) return deleted;
    }
    const Result<size_t> gone =
        transaction.delete_notices_until(Instant{now.unix_ms - kNoticeLifeMs});
    if (!gone) return gone.error();
    too_old = *gone;
    for (size_t i = 0; i < settings_.robots.size(); ++i) {
      Result<std::optional<Notice>> next = transaction.next_notice(settings_.robots[i].name);
      if (!next) return next.error();
      if (!*next) continue;
      const Instant at = std::max((*next)->due_at, lines_[i].not_before);
      if (!ready || at < ready->at) ready = Ready{i, std::move(**next), at};
    }
    return done();
  });
  if (!looked) return looked;
  taken_.reset();
  counts_.given_up += too_old;
  return looked;
}

Outcome NoticeRound::try_one(const Ready& ready, Instant now) {
  const int64_t number = ready.notice.number;
  const int32_t attempt = ready.notice.attempts + 1;
  const Posted posted = settings_.post(settings_.robots[ready.robot], ready.notice.text, now);
  if (settings_.on_tried) settings_.on_tried({ready.robot, attempt, posted});
  Line& line = lines_[ready.robot];
  line.not_before = Instant{now.unix_ms + kNoticeSpacingMs};
  const bool is_reached = posted.fate != Posted::Fate::unreachable;
  line.failures = is_reached ? 0 : line.failures + 1;
  line.refusals = posted.fate == Posted::Fate::refused ? line.refusals + 1 : 0;
  if (posted.fate == Posted::Fate::taken) {
    ++counts_.sent;
    taken_ = number;
    const Outcome deleted =
        store_.write([&](Transaction& transaction) { return transaction.delete_notice(number); });
    if (deleted) taken_.reset();
    return deleted;
  }
  ++counts_.failed;
  const int32_t failures = std::max({attempt, line.failures, line.refusals});
  const Instant again{now.unix_ms + notice_wait_ms(settings_.first_wait_ms, failures)};
  // What is refused may be that message's own fault; where nobody answers, or one after the other
  // is refused, none gets through.
  if (!is_reached || line.refusals >= kRefusalsBorne) {
    line.not_before = std::max(line.not_before, again);
  }
  return store_.write(
      [&](Transaction& transaction) { return transaction.put_off_notice(number, again); });
}

}  // namespace tz::server
