// Finding the account that an administrator names.
#pragma once

#include "store/store_view.h"

namespace tz::server {

// For an administrator. Errors: not_allowed, login_unknown, the store's.
Result<Account> account_named(StoreView& view, Snapshot& snapshot, const Actor& by,
                              std::string_view login);
// Whose it is. Errors: not_found, the store's.
Result<Person> person_of(StoreView& view, const Account& account);

}  // namespace tz::server
