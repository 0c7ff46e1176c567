#include "app/presence_desk.h"

#include "app/call.h"

namespace tz::client {
namespace {

constexpr int64_t kEveryMs = kMinuteMs;
constexpr int64_t kSoonMs = 2 * kSecondMs;  // after a change; and between two questions at least
constexpr size_t kMaxUnits = 10'000;

Result<Presence> presence_in(const json& body) {
  ObjectReader in(body, "");
  Presence out;
  out.as_of = in.instant("server_time");
  in.each("units", kMaxUnits, [&](ObjectReader& unit) {
    const UnitId id = unit.id<UnitId>("unit");
    out.contacts[id] = unit.instant("last_contact");
  });
  return in.finish(std::move(out));
}

}  // namespace

PresenceDesk::PresenceDesk(Network& network, Clock& clock, std::function<void(Presence)> told)
    : network_(network), clock_(clock), told_(std::move(told)) {}

PresenceDesk::~PresenceDesk() {
  if (timer_ != 0) clock_.cancel(timer_);
}

void PresenceDesk::follow(bool looked_at) {
  if (following_ == looked_at) return;
  following_ = looked_at;
  if (timer_ != 0) clock_.cancel(timer_);
  timer_ = 0;
  if (!following_) return;
  const int64_t since_ms = clock_.monotonic_ms() - asked_ms_;
  asked_ms_ == 0 || since_ms >= kSoonMs ? ask() : ask_in(kSoonMs - since_ms);
}

void PresenceDesk::ledger_changed() {
  if (following_) ask_in(kSoonMs);
}

void PresenceDesk::forget() {
  ++round_;
  asking_ = false;
  asked_ms_ = 0;
  follow(false);
  told_(Presence());
}

// A question that is due sooner stays.
void PresenceDesk::ask_in(int64_t delay_ms) {
  const int64_t due_ms = clock_.monotonic_ms() + delay_ms;
  if (timer_ != 0 && due_ms_ <= due_ms) return;
  if (timer_ != 0) clock_.cancel(timer_);
  due_ms_ = due_ms;
  timer_ = clock_.after(delay_ms, [this] {
    timer_ = 0;
    ask();
  });
}

void PresenceDesk::ask() {
  ask_in(kEveryMs);
  if (asking_) return;
  asking_ = true;
  asked_ms_ = clock_.monotonic_ms();
  HttpRequest request;
  request.path = "/api/v1/presence";
  call(network_, std::move(request), [this, mine = round_](const Result<json>& got) {
    if (mine != round_) return;
    asking_ = false;
    if (!got || !got->is_object()) return;
    Result<Presence> told = presence_in(*got);
    if (told) told_(std::move(*told));
  });
}

}  // namespace tz::client
