// ViewContext: what the makers of views work from: the shown records, one's own edits under way,
// and who reads it in which language on which day. Made for one round of making views; refers to
// the copy and ends with its next change. Also the phrases that several views share.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/drafts.h"
#include "app/ledger_copy.h"
#include "app/light_badge.h"
#include "app/task_views.h"
#include "rules/access.h"
#include "summary/light.h"
#include "text/strings.h"

namespace tz::client {

struct Reader {
  Lang lang = Lang::zh;
  Instant now;
  CivilDate today;
  Actor actor;
};

// The assignment that an operation is about; none for the others.
std::optional<AssignmentId> assignment_of(const Operation& operation);

class ViewContext {
 public:
  ViewContext(const RecordSet& records, const Shown& shown, const LedgerCopy& copy,
              const Drafts& drafts, const Reader& reader);

  const RecordSet& records;
  const Shown& shown;
  const LedgerCopy& copy;
  const Drafts& drafts;
  const Reader& reader;

  std::string say(Text text) const { return std::string(tr(reader.lang, text)); }
  std::string say(Text text, const std::vector<std::string>& args) const {
    return tr(reader.lang, text, args);
  }
  std::string date(CivilDate date) const { return say_date(reader.lang, date, reader.today); }
  std::string time(Instant at) const { return say_time(reader.lang, at, reader.now); }

  // Empty for a unit or person that is not in sight.
  std::string unit_name(UnitId id) const;
  // The names of people of other units are not on every device; `otherwise` is said instead.
  std::string person_name(PersonId id, std::string_view otherwise = {}) const;
  // "陈静 6月3日 09:12 退回：缺照片"
  std::string said(Text what, const Remark& remark, std::string_view otherwise) const;

  LightBadge badge(const LightVerdict& verdict) const;
  std::string duty_word(Duty duty) const;  // "责任"
  std::string days_text(int32_t days_left) const;
  std::string lead_names(const Task& task) const;

  EditState edit_of(const OutboxEntry& entry) const;
  EditState in_ledger(uint64_t receipt) const;
  // The most important of what is under way with an assignment.
  EditState edit_of(AssignmentId assignment) const;
  // Outbox entries about an assignment, in their order.
  const std::vector<const OutboxEntry*>& entries_of(AssignmentId assignment) const;
  bool has_unsent(AssignmentId assignment) const;
  // The receipt of one's own report; 0 when it is not one's own, or not known any more.
  uint64_t receipt_of(ReportId report) const;

 private:
  std::map<AssignmentId, std::vector<const OutboxEntry*>> entries_;
  std::vector<const OutboxEntry*> none_;
  std::map<ReportId, uint64_t> receipts_;
};

}  // namespace tz::client
