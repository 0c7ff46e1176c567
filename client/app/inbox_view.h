// The inbox 消息 as it is shown: what needs this person now, most urgent first. Derived from the
// records each time; nothing is kept or marked as read.
#pragma once

#include <string>
#include <vector>

#include "app/route.h"

namespace tz::client {

struct InboxRow {
  std::string what;   // "督办单待答复"
  std::string title;  // "(十三)2 一链事项全部进窗"
  std::string when;   // "还剩 3 天"
  std::string unit;   // whose, where it is not one's own
  bool urgent = false;
  Route route;
};

struct InboxPage {
  std::vector<InboxRow> rows;
  size_t urgent = 0;
  bool loading = false;
};

}  // namespace tz::client
