#include "app/blob_queue.h"

#include <algorithm>

#include "app/call.h"

namespace tz::client {
namespace {

constexpr int32_t kTimeoutMs = 60000;
constexpr int32_t kMaxStalls = 3;
constexpr int64_t kPauseMs = 10 * kMinuteMs;

}  // namespace

BlobQueue::BlobQueue(Photos& photos, Clock& clock) : photos_(photos), clock_(clock) {}

bool BlobQueue::has_work() const {
  return clock_.monotonic_ms() >= paused_until_ms_ && photos_.next_waiting().has_value();
}

void BlobQueue::begin(const Sha256Digest& hash) {
  current_ = hash;
  bytes_.reset();
  offset_.reset();
  stalls_ = 0;
}

void BlobQueue::interrupt() {
  ++turn_;
  offset_.reset();
}

std::optional<int32_t> BlobQueue::percent_of(const Sha256Digest& hash) const {
  if (current_ != hash || !offset_ || !bytes_ || bytes_->empty()) return std::nullopt;
  return static_cast<int32_t>(*offset_ * 100 / static_cast<int64_t>(bytes_->size()));
}

void BlobQueue::prepare(std::function<void(std::optional<HttpRequest>)> ready) {
  const bool still_waits = current_ && photos_.find(*current_) != nullptr &&
                           photos_.find(*current_)->state == PhotoState::waiting;
  if (!still_waits) {
    const std::optional<Sha256Digest> next = photos_.next_waiting();
    if (!next) return ready(std::nullopt);
    begin(*next);
  }
  if (bytes_) return ready(request());
  const uint64_t turn = ++turn_;
  photos_.read(*current_, [this, turn, ready = std::move(ready)](std::string bytes) {
    if (turn != turn_) return;
    bytes_ = std::move(bytes);
    ready(request());
  });
}

HttpRequest BlobQueue::request() const {
  HttpRequest out;
  out.path = "/api/v1/blob/" + to_hex(*current_);
  out.timeout_ms = kTimeoutMs;
  if (!offset_) {
    out.path += "/received";
    return out;
  }
  const auto at = static_cast<size_t>(*offset_);
  out.method = "PUT";
  out.path += "?offset=" + std::to_string(at) + "&size=" + std::to_string(bytes_->size());
  out.type = "application/octet-stream";
  out.body = bytes_->substr(at, kPartBytes);
  return out;
}

void BlobQueue::take(const HttpAnswer& answer, std::function<void(Next)> then) {
  if (!current_ || !bytes_ || answer.kind != HttpAnswer::Kind::answered) {
    interrupt();
    return then(Next::not_ours);
  }
  if (answer.status != 200) return take_refusal(answer, std::move(then));
  const Result<json> body = parse_json(answer.body);
  if (body) return take_state(*body, std::move(then));
  // A hotel's sign-in page is an answer too, but not the server's.
  interrupt();
  then(Next::not_ours);
}

void BlobQueue::take_state(const json& body, std::function<void(Next)> then) {
  ObjectReader in(body, "");
  const int64_t received = in.integer("received", 0, kMaxBlobBytes);
  const bool whole = in.boolean_or("whole", false);
  if (in.failed()) {
    interrupt();
    return then(Next::not_ours);
  }
  const auto ended = [this, then](Kept kept) { finish(then, kept); };
  if (whole) return photos_.mark_sent(*current_, ended);
  if (bytes_->empty()) return photos_.drop(*current_, ended);
  const bool is_stalled = offset_ && received <= *offset_;
  if (received > static_cast<int64_t>(bytes_->size()) || (is_stalled && ++stalls_ > kMaxStalls)) {
    interrupt();
    return then(Next::failed);
  }
  offset_ = received;
  then(Next::go_on);
}

void BlobQueue::take_refusal(const HttpAnswer& answer, std::function<void(Next)> then) {
  const Error why = refusal_in(answer);
  const auto ended = [this, then](Kept kept) { finish(then, kept); };
  switch (why.code) {
    case ErrorCode::blob_offset:
      interrupt();
      return then(++stalls_ > kMaxStalls ? Next::failed : Next::go_on);
    case ErrorCode::blob_differs:
      // The server has forgotten all of it. Bytes that were spoilt on the way are sent again; those
      // that are spoilt here never will be right.
      if (sha256(*bytes_) != *current_) {
        return photos_.mark_refused(*current_, ErrorCode::photo_unreadable, ended);
      }
      interrupt();
      return then(++stalls_ > kMaxStalls ? Next::failed : Next::go_on);
    case ErrorCode::blob_too_large:
    case ErrorCode::blob_unknown_type:
    case ErrorCode::not_allowed:
    case ErrorCode::out_of_range:
      return photos_.mark_refused(*current_, why.code, ended);
    case ErrorCode::blob_quota:
    case ErrorCode::storage_full:
    case ErrorCode::route_unknown:
      interrupt();
      paused_until_ms_ =
          clock_.monotonic_ms() + std::max(kPauseMs, answer.retry_after_s * kSecondMs);
      return then(Next::later);
    default:
      interrupt();
      return then(Next::not_ours);
  }
}

void BlobQueue::finish(const std::function<void(Next)>& then, Kept kept) {
  current_.reset();
  bytes_.reset();
  offset_.reset();
  then(kept == Kept::yes ? Next::go_on : Next::failed);
}

}  // namespace tz::client
