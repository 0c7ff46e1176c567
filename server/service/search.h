// Search: what the caller may see of the ledger and holds all that was typed.
#pragma once

#include <string>
#include <string_view>

#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

// The JSON text of the answer, see docs/protocol.md. Nothing in it, not even a count, depends on
// what is outside the caller's scope.
// Errors: text_required (`q` has no character to look for), text_too_long, out_of_range (`limit`
// is not within 1 and kMaxSearchAnswers), person_inactive, store_failed.
Result<std::string> search(Service& service, const Caller& caller, std::string_view typed,
                           size_t limit);

}  // namespace tz::server
