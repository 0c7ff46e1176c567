#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;

TEST_CASE("other names of a unit are typed with the marks of either language") {
  using Names = std::vector<std::string>;
  CHECK(client::aliases_in("数据局、 区数据局，大数据局; Data Bureau\n") ==
        Names{"数据局", "区数据局", "大数据局", "Data Bureau"});
  CHECK(client::aliases_in("甲、、甲 ") == Names{"甲"});
  CHECK(client::aliases_in("  ").empty());
}

TEST_CASE("what one administrator was told is gone when somebody else signs in") {
  World world;
  world.server.signed_in = world.server.ledger.admin;
  world.server.answers["GET /api/v1/accounts"] = good(json::array());
  world.server.answers["POST /api/v1/accounts/clerk/password"] =
      good({{"login", "clerk"}, {"password", "told-once"}});
  auto page = world.ready_page();
  CHECK((*page)->route().page == client::Page::admin);
  (*page)->reset_password("clerk");
  world.settle();
  REQUIRE((*page)->admin().told.password == "told-once");
  (*page)->sign_out();
  world.settle();
  world.server.signed_in = world.server.ledger.clerk;
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK((*page)->admin().told.password.empty());
  CHECK((*page)->admin().accounts.empty());
}

TEST_CASE("nothing goes on with a password that somebody else has set, until it is replaced") {
  World world;
  world.server.password_is_temporary = true;
  auto page = world.ready_page();
  CHECK((*page)->password_is_due());
  CHECK(world.server.pulls == 0);
  // The browser may be closed on it.
  world.reopen_after(page, kHourMs);
  CHECK((*page)->password_is_due());
  CHECK_FALSE((*page)->session_expired());
  CHECK(world.server.pulls == 0);

  world.server.answers["POST /api/v1/password"] = bad(400, error(ErrorCode::password_same));
  (*page)->change_password("secret", "secret");
  world.settle();
  CHECK((*page)->password_is_due());
  CHECK_FALSE((*page)->password_asked().fault_of("new").empty());

  world.server.answers["POST /api/v1/password"] = good(json::object());
  (*page)->change_password("secret", "a password of my own");
  world.settle();
  CHECK_FALSE((*page)->password_is_due());
  CHECK(world.server.pulls > 0);
  CHECK((*page)->task_list().total > 0);
  world.reopen_after(page, kHourMs);
  CHECK_FALSE((*page)->password_is_due());
}

TEST_CASE("a password reset meanwhile is replaced over the open app, and what waited is sent") {
  World world;
  auto page = world.ready_page();
  auto other = world.open_page();
  world.server.session_valid = false;
  world.report(*page, 30, "written while the password was reset");
  world.settle();
  REQUIRE((*page)->session_expired());
  world.server.password_is_temporary = true;
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK((*page)->password_is_due());
  CHECK((*other)->password_is_due());
  CHECK(world.server.pushes == 0);
  world.server.answers["POST /api/v1/password"] = good(json::object());
  // In the tab that does not send.
  (*other)->change_password("secret", "a password of my own");
  world.settle();
  CHECK_FALSE((*page)->password_is_due());
  CHECK_FALSE((*other)->password_is_due());
  CHECK_FALSE((*page)->session_expired());
  CHECK((*page)->status().unsent == 0);
  CHECK(world.server.pushes > 0);
}

TEST_CASE("a password that has grown old in an open app is replaced, and what waited is sent") {
  World world;
  auto page = world.ready_page();
  world.server.password_is_old = true;
  world.report(*page, 30, "written on the day the password grew old");
  world.settle();
  // The server says so to a call; signing in again tells what is to be done.
  REQUIRE((*page)->session_expired());
  CHECK(world.server.pushes == 0);
  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK((*page)->password_is_due());
  CHECK((*page)->password_is_old());
  world.server.answers["POST /api/v1/password"] = good(json::object());
  (*page)->change_password("secret", "a password of my own");
  world.settle();
  CHECK_FALSE((*page)->password_is_due());
  CHECK_FALSE((*page)->session_expired());
  CHECK((*page)->status().unsent == 0);
  world.reopen_after(page, kHourMs);
  CHECK_FALSE((*page)->password_is_due());
}

TEST_CASE("a refusal of the server's is kept for the dialog that asked, until it is closed") {
  World world;
  world.server.signed_in = world.server.ledger.admin;
  world.server.answers["GET /api/v1/accounts"] = good(json::array());
  world.server.answers["POST /api/v1/accounts/clerk/disable"] =
      bad(404, error(ErrorCode::login_unknown, "login"));
  auto page = world.ready_page();
  (*page)->set_account_disabled("clerk", true);
  CHECK((*page)->admin().asked.busy());
  world.settle();
  CHECK((*page)->admin().asked.fault_of("login") ==
        sentence(Lang::zh, error(ErrorCode::login_unknown)));
  (*page)->settle_admin();
  CHECK((*page)->admin().asked.state == client::Asked::State::idle);
}
