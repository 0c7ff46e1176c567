#include "app/admin_desk.h"

#include <algorithm>

#include "app/words.h"
#include "base/utf8.h"
#include "model/limits.h"

namespace tz::client {
namespace {

constexpr size_t kMaxLogin = 64;
constexpr size_t kMaxRoles = 6;
constexpr size_t kMaxPassword = 200;

std::string account_path(const std::string& login, std::string_view what) {
  return "/api/v1/accounts/" + login + '/' + std::string(what);
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// A password is refused as "password" by the service, whatever the body calls it.
Error about_password(Error said) {
  switch (said.code) {
    case ErrorCode::password_wrong:
      said.field = "old";
      break;
    case ErrorCode::offline:
    case ErrorCode::timed_out:
    case ErrorCode::busy:
    case ErrorCode::sign_in_locked:
    case ErrorCode::session_required:
    case ErrorCode::session_revoked:
    case ErrorCode::session_expired:
    case ErrorCode::person_inactive:
      said.field.clear();
      break;
    default:
      said.field = "new";
  }
  return said;
}

}  // namespace

std::string aliases_text(const std::vector<std::string>& aliases, Lang lang) {
  std::string out;
  for (const std::string& alias : aliases) {
    if (!out.empty()) out += tr(lang, Text::list_mark);
    out += alias;
  }
  return out;
}

std::vector<std::string> aliases_in(std::string_view typed) {
  std::vector<std::string> out;
  std::string word;
  const auto end_word = [&] {
    const std::string_view name = trimmed(word);
    const bool fresh = std::find(out.begin(), out.end(), name) == out.end();
    if (!name.empty() && fresh) out.emplace_back(name);
    word.clear();
  };
  for (size_t at = 0; at < typed.size();) {
    const char32_t letter = next_character(typed, at);
    const bool mark = letter == U'、' || letter == U'，' || letter == U',' || letter == U'；' ||
                      letter == U';' || letter == U'\n';
    if (mark) {
      end_word();
    } else {
      append_character(word, letter);
    }
  }
  end_word();
  return out;
}

AdminDesk::AdminDesk(Network& network, Views& views, std::function<void()> changed,
                     std::function<void()> password_changed)
    : network_(network),
      views_(views),
      changed_(std::move(changed)),
      password_changed_(std::move(password_changed)) {}

void AdminDesk::ask(HttpRequest request, CallAnswer answer) {
  const uint64_t mine = round_;
  call(network_, std::move(request),
       [this, mine, answer = std::move(answer)](const Result<json>& got) {
         if (mine != round_) return;
         answer(got);
         page_.reset();
         changed_();
       });
  page_.reset();
  changed_();
}

void AdminDesk::open() {
  loading_ = true;
  HttpRequest request;
  request.path = "/api/v1/accounts";
  ask(std::move(request), [this](const Result<json>& got) {
    loading_ = false;
    fault_.reset();
    if (!got) {
      fault_ = got.error();
    } else if (!got->is_array()) {
      fault_ = error(ErrorCode::internal);
    } else {
      take_accounts(*got);
    }
  });
}

void AdminDesk::forget() {
  ++round_;
  loading_ = false;
  fault_.reset();
  accounts_.clear();
  search_.clear();
  asked_ = {};
  told_ = {};
  password_asked_ = {};
  page_.reset();
}

void AdminDesk::take_accounts(const json& body) {
  accounts_.clear();
  for (const json& item : body) {
    if (!item.is_object()) continue;
    ObjectReader in(item, "");
    Account account;
    account.row.login = in.text("login", kMaxLogin);
    account.row.name = in.text("name", kMaxName);
    account.row.disabled = in.boolean_or("disabled", false);
    account.row.locked = in.boolean_or("locked", false);
    account.row.second_factor = in.boolean_or("second_factor", false);
    account.unit = in.id<UnitId>("unit");
    account.row.own = in.id<PersonId>("person") == views_.context().reader.actor.person;
    for (const json& name : in.array("roles", kMaxRoles)) {
      const std::string* text = name.get_ptr<const std::string*>();
      const std::optional<Role> role = text == nullptr ? std::nullopt : role_named(*text);
      if (role) account.roles.push_back(*role);
    }
    if (!in.failed()) accounts_.push_back(std::move(account));
  }
}

const AdminPage& AdminDesk::page() {
  if (!page_) page_ = made_page();
  return *page_;
}

AdminPage AdminDesk::made_page() {
  const ViewContext& at = views_.context();
  AdminPage page;
  page.loading = loading_;
  if (fault_) page.fault = sentence(at.reader.lang, *fault_);
  page.search = search_;
  page.total = accounts_.size();
  page.asked = asked_;
  page.told = told_;
  for (const Account& account : accounts_) {
    AccountRow row = account.row;
    row.unit = at.unit_name(account.unit);
    for (const Role role : account.roles) {
      if (!row.roles.empty()) row.roles += at.say(Text::list_comma);
      row.roles += at.say(word_of(role));
    }
    const bool found =
        holds(row.login, search_) || holds(row.name, search_) || holds(row.unit, search_);
    if (found) page.accounts.push_back(std::move(row));
  }
  for (const auto& [id, unit] : at.records.units()) {
    page.units.push_back({unit, aliases_text(unit.aliases, at.reader.lang)});
  }
  std::stable_sort(page.units.begin(), page.units.end(),
                   [](const UnitRow& a, const UnitRow& b) { return a.unit.order < b.unit.order; });
  for (const UnitRow& row : page.units) {
    if (holds(row.unit.name, search_) || holds(row.aliases, search_)) {
      page.units_found.push_back(row);
    }
  }
  return page;
}

void AdminDesk::set_search(std::string_view words) {
  search_ = words;
  page_.reset();
}

void AdminDesk::add(const NewAccountInput& account) {
  if (asked_.busy()) return;
  asked_ = {Asked::State::busy, {}, {}};
  new_name_ = account.name;
  json roles = json::array();
  for (const Role role : account.roles) roles.push_back(name_of(role));
  const json body = {{"login", account.login},
                     {"name", account.name},
                     {"unit", to_string(account.unit)},
                     {"roles", std::move(roles)}};
  ask(post("/api/v1/accounts", body), [this](const Result<json>& got) {
    if (!got) {
      asked_ = refused(views_.context().reader.lang, got.error());
      return;
    }
    tell_password(*got);
    told_.name = new_name_;
    open();
  });
}

void AdminDesk::reset_password(const std::string& login) {
  if (asked_.busy()) return;
  asked_ = {Asked::State::busy, {}, {}};
  ask(post(account_path(login, "password"), json::object()), [this](const Result<json>& got) {
    if (!got) {
      asked_ = refused(views_.context().reader.lang, got.error());
      return;
    }
    tell_password(*got);
    for (const Account& account : accounts_) {
      if (account.row.login == told_.login) told_.name = account.row.name;
    }
    open();
  });
}

void AdminDesk::tell_password(const json& body) {
  asked_ = {Asked::State::done, {}, {}};
  if (!body.is_object()) return;
  ObjectReader in(body, "");
  told_.login = in.optional_text("login", kMaxLogin);
  told_.password = in.optional_text("password", kMaxPassword);
}

void AdminDesk::change(const std::string& login, std::string_view what) {
  if (asked_.busy()) return;
  asked_ = {Asked::State::busy, {}, {}};
  ask(post(account_path(login, what), json::object()), [this](const Result<json>& got) {
    if (!got) {
      asked_ = refused(views_.context().reader.lang, got.error());
      return;
    }
    asked_ = {Asked::State::done, {}, {}};
    open();
  });
}

void AdminDesk::set_disabled(const std::string& login, bool disabled) {
  change(login, disabled ? "disable" : "enable");
}

void AdminDesk::take_off_second_factor(const std::string& login) {
  change(login, "second-factor/remove");
}

void AdminDesk::settle() {
  asked_ = {};
  told_ = {};
  page_.reset();
}

void AdminDesk::change_password(const std::string& old_password, const std::string& new_password) {
  if (password_asked_.busy()) return;
  password_asked_ = {Asked::State::busy, {}, {}};
  const json body = {{"old", old_password}, {"new", new_password}};
  ask(post("/api/v1/password", body), [this](const Result<json>& got) {
    password_asked_ = got ? Asked{Asked::State::done, {}, {}}
                          : refused(views_.context().reader.lang, about_password(got.error()));
    if (got) password_changed_();
  });
}

void AdminDesk::settle_password() {
  password_asked_ = {};
}

}  // namespace tz::client
