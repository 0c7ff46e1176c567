// TabLink: several tabs of one person, one outbox. The leader numbers, stores and sends; the others
// hand their edits over and wait for the word that they are on disk. A leader that dies is
// replaced, and what it had not confirmed is asked for again with the same id. Owned by App; one
// thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/ledger_copy.h"
#include "host/clock.h"
#include "host/tabs.h"

namespace tz::client {

// What the leader tells the others besides what stands in the storage.
struct LeaderWord {
  bool online = false;
  bool syncing = false;
  bool live = false;
  bool caught_up = false;
  bool session_expired = false;
  size_t sending = 0;
  friend bool operator==(const LeaderWord&, const LeaderWord&) = default;
};

class TabLink {
 public:
  struct Listener {
    // This tab is to lead: it reads what the former leader has stored, then calls `ready`.
    std::function<void(std::function<void()> ready)> lead;
    // To the leader alone:
    std::function<void(Save, LedgerCopy::Answer)> save;
    std::function<void(TakeIn, LedgerCopy::Answer)> take_in;
    std::function<void(OperationId)> discard;
    std::function<void()> kick;
    std::function<LeaderWord()> word;
    // To the others alone:
    std::function<void(const LeaderWord&)> changed;
    // To all: another tab signed in or out.
    std::function<void()> session_changed;
  };

  TabLink(Tabs& tabs, Clock& clock, Listener listener);
  ~TabLink();
  TabLink(const TabLink&) = delete;
  TabLink& operator=(const TabLink&) = delete;

  void join(const std::string& circle);
  void leave();
  bool leading() const { return leading_; }

  // From the leader: something in the storage, or its word, is new.
  void tell_changed(const LeaderWord& word);
  void tell_session_changed();
  // From the others. The answer comes when the leader has stored it; never a no for want of one.
  void hand_over(Save save, LedgerCopy::Answer answer);
  void hand_over(const TakeIn& from, LedgerCopy::Answer answer);
  void ask_discard(OperationId id);
  void ask_kick();

 private:
  struct Waiting {
    std::string message;
    LedgerCopy::Answer answer;
  };

  void become_leader();
  void lead_on();
  void take(std::string_view message);
  void hand_over(OperationId id, std::string message, LedgerCopy::Answer answer);
  // Does what such a message asks for; what cannot be read is not answered.
  void store(const json& message, std::function<void(OperationId, Kept)> answer);
  void take_saved(const json& message);
  void arm();

  Tabs& tabs_;
  Clock& clock_;
  Listener listener_;
  bool leading_ = false;
  uint64_t generation_ = 0;
  std::map<OperationId, Waiting> waiting_;  // by the first operation of each
  TimerId timer_ = 0;
};

}  // namespace tz::client
