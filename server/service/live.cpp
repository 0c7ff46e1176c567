#include "service/live.h"

#include <algorithm>
#include <chrono>

#include "service/contacts.h"
#include "service/page_text.h"
#include "service/service.h"
#include "service/sign_in.h"
#include "service/view_point.h"

namespace tz::server {

LiveListener::LiveListener(PersonId person, const Sha256Digest& session, std::string scope,
                           size_t capacity)
    : person_(person), session_(session), scope_(std::move(scope)), capacity_(capacity) {}

Result<std::optional<LiveEvent>> LiveListener::next(int64_t timeout_ms) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_for(lock, std::chrono::milliseconds(timeout_ms),
                    [&] { return !queue_.empty() || ending_.has_value(); });
  if (!queue_.empty()) {
    std::optional<LiveEvent> event = std::move(queue_.front());
    queue_.pop_front();
    return event;
  }
  if (ending_) return error(*ending_);
  return std::optional<LiveEvent>();
}

void LiveListener::give(const LiveEvent& event) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (ending_) return;
    if (queue_.size() >= capacity_) {
      ending_ = ErrorCode::busy;
    } else {
      queue_.push_back(event);
    }
  }
  changed_.notify_all();
}

void LiveListener::give_first(std::vector<LiveEvent> events, uint64_t head, bool complete) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    // What was read from an older state than these must not come after them.
    while (!queue_.empty() && (!complete || queue_.front().head <= head)) queue_.pop_front();
    queue_.insert(queue_.begin(), events.begin(), events.end());
    if (!complete && !ending_) ending_ = ErrorCode::busy;
  }
  changed_.notify_all();
}

void LiveListener::end(ErrorCode reason, bool at_once) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (at_once) queue_.clear();
    if (at_once || !ending_) ending_ = reason;
  }
  changed_.notify_all();
}

LiveHub::LiveHub(Store& store, Clock& clock, size_t queue)
    : store_(store), clock_(clock), queue_(queue), thread_([this] { work(); }) {}

LiveHub::~LiveHub() {
  stop();
}

void LiveHub::announce(bool scopes_may_differ) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++announced_;
    revise_ = revise_ || scopes_may_differ;
  }
  woken_.notify_all();
}

void LiveHub::settle() {
  std::unique_lock<std::mutex> lock(mutex_);
  const uint64_t round = announced_;
  served_.wait(lock, [&] { return stopping_ || done_ >= round; });
}

void LiveHub::stop() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  served_.notify_all();
  if (thread_.joinable()) thread_.join();
  for_each([](LiveListener& listener) { listener.end(ErrorCode::internal, true); });
}

void LiveHub::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    woken_.wait(lock, [&] { return stopping_ || announced_ > done_; });
    if (stopping_) return;
    const uint64_t round = announced_;
    const bool revise_now = revise_;
    revise_ = false;
    lock.unlock();
    // When reading fails, the channels stay where they are and the next round goes on from there.
    (void)store_.read([&](Snapshot& snapshot) { return serve(snapshot, revise_now); });
    lock.lock();
    done_ = round;
    served_.notify_all();
  }
}

Outcome LiveHub::serve(Snapshot& snapshot, bool revise_now) {
  const std::lock_guard<std::mutex> lock(channels_mutex_);
  forget_gone();
  if (revise_now) {
    if (const Outcome revised = revise(snapshot); !revised) return revised;
  }
  for (auto& [digest, channel] : channels_) {
    if (const Outcome served = serve(snapshot, channel); !served) return served;
  }
  return done();
}

Outcome LiveHub::serve(Snapshot& snapshot, Channel& channel) {
  const Result<Head> head = snapshot.head();
  if (!head) return head.error();
  for (bool more = true; more;) {
    const Result<PageText> page = page_after(snapshot, channel.scope, channel.cursor, head->seq);
    if (!page) return page.error();
    more = page->more;
    channel.cursor.position = page->upto;
    if (page->empty) continue;
    const Horizon horizon{channel.cursor.epoch, head->seq, channel.cursor.scope, clock_.now(),
                          to_hex(head->hash)};
    const LiveEvent event{to_text(channel.cursor),
                          std::make_shared<const std::string>(pull_text(horizon, *page, false)),
                          head->seq};
    for (const auto& weak : channel.listeners) {
      if (const auto listener = weak.lock()) listener->give(event);
    }
  }
  return done();
}

// Whoever's scope has become another is told so; he begins anew by pull.
Outcome LiveHub::revise(Snapshot& snapshot) {
  std::map<PersonId, Result<ViewPoint>> views;
  for (auto& [digest, channel] : channels_) {
    for (const auto& weak : channel.listeners) {
      const auto listener = weak.lock();
      if (listener == nullptr) continue;
      const PersonId person = listener->person_;
      auto known = views.find(person);
      if (known == views.end()) {
        known = views.emplace(person, view_point(snapshot, person, clock_.now())).first;
      }
      const Result<ViewPoint>& view = known->second;
      if (view) {
        if (view->horizon.scope != digest) send_reset(*listener, *view);
      } else if (view.error().code == ErrorCode::person_inactive) {
        listener->end(ErrorCode::session_expired, true);
      } else {
        return view.error();
      }
    }
  }
  return done();
}

void LiveHub::send_reset(LiveListener& listener, const ViewPoint& view) {
  PageText nothing;
  nothing.json = canonical(to_json(Page{{}, {}, to_text(view.beginning()), true}));
  listener.give({"", std::make_shared<const std::string>(pull_text(view.horizon, nothing, true)),
                 view.horizon.head});
  listener.end(ErrorCode::stale, false);
}

void LiveHub::forget_gone() {
  for (auto it = channels_.begin(); it != channels_.end();) {
    auto& listeners = it->second.listeners;
    listeners.erase(std::remove_if(listeners.begin(), listeners.end(),
                                   [](const auto& weak) { return weak.expired(); }),
                    listeners.end());
    it = listeners.empty() ? channels_.erase(it) : std::next(it);
  }
}

void LiveHub::for_each(const std::function<void(LiveListener&)>& visit) {
  const std::lock_guard<std::mutex> lock(channels_mutex_);
  for (auto& [digest, channel] : channels_) {
    for (const auto& weak : channel.listeners) {
      if (const auto listener = weak.lock()) visit(*listener);
    }
  }
}

void LiveHub::end_session(const Sha256Digest& session) {
  for_each([&](LiveListener& listener) {
    if (listener.session_ == session) listener.end(ErrorCode::session_expired, true);
  });
}

void LiveHub::end_person(PersonId person) {
  for_each([&](LiveListener& listener) {
    if (listener.person_ == person) listener.end(ErrorCode::session_expired, true);
  });
}

void LiveHub::end_others(PersonId person, const Sha256Digest& kept) {
  for_each([&](LiveListener& listener) {
    const bool is_other = listener.person_ == person && listener.session_ != kept;
    if (is_other) listener.end(ErrorCode::session_expired, true);
  });
}

size_t LiveHub::listeners() {
  size_t count = 0;
  for_each([&](LiveListener&) { ++count; });
  return count;
}

std::vector<PersonId> LiveHub::persons() {
  std::vector<PersonId> out;
  for_each([&](const LiveListener& listener) { out.push_back(listener.person_); });
  return out;
}

std::shared_ptr<LiveListener> LiveHub::join(const ViewPoint& view, PersonId person,
                                            const Sha256Digest& session) {
  auto listener = std::make_shared<LiveListener>(person, session, view.horizon.scope, queue_);
  const std::lock_guard<std::mutex> lock(channels_mutex_);
  const auto [it, is_new] = channels_.try_emplace(view.horizon.scope);
  if (is_new) {
    it->second.scope = view.scope;
    it->second.cursor = view.beginning();
    it->second.cursor.position.version = view.horizon.head;
  }
  it->second.listeners.push_back(listener);
  return listener;
}

// Reads what lies between the cursor and the present into the listener, as far as its queue takes
// it.
Outcome LiveHub::catch_up(Snapshot& snapshot, LiveListener& listener, Cursor at) {
  const Result<ViewPoint> view = view_point(snapshot, listener.person_, clock_.now());
  if (!view) return view.error();
  if (!view->fits(at) || view->horizon.scope != listener.scope_) {
    send_reset(listener, *view);
    return done();
  }
  std::vector<LiveEvent> events;
  for (bool more = true; more;) {
    if (events.size() == queue_) {
      listener.give_first(std::move(events), view->horizon.head, false);
      return done();
    }
    const Result<PageText> page = page_after(snapshot, view->scope, at, view->horizon.head);
    if (!page) return page.error();
    more = page->more;
    at.position = page->upto;
    if (page->empty) continue;
    events.push_back({to_text(at),
                      std::make_shared<const std::string>(pull_text(view->horizon, *page, false)),
                      view->horizon.head});
  }
  listener.give_first(std::move(events), view->horizon.head, true);
  return done();
}

Result<std::shared_ptr<LiveListener>> LiveHub::begin(PersonId person, const Sha256Digest& session,
                                                     const std::optional<Cursor>& cursor) {
  std::optional<ViewPoint> view;
  const Outcome seen = store_.read([&](Snapshot& snapshot) -> Outcome {
    Result<ViewPoint> found = view_point(snapshot, person, clock_.now());
    if (!found) return found.error();
    view = std::move(*found);
    return done();
  });
  if (!seen) return seen.error();
  // First into the channel, then reading: so nothing is missed between the two. Without a cursor
  // the stream begins at the state that was seen.
  std::shared_ptr<LiveListener> listener = join(*view, person, session);
  Cursor from = view->beginning();
  from.position.version = view->horizon.head;
  if (cursor) from = *cursor;
  const Outcome caught_up = store_.read(
      [&](Snapshot& snapshot) { return catch_up(snapshot, *listener, std::move(from)); });
  if (!caught_up) return caught_up.error();
  return listener;
}

Result<std::shared_ptr<LiveListener>> listen(Service& service, const Caller& caller,
                                             std::string_view cursor) {
  std::optional<Cursor> given;
  if (!cursor.empty()) {
    Result<Cursor> read = cursor_from(cursor);
    if (!read) return read.error();
    given = std::move(*read);
  }
  note_contact(service, caller.person.id);
  return service.live.begin(caller.person.id, caller.session, given);
}

}  // namespace tz::server
