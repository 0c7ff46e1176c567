#include "cli/commands.h"
#include "cli/ledger_file.h"
#include "service/accounts.h"
#include "service/erase_person.h"
#include "service/own_operation.h"
#include "service/second_factor.h"

namespace tz::server {

namespace {

std::string listed_roles(const std::vector<Role>& roles) {
  std::string text;
  for (Role role : roles) {
    text += (text.empty() ? "" : ",");
    text += name_of(role);
  }
  return text;
}

}  // namespace

int run_user_add(const Console& console, const UserOptions& options) {
  const std::optional<std::string> password = console.ask_password();
  if (!password) {
    return kExitRefused;
  }
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::may_be_new);
  if (!ledger) {
    return kExitRefused;
  }
  const Actor by = system_actor();
  const Result<Unit> unit = require_unit(ledger->service(), by, options.unit, options.unit_kind);
  if (!unit) {
    return console.refuse(unit.error());
  }
  NewAccount account;
  account.login = options.login;
  account.password = *password;
  account.name = options.name;
  account.unit = unit->id;
  account.roles = options.roles;
  const Result<Person> person = add_account(ledger->service(), by, account);
  if (!person) {
    return console.refuse(person.error());
  }
  console.say(Word::account_added, {options.login, person->name, unit->name});
  return kExitDone;
}

int run_user_list(const Console& console, const UserOptions& options) {
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const auto accounts = list_accounts(ledger->service(), system_actor());
  if (!accounts) {
    return console.refuse(accounts.error());
  }
  for (const AccountInfo& account : *accounts) {
    const Word state = account.disabled ? Word::state_disabled : Word::state_active;
    console.print(account.login + "\t" + account.person.name + "\t" +
                  listed_roles(account.person.roles) + "\t" + console.word(state));
  }
  return kExitDone;
}

int run_user_disable(const Console& console, const UserOptions& options) {
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const Outcome outcome = disable_account(ledger->service(), system_actor(), options.login);
  if (!outcome) {
    return console.refuse(outcome.error());
  }
  console.say(Word::account_disabled, {options.login});
  return kExitDone;
}

int run_user_enable(const Console& console, const UserOptions& options) {
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const Outcome outcome = enable_account(ledger->service(), system_actor(), options.login);
  if (!outcome) {
    return console.refuse(outcome.error());
  }
  console.say(Word::account_enabled, {options.login});
  return kExitDone;
}

int run_user_erase(const Console& console, const UserOptions& options) {
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const Result<ErasedPerson> erased =
      erase_person(ledger->service(), system_actor(), options.login, options.reason);
  if (!erased) {
    return console.refuse(erased.error());
  }
  console.say(Word::person_erased, {options.login, to_string(erased->person),
                                    std::to_string(erased->texts), std::to_string(erased->seq)});
  console.say(Word::erased_elsewhere);
  if (!erased->not_wiped) {
    return kExitDone;
  }
  return console.refuse(Word::not_wiped, {sentence(console.lang(), *erased->not_wiped)});
}

int run_user_roles(const Console& console, const UserOptions& options) {
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const Outcome outcome =
      set_roles(ledger->service(), system_actor(), options.login, options.roles);
  if (!outcome) {
    return console.refuse(outcome.error());
  }
  console.say(Word::roles_set, {options.login, listed_roles(options.roles)});
  return kExitDone;
}

int run_user_reset_password(const Console& console, const UserOptions& options) {
  const std::optional<std::string> password = console.ask_password();
  if (!password) {
    return kExitRefused;
  }
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const Outcome outcome =
      reset_password(ledger->service(), system_actor(), options.login, *password);
  if (!outcome) {
    return console.refuse(outcome.error());
  }
  console.say(Word::password_reset, {options.login});
  if (!options.second_factor) {
    return kExitDone;
  }
  const Outcome taken_off =
      take_off_second_factor(ledger->service(), system_actor(), options.login);
  if (!taken_off) {
    return console.refuse(taken_off.error());
  }
  console.say(Word::second_factor_taken_off, {options.login});
  return kExitDone;
}

}  // namespace tz::server
