// Live: listeners who get every change of their scope as it is committed. A thread of the hub's own
// reads what changed once for each scope, encodes it once, and hands the same text to all listeners
// of that scope. Queues are bounded: who is too slow is dropped, and catches up by pull.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "rules/access.h"
#include "service/clock.h"
#include "service/cursor.h"
#include "store/store.h"

namespace tz::server {

class Service;
struct Caller;
struct ViewPoint;

// The JSON text of a PullResponse; the same object for all listeners of a scope. `reset` in it says
// that the listener's scope has changed: its stream ends, and it pulls anew.
struct LiveEvent {
  std::string id;  // the cursor after it, for Last-Event-ID; empty with a reset
  std::shared_ptr<const std::string> json;
  uint64_t head = 0;  // of the state it was read from
};

// One stream. next() belongs to one thread; everything else may happen meanwhile.
class LiveListener {
 public:
  LiveListener(PersonId person, const Sha256Digest& session, std::string scope, size_t capacity);

  // Waits up to `timeout_ms` for an event. Nothing: time for a heartbeat.
  // Errors end the stream: busy (dropped: too slow), session_expired (signed out or disabled),
  // stale (the scope changed: the reset was handed out before), internal (the server stops).
  Result<std::optional<LiveEvent>> next(int64_t timeout_ms);

 private:
  friend class LiveHub;

  void give(const LiveEvent& event);
  // What lies before everything given so far; not complete: there was too much of it.
  void give_first(std::vector<LiveEvent> events, uint64_t head, bool complete);
  // At once: without handing out what waits.
  void end(ErrorCode reason, bool at_once);

  const PersonId person_;
  const Sha256Digest session_;
  const std::string scope_;
  const size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<LiveEvent> queue_;      // guarded by mutex_
  std::optional<ErrorCode> ending_;  // guarded by mutex_; told when the queue is empty
};

class LiveHub {
 public:
  LiveHub(Store& store, Clock& clock, size_t queue);
  ~LiveHub();
  LiveHub(const LiveHub&) = delete;
  LiveHub& operator=(const LiveHub&) = delete;

  // From the committer, after each commit; returns at once.
  void announce(bool scopes_may_differ);
  // Ends the streams of a session, or of a person.
  void end_session(const Sha256Digest& session);
  void end_person(PersonId person);
  // Those of a person's other sessions.
  void end_others(PersonId person, const Sha256Digest& kept);
  void stop();

  // Use listen().
  Result<std::shared_ptr<LiveListener>> begin(PersonId person, const Sha256Digest& session,
                                              const std::optional<Cursor>& cursor);

  size_t listeners();
  // Who listens; a person once for each stream.
  std::vector<PersonId> persons();
  // Waits until everything announced so far was handed out.
  void settle();

 private:
  // The listeners of one scope, and how far they have been served.
  struct Channel {
    Scope scope;
    Cursor cursor;
    std::vector<std::weak_ptr<LiveListener>> listeners;
  };

  void work();
  Outcome serve(Snapshot& snapshot, bool revise_now);
  Outcome serve(Snapshot& snapshot, Channel& channel);
  Outcome revise(Snapshot& snapshot);
  void send_reset(LiveListener& listener, const ViewPoint& view);
  void forget_gone();
  void for_each(const std::function<void(LiveListener&)>& visit);
  std::shared_ptr<LiveListener> join(const ViewPoint& view, PersonId person,
                                     const Sha256Digest& session);
  Outcome catch_up(Snapshot& snapshot, LiveListener& listener, Cursor at);

  Store& store_;
  Clock& clock_;
  const size_t queue_;
  std::mutex channels_mutex_;
  std::map<std::string, Channel> channels_;  // by scope digest; guarded by channels_mutex_
  std::mutex mutex_;
  std::condition_variable woken_;
  std::condition_variable served_;
  uint64_t announced_ = 0;  // rounds asked for; guarded by mutex_, as are the next
  uint64_t done_ = 0;       // rounds served
  bool revise_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

// Begins a stream after `cursor` (empty: from the present head). What lies between comes first.
// Errors: bad_cursor, person_inactive, store_failed. A cursor that pull would answer with a reset
// gives a stream whose only event is that reset.
Result<std::shared_ptr<LiveListener>> listen(Service& service, const Caller& caller,
                                             std::string_view cursor);

}  // namespace tz::server
