// The administrator's calls under /api/v1/accounts, and POST /api/v1/password for everybody.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "http/typed_password.h"
#include "model/limits.h"
#include "service/accounts.h"
#include "service/second_factor.h"

namespace tz::server {

namespace {

constexpr size_t kMaxRoles = 6;

json account_json(const AccountInfo& account) {
  json roles = json::array();
  for (Role role : account.person.roles) {
    roles.push_back(name_of(role));
  }
  json out = {{"login", account.login},      {"person", to_string(account.person.id)},
              {"name", account.person.name}, {"unit", to_string(account.person.unit)},
              {"roles", std::move(roles)},   {"disabled", account.disabled},
              {"locked", account.locked}};
  if (account.has_second_factor) {
    out["second_factor"] = true;
  }
  return out;
}

Response list_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const auto accounts = list_accounts(api.service, actor_of(caller->person));
  if (!accounts) {
    return refuse(request, accounts.error());
  }
  json out = json::array();
  for (const AccountInfo& account : *accounts) {
    out.push_back(account_json(account));
  }
  return json_answer(canonical(out));
}

std::vector<Role> roles_in(ObjectReader& in) {
  std::vector<Role> out;
  for (const json& item : in.array("roles", kMaxRoles)) {
    const std::string* name = item.get_ptr<const std::string*>();
    const std::optional<Role> role = name == nullptr ? std::nullopt : role_named(*name);
    if (!role) {
      in.fail(ErrorCode::unknown_value, "roles");
      break;
    }
    out.push_back(*role);
  }
  if (out.empty()) {
    in.fail(ErrorCode::missing_field, "roles");
  }
  return out;
}

// Without a password in it, `password` stays empty.
Result<NewAccount> new_account_from(const std::string& text) {
  const Result<json> body = parse_json(text);
  if (!body) {
    return body.error();
  }
  ObjectReader in(*body, "");
  NewAccount account;
  account.login = in.text("login", kMaxLogin);
  account.name = in.text("name", kMaxName);
  account.unit = in.id<UnitId>("unit");
  account.roles = roles_in(in);
  if (in.has("password")) {
    account.password = typed_password(in, *body, "password");
  }
  return in.finish(std::move(account));
}

Response add_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  if (!caller->person.has(Role::admin)) {
    return refuse(request, error(ErrorCode::not_allowed));
  }
  Result<NewAccount> account = new_account_from(request.body);
  if (!account) {
    return refuse(request, account.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.sign_in_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  json out = {{"login", account->login}};
  if (account->password.empty()) {
    account->password = readable_password(api.service.random);
    out["password"] = account->password;
  }
  const Result<Person> added =
      add_account(api.service, actor_of(caller->person), *account, caller->address);
  if (!added) {
    return refuse(request, added.error());
  }
  out["person"] = to_string(added->id);
  return json_answer(canonical(out));
}

Response reset_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  if (!caller->person.has(Role::admin)) {
    return refuse(request, error(ErrorCode::not_allowed));
  }
  const std::shared_ptr<Seats::Seat> seat = api.sign_in_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  const std::string password = readable_password(api.service.random);
  const std::string_view login = request.param("login");
  const Outcome reset =
      reset_password(api.service, actor_of(caller->person), login, password, caller->address);
  if (!reset) {
    return refuse(request, reset.error());
  }
  return json_answer(canonical({{"login", login}, {"password", password}}));
}

using Change = Outcome (*)(Service&, const Actor&, std::string_view, std::string_view);

Response change_route(const Api& api, const Request& request, Change change) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Outcome changed =
      change(api.service, actor_of(caller->person), request.param("login"), caller->address);
  if (!changed) {
    return refuse(request, changed.error());
  }
  return json_answer("{}");
}

Response password_route(Api& api, const Request& request) {
  const Result<Caller> caller = visitor_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<json> body = parse_json(request.body);
  if (!body) {
    return refuse(request, body.error());
  }
  ObjectReader in(*body, "");
  const std::string old_password = typed_password(in, *body, "old");
  const std::string new_password = typed_password(in, *body, "new");
  if (in.failed()) {
    return refuse(request, in.fault());
  }
  const std::shared_ptr<Seats::Seat> seat = api.sign_in_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  const Outcome changed = change_password(api.service, *caller, old_password, new_password);
  if (!changed) {
    return refuse(request, changed.error());
  }
  return json_answer("{}");
}

}  // namespace

void add_account_routes(Site& site, Api& api) {
  site.add("GET", "/api/v1/accounts",
           [&api](const Request& request) { return list_route(api, request); });
  site.add("POST", "/api/v1/accounts",
           [&api](const Request& request) { return add_route(api, request); });
  site.add("POST", "/api/v1/accounts/:login/password",
           [&api](const Request& request) { return reset_route(api, request); });
  site.add("POST", "/api/v1/accounts/:login/disable",
           [&api](const Request& request) { return change_route(api, request, disable_account); });
  site.add("POST", "/api/v1/accounts/:login/enable",
           [&api](const Request& request) { return change_route(api, request, enable_account); });
  site.add("POST", "/api/v1/accounts/:login/second-factor/remove", [&api](const Request& request) {
    return change_route(api, request, take_off_second_factor);
  });
  site.add("POST", "/api/v1/password",
           [&api](const Request& request) { return password_route(api, request); });
}

}  // namespace tz::server
