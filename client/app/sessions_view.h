// The page 登录设备: where somebody is signed in, as the server told it last.
#pragma once

#include <string>
#include <vector>

#include "app/call.h"

namespace tz::client {

struct SessionRow {
  std::string id;
  std::string device;  // "Android · Chrome"
  std::string times;   // since when, and when it was last used
  bool current = false;
};

struct SessionsPage {
  bool own = true;
  std::string whose;  // a name; empty: one's own
  bool loading = false;
  std::string fault;  // why they could not be read; empty: they could
  std::vector<SessionRow> rows;
  size_t others = 0;  // that are not this one
  Asked asked;        // of ending
};

}  // namespace tz::client
