#include "service/account_named.h"

#include "service/entry.h"

namespace tz::server {

Result<Account> account_named(StoreView& view, Snapshot& snapshot, const Actor& by,
                              std::string_view login) {
  const Result<Actor> admin = actor_with(view, by.person, Role::admin);
  if (!admin) return admin.error();
  const Result<std::optional<Account>> found = snapshot.account(login);
  if (!found) return found.error();
  if (!*found) return error(ErrorCode::login_unknown, "login");
  return **found;
}

Result<Person> person_of(StoreView& view, const Account& account) {
  const Person* known = view.person(account.person);
  if (view.fault()) return *view.fault();
  if (known == nullptr) return error(ErrorCode::not_found, "person");
  return *known;
}

}  // namespace tz::server
