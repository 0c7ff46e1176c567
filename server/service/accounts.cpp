#include "service/accounts.h"

#include <algorithm>

#include "model/unit_called.h"
#include "service/account_named.h"
#include "service/entry.h"
#include "service/own_operation.h"
#include "service/sign_in_events.h"

namespace tz::server {
namespace {

bool is_login(std::string_view login) {
  if (login.size() < 2 || login.size() > 32) return false;
  return std::all_of(login.begin(), login.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  });
}

Outcome submit_person(Service& service, Transaction& transaction, StoreView& view, const Actor& by,
                      const Person& person) {
  const OwnStep step{PutPerson{person}, person.version};
  const auto verdicts = submit_own_in(service, transaction, view, by, {step});
  if (!verdicts) return without_path(verdicts.error(), "body.person.");
  return done();
}

// What an administrator has done to an account.
SignInEvent event_by(Service& service, const Actor& by, std::string_view address,
                     SignInEventKind kind, const Account& account) {
  SignInEvent out = sign_in_event(service.clock.now(), kind, &account, address);
  out.by = by.person;
  return out;
}

// The event itself, then the sessions that end with it.
Outcome end_all_with(Service& service, Transaction& transaction, SignInEvent event,
                     SignInEventKind of_each) {
  const Outcome noted = note_sign_in_event(service.settings, transaction, event);
  if (!noted) return noted;
  event.kind = of_each;
  return end_sessions_with(service.settings, transaction, event);
}

// Account and person together, so that neither says what the other does not.
Outcome set_active(Service& service, const Actor& by, std::string_view login, bool active,
                   std::string_view address) {
  PersonId whose;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        Result<Account> account = account_named(view, transaction, by, login);
        if (!account) return account.error();
        whose = account->person;
        if (whose == by.person) return error(ErrorCode::own_account, "login");
        Result<Person> person = person_of(view, *account);
        if (!person) return person.error();
        person->active = active;
        const Outcome put = submit_person(service, transaction, view, by, *person);
        if (!put) return put;
        account->disabled = !active;
        if (const Outcome kept = transaction.put_account(*account); !kept) return kept;
        using Kind = SignInEventKind;
        if (!active) {
          return end_all_with(service, transaction,
                              event_by(service, by, address, Kind::account_disabled, *account),
                              Kind::ended_with_account);
        }
        return note_sign_in_event(service.settings, transaction,
                                  event_by(service, by, address, Kind::account_enabled, *account));
      });
  if (ran && !active) service.live.end_person(whose);
  return ran;
}

Result<Unit> require_unit_in(Service& service, Transaction& transaction, StoreView& view,
                             const Actor& by, std::string_view name, UnitKind kind) {
  const Result<std::vector<Record>> register_now = transaction.records_in(Collection::unit);
  if (!register_now) return register_now.error();
  Unit made;
  for (const Record& record : *register_now) {
    const Unit& unit = *std::get_if<Unit>(&record);
    if (is_called(unit, name)) return unit;
    made.order = std::max(made.order, unit.order + 1);
  }
  made.id = UnitId(new_uuid(service.random, service.clock.now()));
  made.name = name;
  made.kind = kind;
  const OwnStep step{PutUnit{made}, 0};
  const auto verdicts = submit_own_in(service, transaction, view, by, {step});
  if (!verdicts) return verdicts.error();
  made.version = verdicts->front().seq;
  return made;
}

}  // namespace

Result<Person> add_account(Service& service, const Actor& by, const NewAccount& account,
                           std::string_view address) {
  if (!is_login(account.login)) return error(ErrorCode::login_invalid, "login");
  const Outcome rule = check_password_rule(account.password, account.login);
  if (!rule) return rule.error();
  const Result<std::string> hash = service.passwords.hash(account.password);
  if (!hash) return hash.error();

  Person person;
  person.id = PersonId(new_uuid(service.random, service.clock.now()));
  person.unit = account.unit;
  person.name = account.name;
  person.roles = account.roles;
  const Outcome ran = service.committer.run([&](Transaction& transaction,
                                                StoreView& view) -> Outcome {
    const Result<std::optional<Account>> taken = transaction.account(account.login);
    if (!taken) return taken.error();
    if (*taken) return error(ErrorCode::login_taken, "login");
    const Outcome put = submit_person(service, transaction, view, by, person);
    if (!put) return put;
    person = *view.person(person.id);
    Account made;
    made.login = account.login;
    made.person = person.id;
    made.password_hash = *hash;
    made.password_is_temporary = account.password_is_temporary;
    made.created_at = service.clock.now();
    made.password_set_at = made.created_at;
    if (const Outcome kept = transaction.put_account(made); !kept) return kept;
    return note_sign_in_event(service.settings, transaction,
                              event_by(service, by, address, SignInEventKind::account_added, made));
  });
  if (!ran) return ran.error();
  return person;
}

Outcome disable_account(Service& service, const Actor& by, std::string_view login,
                        std::string_view address) {
  return set_active(service, by, login, false, address);
}

Outcome enable_account(Service& service, const Actor& by, std::string_view login,
                       std::string_view address) {
  return set_active(service, by, login, true, address);
}

Outcome reset_password(Service& service, const Actor& by, std::string_view login,
                       std::string_view password, std::string_view address) {
  if (const Outcome rule = check_password_rule(password, login); !rule) return rule;
  const Result<std::string> hash = service.passwords.hash(password);
  if (!hash) return hash.error();
  PersonId whose;
  const Outcome written = service.store.write([&](Transaction& transaction) -> Outcome {
    StoreView view(transaction);
    Result<Account> account = account_named(view, transaction, by, login);
    if (!account) return account.error();
    whose = account->person;
    if (whose == by.person) return error(ErrorCode::own_account, "login");
    account->password_hash = *hash;
    account->password_is_temporary = true;
    account->password_set_at = service.clock.now();
    account->failed_attempts = 0;
    account->locked_until = Instant{};
    if (const Outcome kept = transaction.put_account(*account); !kept) return kept;
    return end_all_with(service, transaction,
                        event_by(service, by, address, SignInEventKind::password_reset, *account),
                        SignInEventKind::ended_with_password);
  });
  if (written) service.live.end_person(whose);
  return written;
}

Outcome set_roles(Service& service, const Actor& by, std::string_view login,
                  const std::vector<Role>& roles) {
  return service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
    const Result<Account> account = account_named(view, transaction, by, login);
    if (!account) return account.error();
    Result<Person> person = person_of(view, *account);
    if (!person) return person.error();
    person->roles = roles;
    return submit_person(service, transaction, view, by, *person);
  });
}

Result<std::vector<AccountInfo>> list_accounts(Service& service, const Actor& by) {
  std::vector<AccountInfo> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    StoreView view(snapshot);
    const Result<Actor> actor = present_actor(view, by.person);
    if (!actor) return actor.error();
    if (!actor->has(Role::admin) && !actor->has(Role::auditor)) {
      return error(ErrorCode::not_allowed);
    }
    const Result<std::vector<Account>> accounts = snapshot.accounts();
    if (!accounts) return accounts.error();
    for (const Account& account : *accounts) {
      const Result<Person> person = person_of(view, account);
      if (!person) return person.error();
      const bool is_locked = service.clock.now() < account.locked_until;
      out.push_back(
          {account.login, *person, account.disabled, is_locked, !account.second_factor.empty()});
    }
    return done();
  });
  if (!read) return read.error();
  return out;
}

Result<Unit> require_unit(Service& service, const Actor& by, std::string_view name, UnitKind kind) {
  Unit out;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        Result<Unit> unit = require_unit_in(service, transaction, view, by, name, kind);
        if (!unit) return unit.error();
        out = std::move(*unit);
        return done();
      });
  if (!ran) return ran.error();
  return out;
}

}  // namespace tz::server
