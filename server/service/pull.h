// Pull: what changed since a cursor, within what the caller may see, page by page.
#pragma once

#include <string>
#include <string_view>

#include "rules/access.h"
#include "service/service.h"
#include "service/sign_in.h"
#include "sync/wire.h"

namespace tz::server {

struct PullWish {
  std::string_view cursor;  // empty: a download begins
  // With the last page: the digest of what the caller then holds. It costs a walk through all of
  // the scope.
  bool with_digest = false;
};

// The JSON text of a PullResponse. With `reset` the cursor did not belong to this ledger and scope:
// the page is then the first of a new download.
// Errors: bad_cursor (not a cursor at all), person_inactive, store_failed.
Result<std::string> pull(Service& service, const Caller& caller, const PullWish& wish);

// What somebody may see now. Errors: not_found, store_failed.
Result<Scope> scope_of_person(Snapshot& snapshot, const Person& person);

// For answers that carry nothing else.
Result<Horizon> horizon_of(Service& service, const Caller& caller);

}  // namespace tz::server
