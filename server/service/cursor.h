// Cursor: where a device's copy stands, as an opaque text for the device: the ledger's epoch, the
// digest of the scope, and the position up to which that scope was handed out. Not signed: a forged
// one gets its maker nothing but another part of what he may see anyway.
#pragma once

#include <string>
#include <string_view>

#include "store/store.h"

namespace tz::server {

struct Cursor {
  std::string epoch;
  std::string scope;
  Position position;
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

// At most 150 ASCII characters, safe in a URL and a header.
std::string to_text(const Cursor& cursor);
// Error: bad_cursor.
Result<Cursor> cursor_from(std::string_view text);

}  // namespace tz::server
