// InboxTray: where the two makers of inbox items lay what they find, and how they ask the rules
// beforehand. Of this room only. Made for one inbox; refers to the records and to the actor.
#pragma once

#include <string>

#include "rules/operation.h"
#include "summary/inbox.h"

namespace tz {

// So near its day, or so long after somebody has asked, a thing is urgent.
inline constexpr int32_t kUrgentDays = 3;

class InboxTray {
 public:
  InboxTray(const RecordSet& records_, const Actor& actor_, CivilDate today_)
      : records(records_), actor(actor_), today(today_) {}

  const RecordSet& records;
  const Actor& actor;
  const CivilDate today;

  // Whether the rules would let the person do it now, having seen all there is.
  bool may(OperationBody body) const;
  // Days until a day; below 0 past it.
  int32_t days_to(CivilDate date) const { return date - today; }
  int32_t days_since(CivilDate date) const { return today - date; }

  void add(InboxItem item) { items_.push_back(item); }
  // Of somebody's waiting: how long, and too long.
  void add_waiting(InboxItem item);
  // Of a day by which it must be done.
  void add_until(InboxItem item, CivilDate day);
  std::vector<InboxItem> taken() { return std::move(items_); }

 private:
  std::vector<InboxItem> items_;
};

// Stands in for words not yet written when the rules are asked.
inline std::string any_words() {
  return "-";
}

template <class T>
InboxItem item_about(InboxKind kind, const T& record, const Assignment& assignment,
                     CivilDate since) {
  return {kind, assignment.task, assignment.id, {kCollectionOf<T>, record.id.uuid}, since, 0,
          false};
}

inline CivilDate day_of(const Remark& remark) {
  return shanghai_date(remark.at);
}

// What the person's own unit has to do.
void add_own_work(InboxTray& tray);
// What others have done and the person may judge.
void add_reviews(InboxTray& tray);
// Publications that wait for the unit's objection, for an answer, for being published.
void add_publications(InboxTray& tray);

}  // namespace tz
