// Presence: what the server said of who is in touch, for the board. A plain value.
#pragma once

#include <optional>

#include "summary/quiet.h"

namespace tz::client {

struct Presence {
  Contacts contacts;
  std::optional<Instant> as_of;  // by the server's time; none: it was not asked yet
};

}  // namespace tz::client
