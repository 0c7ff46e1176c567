// The page 管理: the accounts as the server told them last, and the register of units as the ledger
// holds it.
#pragma once

#include <string>
#include <vector>

#include "app/call.h"
#include "model/person.h"
#include "model/unit.h"

namespace tz::client {

struct AccountRow {
  std::string login;
  std::string name;
  std::string unit;
  std::string roles;
  bool disabled = false;
  bool locked = false;  // for a while, after failed sign-ins
  bool second_factor = false;
  bool own = false;  // nobody disables or resets the account that he is signed in with
};

struct UnitRow {
  Unit unit;
  std::string aliases;  // as they are typed
};

// A password that the server made: told once, and gone when the dialog is closed.
struct ToldPassword {
  std::string login;
  std::string name;
  std::string password;
};

struct AdminPage {
  bool loading = false;
  std::string fault;  // why the accounts could not be read; empty: they could
  std::string search;
  std::vector<AccountRow> accounts;  // those that match the search
  size_t total = 0;
  std::vector<UnitRow> units;        // all, in the register's order
  std::vector<UnitRow> units_found;  // those that match the search
  Asked asked;                       // of the open dialog
  ToldPassword told;                 // nothing in it: none
};

// What a new account is made of.
struct NewAccountInput {
  std::string login;
  std::string name;
  UnitId unit;
  std::vector<Role> roles;
};

// "东河、东河街办": how aliases are typed and shown.
std::string aliases_text(const std::vector<std::string>& aliases, Lang lang);
std::vector<std::string> aliases_in(std::string_view typed);

}  // namespace tz::client
