// Erasing a person: the name goes out of the record and of the log's texts (erasure.h), the account
// with its sessions goes, and the ledger's files hold none of it afterwards. What the person wrote
// stays, by somebody whose name is not known any more.
#pragma once

#include <optional>
#include <string_view>

#include "rules/actor.h"
#include "service/service.h"

namespace tz::server {

struct ErasedPerson {
  PersonId person;
  uint64_t seq = 0;  // of the entry that says so
  size_t texts = 0;  // of the log, replaced
  // Why the files may still hold the name in parts that nothing uses: see Store::wipe().
  std::optional<Error> not_wiped;
};

// `by` as in accounts.h. The account must be disabled before. Errors: login_unknown, not_allowed,
// own_account, person_active, and what is wrong with the reason ("reason").
Result<ErasedPerson> erase_person(Service& service, const Actor& by, std::string_view login,
                                  std::string_view reason);

}  // namespace tz::server
