// The inbox 消息 as it is shown: what needs this person now, most urgent first. Derived from the
// records each time; nothing is kept or marked as read.
#pragma once

#include <string>
#include <vector>

#include "app/route.h"
#include "summary/inbox.h"

namespace tz::client {

struct InboxRow {
  InboxKind kind = InboxKind::report_returned;
  std::string what;   // "督办单待答复"
  std::string title;  // "(十三)2 一链事项全部进窗"
  std::string when;   // "还剩 3 天"
  std::string unit;   // whose, where it is not one's own
  bool urgent = false;
  Route route;
};

struct InboxPage {
  struct Chip {
    InboxKind kind = InboxKind::report_returned;
    std::string word;
    size_t count = 0;
  };
  std::vector<InboxRow> rows;
  std::vector<Chip> chips;  // the kinds that there are, as the rows are sorted
  size_t urgent = 0;
  bool loading = false;
};

}  // namespace tz::client
