// AdminDesk: the administrator's calls, what the server answered, and everybody's own password. All
// of it works with a connection alone: accounts are no records and never wait in an outbox. Owned
// by App; one thread.
#pragma once

#include <functional>
#include <optional>

#include "app/admin_view.h"
#include "app/views.h"
#include "host/network.h"

namespace tz::client {

class AdminDesk {
 public:
  AdminDesk(Network& network, Views& views, std::function<void()> changed,
            std::function<void()> password_changed);

  // Reads the accounts anew.
  void open();
  // Somebody else signs in: nothing is kept.
  void forget();
  // What the page stands on has changed.
  void reset() { page_.reset(); }
  const AdminPage& page();

  void set_search(std::string_view words);
  void add(const NewAccountInput& account);
  void reset_password(const std::string& login);
  void set_disabled(const std::string& login, bool disabled);
  void take_off_second_factor(const std::string& login);
  // The dialog that asked is closed: its fault and its password are gone.
  void settle();

  void change_password(const std::string& old_password, const std::string& new_password);
  const Asked& password_asked() const { return password_asked_; }
  void settle_password();

 private:
  struct Account {
    AccountRow row;
    UnitId unit;
    std::vector<Role> roles;
  };

  void ask(HttpRequest request, CallAnswer answer);
  void take_accounts(const json& body);
  void tell_password(const json& body);
  void change(const std::string& login, std::string_view what);
  AdminPage made_page();

  Network& network_;
  Views& views_;
  std::function<void()> changed_;
  std::function<void()> password_changed_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  bool loading_ = false;
  std::optional<Error> fault_;
  std::vector<Account> accounts_;
  std::string search_;
  std::string new_name_;  // of the account that is being made
  Asked asked_;
  ToldPassword told_;
  Asked password_asked_;
  std::optional<AdminPage> page_;
};

}  // namespace tz::client
