// ViewPoint: what one caller may see of one state of the ledger, and whether a cursor fits it.
// Shared by pull, push and live.
#pragma once

#include <string_view>

#include "service/cursor.h"
#include "service/page_text.h"
#include "service/service.h"

namespace tz::server {

struct ViewPoint {
  Scope scope;
  Horizon horizon;

  // The beginning of a download.
  Cursor beginning() const { return {horizon.epoch, horizon.scope, Position{}}; }
  // Of this ledger, this scope, and not ahead of the head.
  bool fits(const Cursor& cursor) const;
};

// The person is read anew. Errors: not_found, person_inactive, the store's.
Result<ViewPoint> view_point(Snapshot& snapshot, PersonId person, Instant now);

}  // namespace tz::server
