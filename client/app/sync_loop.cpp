#include "app/sync_loop.h"

#include <algorithm>
#include <utility>

#include "base/percent.h"
#include "sync/copy_digest.h"

namespace tz::client {
namespace {

constexpr int64_t kFirstBackoffMs = 1000;
constexpr int64_t kMaxBackoffMs = 60 * kSecondMs;
constexpr int64_t kPollMs = 30 * kSecondMs;     // without a live stream
constexpr int64_t kLivePollMs = 5 * kMinuteMs;  // with one: in case it lies
constexpr int64_t kHiddenPollMs = 5 * kMinuteMs;
constexpr int64_t kWatchdogMs = 90 * kSecondMs;      // a step that never ended is a failed one
constexpr int64_t kCompareMs = 6 * kHourMs;          // it costs the server a walk through the scope
constexpr int64_t kMaxRoundTripMs = 10 * kSecondMs;  // slower answers say little about clocks
constexpr size_t kMaxBatchBytes = 512 * 1024;
constexpr int32_t kPushTimeoutMs = 30000;
constexpr int32_t kPullTimeoutMs = 45000;

std::string path_with_cursor(std::string_view path, const std::string& cursor) {
  return cursor.empty() ? std::string(path)
                        : std::string(path) + "?cursor=" + percent_encoded(cursor);
}

void add_flag(std::string& path, std::string_view name) {
  path += path.find('?') == std::string::npos ? '?' : '&';
  path += std::string(name) + "=1";
}

// Why the server refused a whole request; `internal` when it does not say.
ErrorCode refusal_code(const HttpAnswer& answer) {
  const Result<json> body = parse_json(answer.body);
  if (!body || !body->is_object()) return ErrorCode::internal;
  ObjectReader in(*body, "");
  ObjectReader fault(in.object("error"), "");
  return error_from(fault).code;
}

}  // namespace

SyncLoop::SyncLoop(const Host& host, LedgerCopy& copy, Photos& photos, Listener listener)
    : host_(host),
      copy_(copy),
      photos_(photos),
      blobs_(photos, host.clock),
      listener_(std::move(listener)) {}

SyncLoop::~SyncLoop() {
  stop();
}

void SyncLoop::start() {
  if (running_) return;
  running_ = true;
  session_lost_ = false;
  failures_ = 0;
  begin();
}

void SyncLoop::stop() {
  running_ = false;
  busy_ = false;
  caught_up_ = false;
  ++round_;
  blobs_.interrupt();
  for (TimerId* timer : {&timer_, &watchdog_, &live_timer_}) {
    if (*timer != 0) host_.clock.cancel(*timer);
    *timer = 0;
  }
  close_live();
}

void SyncLoop::kick() {
  if (!running_ || session_lost_) return;
  if (busy_) {
    again_ = true;
    return;
  }
  begin();
}

void SyncLoop::visibility_changed() {
  if (!running_) return;
  if (host_.environment.visible()) {
    kick();
  } else {
    close_live();
    // What was written last still goes out while the page is being left.
    if (copy_.outbox().unsent() > 0) kick();
  }
}

void SyncLoop::session_renewed() {
  session_lost_ = false;
  failures_ = 0;
  if (!running_) return;
  ++round_;
  busy_ = false;
  copy_.put_back();
  blobs_.interrupt();
  begin();
}

// ---- one round

void SyncLoop::begin() {
  if (timer_ != 0) host_.clock.cancel(timer_);
  timer_ = 0;
  busy_ = true;
  again_ = false;
  pulled_ = false;
  if (copy_.outbox().unsent() > 0) caught_up_ = false;
  ++round_;
  if (listener_.changed) listener_.changed();
  next_step();
}

void SyncLoop::next_step() {
  if (watchdog_ != 0) host_.clock.cancel(watchdog_);
  const uint64_t round = round_;
  watchdog_ = host_.clock.after(kWatchdogMs, [this, round] {
    watchdog_ = 0;
    if (round == round_ && busy_) fail(0);
  });
  if (!copy_.facts().introduced && !introduction_tried_) return introduce();
  // A device whose clock was never compared asks the time first: its edits are dated by it.
  const bool clock_unknown = !copy_.facts().skew_ms && !pulled_;
  if (copy_.outbox().unsent() > 0 && !clock_unknown) return push();
  if (!pulled_ || again_) {
    again_ = false;
    return pull();
  }
  // Text never waits for a picture.
  if (blobs_.has_work()) return send_blob();
  succeed();
}

void SyncLoop::send(HttpRequest request, std::function<void(const json&)> answered) {
  const uint64_t round = round_;
  request_sent_ms_ = host_.clock.monotonic_ms();
  host_.network.send(std::move(request), [=, this](const HttpAnswer& answer) {
    if (round != round_) return;
    if (answer.kind != HttpAnswer::Kind::answered || answer.status != 200) {
      return answered_badly(answer);
    }
    const Result<json> body = parse_json(answer.body);
    // A hotel's sign-in page is an answer too, but not the server's.
    if (!body) return fail(0);
    answered(*body);
  });
}

void SyncLoop::answered_badly(const HttpAnswer& answer) {
  copy_.put_back();
  if (answer.kind != HttpAnswer::Kind::answered) {
    reached_ = false;
    return fail(0);
  }
  reached_ = answer.status < 500;
  const ErrorCode code = refusal_code(answer);
  const bool is_revoked = code == ErrorCode::session_revoked || code == ErrorCode::person_inactive;
  const bool is_shut_out = is_revoked || answer.status == 401 ||
                           code == ErrorCode::password_temporary ||
                           code == ErrorCode::password_old || code == ErrorCode::second_factor_due;
  if (is_shut_out) return lose_session(is_revoked);
  outdated_ = code == ErrorCode::protocol_too_old;
  if (answer.status == 413) batch_limit_ = std::max<size_t>(1, batch_limit_ / 2);
  if (code == ErrorCode::bad_cursor && !copy_.facts().cursor.empty()) {
    return fetch_anew();
  }
  fail(answer.retry_after_s);
}

// Only the records: the outbox has nothing to do with cursors.
void SyncLoop::fetch_anew() {
  Horizon same;
  same.epoch = copy_.facts().epoch;
  same.scope = copy_.facts().scope;
  const uint64_t round = round_;
  copy_.begin_anew(same, false, [this, round](Kept kept) {
    if (round != round_) return;
    if (kept == Kept::yes) return next_step();
    fail(0);
  });
}

void SyncLoop::lose_session(bool revoked) {
  session_lost_ = true;
  end_step();
  caught_up_ = false;
  close_live();
  rest(kMaxBackoffMs);
  const auto& tell = revoked ? listener_.session_revoked : listener_.session_expired;
  if (tell) tell();
}

void SyncLoop::push() {
  const std::string cursor = copy_.facts().cursor;
  const std::vector<Operation> batch = copy_.take_batch(batch_limit_, kMaxBatchBytes);
  if (batch.empty()) return fail(0);
  PushRequest request;
  request.device = batch.front().device;
  request.skew_ms = copy_.skew_of(batch.front().id);
  request.cursor = cursor;
  for (const Operation& operation : batch) request.operations.push_back(to_json(operation));
  send({.method = "POST",
        .path = "/api/v1/push",
        .body = canonical(to_json(request)),
        .timeout_ms = kPushTimeoutMs},
       [this, cursor, batch](const json& body) { take_push(body, cursor, batch); });
}

void SyncLoop::take_push(const json& body, const std::string& cursor,
                         const std::vector<Operation>& sent) {
  Result<PushResponse> response = push_response_from(body);
  if (!response) {
    copy_.put_back();
    return fail(0);
  }
  reached_ = true;
  const Horizon horizon = response->horizon;
  measure_skew(horizon.server_time, request_sent_ms_);
  const bool other_ledger = !copy_.facts().epoch.empty() && horizon.epoch != copy_.facts().epoch;
  if (other_ledger) response->changes.reset();
  const std::vector<Verdict> verdicts = response->verdicts;
  const uint64_t round = round_;
  copy_.apply_push(std::move(*response), cursor, sent.front().device, [=, this](Kept kept) {
    // What got no verdict is still unanswered.
    copy_.put_back();
    bool is_any_of_ours = false;
    for (const Verdict& verdict : verdicts) {
      for (const Operation& operation : sent) {
        if (operation.id != verdict.operation) continue;
        is_any_of_ours = true;
        if (kept == Kept::yes && listener_.settled) listener_.settled(verdict, operation);
      }
    }
    if (round != round_) return;
    if (kept != Kept::yes || !is_any_of_ours) return fail(0);
    if (other_ledger) return restore(horizon);
    next_step();
  });
}

void SyncLoop::pull() {
  const std::string cursor = copy_.facts().cursor;
  std::string path = path_with_cursor("/api/v1/pull", cursor);
  if (is_time_to_compare()) add_flag(path, "digest");
  if (differed_) add_flag(path, "differed");
  send({.path = std::move(path), .body = "", .timeout_ms = kPullTimeoutMs},
       [this, cursor](const json& body) { take_pull(body, cursor); });
}

// A copy that is still being downloaded has nothing to compare.
bool SyncLoop::is_time_to_compare() const {
  if (!copy_.facts().complete || copy_.facts().cursor.empty()) return false;
  return !compared_ms_ || host_.clock.monotonic_ms() - *compared_ms_ >= kCompareMs;
}

void SyncLoop::take_pull(const json& body, const std::string& cursor) {
  Result<PullResponse> response = pull_response_from(body);
  if (!response) return fail(0);
  reached_ = true;
  const Horizon horizon = response->horizon;
  measure_skew(horizon.server_time, request_sent_ms_);
  if (!copy_.facts().epoch.empty() && horizon.epoch != copy_.facts().epoch) {
    return restore(horizon);
  }
  const uint64_t round = round_;
  const bool more = response->page.more;
  const std::string next = response->page.next;
  const std::string digest = response->digest;
  differed_ = false;
  copy_.apply_pull(std::move(*response), cursor, [=, this](Kept) {
    if (round != round_) return;
    // A live event may have moved the copy on meanwhile.
    pulled_ = !more && copy_.facts().cursor == next;
    if (pulled_ && !digest.empty()) {
      compared_ms_ = host_.clock.monotonic_ms();
      differed_ = digest != copy_digest(copy_.confirmed());
      pulled_ = !differed_;
      if (differed_) return fetch_anew();
    }
    next_step();
  });
}

void SyncLoop::send_blob() {
  const uint64_t round = round_;
  blobs_.prepare([this, round](std::optional<HttpRequest> request) {
    if (round != round_) return;
    if (!request) return next_step();
    host_.network.send(std::move(*request), [this, round](const HttpAnswer& answer) {
      if (round == round_) take_blob(answer);
    });
  });
}

void SyncLoop::take_blob(const HttpAnswer& answer) {
  const uint64_t round = round_;
  blobs_.take(answer, [this, round, answer](BlobQueue::Next next) {
    if (round != round_) return;
    if (next == BlobQueue::Next::not_ours) return answered_badly(answer);
    reached_ = true;
    if (next == BlobQueue::Next::failed) return fail(0);
    // Each part is progress: the next cut is a first one again.
    failures_ = 0;
    if (listener_.changed) listener_.changed();
    next_step();
  });
}

// The server was restored from a backup: what it once acknowledged may be gone. The ids make it
// harmless to send it again.
void SyncLoop::restore(const Horizon& horizon) {
  pulled_ = false;
  const uint64_t round = round_;
  copy_.begin_anew(horizon, true, [=, this](Kept kept) {
    if (round != round_) return;
    if (kept != Kept::yes) return fail(0);
    // What is sent again may have attachments that are to be sent again.
    photos_.load([=, this] {
      if (round == round_) next_step();
    });
  });
}

void SyncLoop::measure_skew(Instant server_time, int64_t sent_monotonic_ms) {
  const int64_t round_trip = host_.clock.monotonic_ms() - sent_monotonic_ms;
  const bool known = copy_.facts().skew_ms.has_value();
  if (known && round_trip > kMaxRoundTripMs) return;
  const int64_t middle = host_.clock.now().unix_ms - round_trip / 2;
  copy_.note_skew(server_time.unix_ms - middle);
}

// ---- the end of a round

void SyncLoop::end_step() {
  busy_ = false;
  if (watchdog_ != 0) host_.clock.cancel(watchdog_);
  watchdog_ = 0;
}

void SyncLoop::succeed() {
  end_step();
  failures_ = 0;
  outdated_ = false;
  batch_limit_ = kMaxBatchOperations;
  caught_up_ = copy_.outbox().unsent() == 0 && photos_.count(PhotoState::waiting) == 0;
  const bool visible = host_.environment.visible();
  copy_.note_synced(host_.clock.now(), [](Kept) {});
  if (visible && !live_open_) open_live();
  rest(jittered(!visible ? kHiddenPollMs : live_ ? kLivePollMs : kPollMs));
  // Something came in after the last step had begun.
  if (again_ || copy_.outbox().unsent() > 0) return kick();
  if (listener_.changed) listener_.changed();
}

void SyncLoop::fail(int32_t retry_after_s) {
  end_step();
  ++round_;
  caught_up_ = false;
  copy_.put_back();
  blobs_.interrupt();
  const int32_t doublings = std::min(failures_, 6);
  ++failures_;
  const int64_t backoff = std::min(kMaxBackoffMs, kFirstBackoffMs << doublings);
  rest(std::max(jittered(backoff), retry_after_s * kSecondMs));
  if (listener_.changed) listener_.changed();
}

void SyncLoop::rest(int64_t delay_ms) {
  if (timer_ != 0) host_.clock.cancel(timer_);
  timer_ = host_.clock.after(delay_ms, [this] {
    timer_ = 0;
    if (!running_) return;
    if (session_lost_) return rest(kMaxBackoffMs);
    if (!busy_) begin();
  });
}

// Between half and the whole: a thousand devices do not come back in the same second.
int64_t SyncLoop::jittered(int64_t ms) {
  const auto bytes = host_.random.bytes();
  return ms / 2 + ms / 2 * bytes[0] / 255;
}

// ---- the live stream

void SyncLoop::open_live() {
  if (session_lost_ || copy_.facts().cursor.empty()) return;
  live_open_ = true;
  stream_at_ = copy_.facts().cursor;
  host_.network.open_live(path_with_cursor("/api/v1/live", copy_.facts().cursor), *this);
}

void SyncLoop::close_live() {
  if (live_open_) host_.network.close_live();
  live_open_ = false;
  live_ = false;
}

void SyncLoop::live_opened() {
  live_ = true;
  if (!busy_) rest(jittered(kLivePollMs));
  if (listener_.changed) listener_.changed();
}

void SyncLoop::live_event(std::string_view name, std::string_view data) {
  // Only a stream that has carried something is trusted to be reopened at once.
  live_failures_ = 0;
  if (name == "heartbeat") return;
  const Result<json> body = parse_json(data);
  Result<PullResponse> response =
      body ? pull_response_from(*body) : Result<PullResponse>(error(ErrorCode::malformed_json));
  const CopyFacts& facts = copy_.facts();
  // Events follow one another on the stream, not on the copy: one that was passed over leaves a gap
  // that only a pull closes.
  const std::string begins = stream_at_;
  if (response) stream_at_ = response->page.next;
  const bool simple = response && !response->reset && !busy_ &&
                      response->horizon.epoch == facts.epoch &&
                      response->horizon.scope == facts.scope && !response->page.more;
  // Anything out of the ordinary is settled by a pull, which says what is the case.
  if (!simple) return kick();
  const std::string next = response->page.next;
  copy_.apply_pull(std::move(*response), begins, [this, next](Kept) {
    if (copy_.facts().cursor != next) kick();
    if (listener_.changed) listener_.changed();
  });
}

void SyncLoop::live_closed(int32_t status) {
  live_open_ = false;
  live_ = false;
  if (!running_) return;
  if (status == 401 || status == 0) {
    // Whether it was the session or the connection, a pull will tell.
    if (live_failures_ == 0 && !busy_) rest(jittered(kFirstBackoffMs));
  } else if (!busy_) {
    rest(jittered(kPollMs));
  }
  ++live_failures_;
  if (listener_.changed) listener_.changed();
}

}  // namespace tz::client
