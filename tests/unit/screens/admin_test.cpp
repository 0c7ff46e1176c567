#include <doctest/doctest.h>

#include <algorithm>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

const char* const kList = "GET /api/v1/accounts";
const char* const kAdd = "POST /api/v1/accounts";
const char* const kReset = "POST /api/v1/accounts/chenjing/password";

json account(const SmallLedger& ledger, const char* login, const char* name, const Actor& who) {
  return {{"login", login},      {"person", to_string(who.person)},
          {"name", name},        {"unit", to_string(ledger.street)},
          {"roles", {"member"}}, {"disabled", false},
          {"locked", false}};
}

// The administrator before two accounts: a clerk's and the own one.
void enter_admin(Viewer& viewer) {
  const SmallLedger& ledger = viewer.ledger();
  viewer.world.server.answers[kList] = good({account(ledger, "admin", "林涛", ledger.admin),
                                             account(ledger, "chenjing", "陈静", ledger.clerk)});
  viewer.enter(ledger.admin);
  viewer.pass();
}

void fill_account(Viewer& viewer, const char* login) {
  viewer.tap(Role::Button, viewer.word(Text::new_account));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::person_name), "周敏"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::login), login));
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::field_unit)));
  REQUIRE(viewer.tap(Role::Option, "东河街道"));
  REQUIRE(viewer.tap(Role::CheckBox, viewer.word(Text::role_member)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::create_account)));
  viewer.pass();
}

}  // namespace

TEST_CASE("an administrator begins with the accounts, and nobody else has their tab") {
  Viewer admin;
  enter_admin(admin);
  CHECK(admin.has(Role::Tab, admin.word(Text::nav_admin)));
  CHECK(admin.shows("陈静"));
  const ui::SemanticsNode* row = admin.find(Role::Button, "陈静");
  REQUIRE(row != nullptr);
  CHECK(row->description.find("chenjing") != std::string::npos);
  CHECK(row->description.find("东河街道") != std::string::npos);
  Viewer clerk;
  clerk.enter();
  CHECK_FALSE(clerk.has(Role::Tab, clerk.word(Text::nav_admin)));
}

TEST_CASE("a password that was reset is shown once, to be handed over in person") {
  Viewer viewer;
  enter_admin(viewer);
  viewer.world.server.answers[kReset] =
      good({{"login", "chenjing"}, {"password", "mowan-tuze-4821"}});
  REQUIRE(viewer.tap(Role::Button, "陈静"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::reset_password)));
  viewer.pass();
  CHECK(viewer.has(Role::Text, "mowan-tuze-4821"));
  CHECK(viewer.shows(viewer.word(Text::told_password_text)));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::password)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::told_password_noted)));
  CHECK_FALSE(viewer.shows("mowan-tuze-4821"));
  CHECK(viewer.app().admin().told.password.empty());
}

TEST_CASE("one's own account is neither reset nor disabled here") {
  Viewer viewer;
  enter_admin(viewer);
  REQUIRE(viewer.tap(Role::Button, "林涛"));
  CHECK(viewer.shows(viewer.word(Text::account_own)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::reset_password)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::disable_account)));
}

TEST_CASE("a second factor is taken off where there is one, and not one's own") {
  Viewer viewer;
  const SmallLedger& ledger = viewer.ledger();
  json with = account(ledger, "chenjing", "陈静", ledger.clerk);
  json own = account(ledger, "admin", "林涛", ledger.admin);
  with["second_factor"] = own["second_factor"] = true;
  viewer.world.server.answers[kList] = good(json::array({own, with}));
  viewer.world.server.answers["POST /api/v1/accounts/chenjing/second-factor/remove"] =
      good(json::object());
  viewer.enter(ledger.admin);
  viewer.pass();
  REQUIRE(viewer.tap(Role::Button, "林涛"));
  CHECK(viewer.shows(viewer.word(Text::account_second_factor)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::take_off_second_factor)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::close)));
  REQUIRE(viewer.tap(Role::Button, "陈静"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::take_off_second_factor)));
  viewer.pass();
  const auto& asked = viewer.world.server.asked;
  CHECK(std::any_of(asked.begin(), asked.end(), [](const client::HttpRequest& each) {
    return each.path == "/api/v1/accounts/chenjing/second-factor/remove";
  }));
  CHECK_FALSE(viewer.has(Role::Dialog, "陈静"));
}

TEST_CASE("a refused account shows the sentence at its field and keeps what was typed") {
  Viewer viewer;
  enter_admin(viewer);
  const Error taken = error(ErrorCode::login_taken, "login");
  viewer.world.server.answers[kAdd] = bad(409, taken);
  fill_account(viewer, "chenjing");
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, viewer.word(Text::login));
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
  CHECK(field->description == sentence(Lang::zh, taken));
  CHECK(viewer.has(Role::Dialog, viewer.word(Text::new_account)));

  viewer.world.server.answers[kAdd] = good({{"login", "zhoumin"}, {"password", "a-b-1"}});
  viewer.type(Role::TextBox, viewer.word(Text::login), "zhoumin");
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::create_account)));
  viewer.pass();
  CHECK(viewer.shows("a-b-1"));
  const json body = *parse_json(viewer.world.server.asked[2].body);
  CHECK(body["name"] == "周敏");
  CHECK(body["unit"] == to_string(viewer.ledger().street));
  CHECK(body["roles"] == json::array({"member"}));
}

TEST_CASE("without a network the page of accounts says so calmly and shows the units") {
  Viewer viewer;
  enter_admin(viewer);
  viewer.page->tab.network.connected = false;
  viewer.page->tab.environment.set_online(false);
  viewer.app().read_accounts();
  viewer.pass();
  CHECK(viewer.has(Role::Heading, viewer.word(Text::admin_offline)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::new_account)));
  REQUIRE(viewer.tap(Role::Radio, viewer.word(Text::unit_register)));
  CHECK(viewer.shows("东河街道"));
}

TEST_CASE("a unit is renamed with its other names, and a taken name is refused at its field") {
  Viewer viewer;
  enter_admin(viewer);
  viewer.tap(Role::Radio, viewer.word(Text::unit_register));
  REQUIRE(viewer.tap(Role::Button, "东河街道"));
  viewer.type(Role::TextBox, viewer.word(Text::unit_name), "西山街道");
  viewer.tap(Role::Button, viewer.word(Text::save));
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, viewer.word(Text::unit_name));
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
  viewer.type(Role::TextBox, viewer.word(Text::unit_name), "东河新区");
  viewer.type(Role::TextBox, viewer.word(Text::unit_aliases), "东河街道、东河街办、");
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::save)));
  viewer.pass();
  const Unit* unit = viewer.ledger().records.unit(viewer.ledger().street);
  REQUIRE(unit != nullptr);
  CHECK(unit->name == "东河新区");
  CHECK(unit->aliases == std::vector<std::string>{"东河街道", "东河街办"});
}

TEST_CASE("everybody changes the own password; a wrong one is told at its field") {
  Viewer viewer;
  viewer.world.server.answers["POST /api/v1/password"] =
      bad(403, error(ErrorCode::password_wrong, "old"));
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::change_password)));
  CHECK(viewer.has(Role::Dialog, viewer.word(Text::change_password)));
  viewer.type(Role::TextBox, viewer.word(Text::old_password), "not this");
  viewer.type(Role::TextBox, viewer.word(Text::new_password), "a longer one");
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::change_password)));
  viewer.pass();
  CHECK(viewer.has(Role::Dialog, viewer.word(Text::change_password)));
  const ui::SemanticsNode* old = viewer.find(Role::TextBox, viewer.word(Text::old_password));
  REQUIRE(old != nullptr);
  CHECK((old->state & ui::kInvalid) != 0);

  viewer.world.server.answers["POST /api/v1/password"] = good(json::object());
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::change_password)));
  viewer.pass();
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::change_password)));
}

TEST_CASE("the dialogs of accounts fit a narrow phone in large letters") {
  Viewer viewer(kNarrowPhone);
  enter_admin(viewer);
  viewer.app().set_large(true);
  viewer.draw();
  CHECK(viewer.beyond_the_sides().empty());
  viewer.tap(Role::Button, "陈静");
  CHECK(viewer.beyond_the_sides().empty());
  viewer.world.server.answers[kReset] =
      good({{"login", "chenjing"}, {"password", "mowan-tuze-4821"}});
  viewer.tap(Role::Button, viewer.word(Text::reset_password));
  viewer.pass();
  CHECK(viewer.beyond_the_sides().empty());
  viewer.tap(Role::Button, viewer.word(Text::told_password_noted));
  viewer.tap(Role::Button, viewer.word(Text::new_account));
  CHECK(viewer.beyond_the_sides().empty());
}

}  // namespace tz::testing
