// Accounts: a sign-in name and a password for a person of the ledger. The person is put into the
// ledger by an operation like any other; login and password are the server's own.
// `by` is whoever does it: a person with the role admin, or system_actor() on the server machine;
// `address` from where, for the auditor (sign_in_events.h), or empty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/person.h"
#include "model/unit.h"
#include "rules/actor.h"
#include "service/service.h"

namespace tz::server {

struct NewAccount {
  std::string login;  // 2 to 32 of a-z 0-9 . -
  std::string password;
  // The person must replace it at the first sign-in, because whoever adds the account knows it.
  bool password_is_temporary = true;
  std::string name;
  UnitId unit;  // must be in the register
  std::vector<Role> roles;
};

struct AccountInfo {
  std::string login;
  Person person;
  bool disabled = false;
  bool locked = false;  // for a while, after failed attempts
  bool has_second_factor = false;
};

// Errors: login_invalid, login_taken, the password rule's, and what the judge says of the person,
// with the field of NewAccount.
Result<Person> add_account(Service& service, const Actor& by, const NewAccount& account,
                           std::string_view address = {});

// Nobody shuts himself out: own_account from those below, where it is one's own.

// Disables the person too (by an operation) and ends every session and stream. login_unknown,
// not_allowed, and what the judge says.
Outcome disable_account(Service& service, const Actor& by, std::string_view login,
                        std::string_view address = {});
Outcome enable_account(Service& service, const Actor& by, std::string_view login,
                       std::string_view address = {});

// The person must replace it at the next sign-in. Also lifts a lock, and ends every session.
// login_unknown, not_allowed, the password rule's.
Outcome reset_password(Service& service, const Actor& by, std::string_view login,
                       std::string_view password, std::string_view address = {});

// own_account only where one's own right to administer would go. login_unknown, not_allowed,
// roles_conflict.
Outcome set_roles(Service& service, const Actor& by, std::string_view login,
                  const std::vector<Role>& roles);

// In the order of logins. not_allowed without admin or auditor.
Result<std::vector<AccountInfo>> list_accounts(Service& service, const Actor& by);

// The unit of that name or alias; made with that kind when there is none.
Result<Unit> require_unit(Service& service, const Actor& by, std::string_view name, UnitKind kind);

}  // namespace tz::server
