#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

json session(const Viewer& viewer, const char* id, const char* device, bool current = false) {
  const int64_t at = viewer.world.server.now().unix_ms - kHourMs;
  json out = {{"id", id},
              {"device_name", device},
              {"begun_at", at},
              {"last_seen", at},
              {"expires_at", at + kDayMs}};
  if (current) out["current"] = true;
  return out;
}

}  // namespace

TEST_CASE("from one's own page one comes to the devices, and ends one after a question") {
  Viewer viewer(kNarrowPhone);
  viewer.world.server.answers["GET /api/v1/sessions"] = good(json::array(
      {session(viewer, "01", "this phone", true), session(viewer, "02", "lost phone")}));
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::my_sessions)));
  viewer.pass();
  CHECK(viewer.has(Role::Heading, viewer.word(Text::my_sessions)));
  CHECK(viewer.shows("this phone"));
  CHECK(viewer.shows(viewer.word(Text::session_this)));
  viewer.world.server.answers["POST /api/v1/sessions/02/end"] = good(json::object());
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::end_session)));
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::end_session_title)));
  CHECK(viewer.shows("lost phone"));
  const size_t asked = viewer.world.server.asked.size();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::leave_it)));
  viewer.pass();
  CHECK(viewer.world.server.asked.size() == asked);
  viewer.world.server.answers["GET /api/v1/sessions"] =
      good(json::array({session(viewer, "01", "this phone", true)}));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::end_session)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::end_session)));
  viewer.pass();
  CHECK_FALSE(viewer.shows("lost phone"));
  // This one is ended by signing out.
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::end_session)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::end_other_sessions)));
}

TEST_CASE("all other devices are signed out at once, after a question") {
  Viewer viewer;
  viewer.world.server.answers["GET /api/v1/sessions"] = good(json::array(
      {session(viewer, "01", "this phone", true), session(viewer, "02", "lost phone")}));
  viewer.enter();
  viewer.app().open(client::sessions_route({}));
  viewer.pass();
  viewer.world.server.answers["POST /api/v1/sessions/02/end"] = good(json::object());
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::end_other_sessions)));
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::end_other_sessions_title)));
  viewer.world.server.answers["GET /api/v1/sessions"] =
      good(json::array({session(viewer, "01", "this phone", true)}));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::end_other_sessions)));
  viewer.pass();
  CHECK_FALSE(viewer.shows("lost phone"));
}

TEST_CASE("without a network the page of devices says so and can be tried again") {
  Viewer viewer;
  viewer.enter();
  viewer.page->tab.network.connected = false;
  viewer.page->tab.environment.set_online(false);
  viewer.app().open(client::sessions_route({}));
  viewer.pass();
  CHECK(viewer.has(Role::Heading, viewer.word(Text::sessions_offline)));
  viewer.page->tab.network.connected = true;
  viewer.page->tab.environment.set_online(true);
  viewer.world.server.answers["GET /api/v1/sessions"] =
      good(json::array({session(viewer, "01", "this phone", true)}));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::try_again)));
  viewer.pass();
  CHECK(viewer.shows("this phone"));
}

TEST_CASE("the administrator comes to an account's devices from its card") {
  Viewer viewer;
  const SmallLedger& ledger = viewer.ledger();
  viewer.world.server.answers["GET /api/v1/accounts"] =
      good(json::array({{{"login", "chenjing"},
                         {"person", to_string(ledger.clerk.person)},
                         {"name", "陈静"},
                         {"unit", to_string(ledger.street)},
                         {"roles", {"member"}}}}));
  viewer.world.server.answers["GET /api/v1/accounts/chenjing/sessions"] =
      good(json::array({session(viewer, "02", "lost phone")}));
  viewer.enter(ledger.admin);
  viewer.pass();
  REQUIRE(viewer.tap(Role::Button, "陈静"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::my_sessions)));
  viewer.pass();
  CHECK(viewer.has(Role::Heading, tr(Lang::zh, Text::sessions_of, {"chenjing"})));
  CHECK(viewer.shows("lost phone"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::back)));
  viewer.pass();
  CHECK(viewer.app().route().page == client::Page::admin);
}

TEST_CASE("everybody reads on the own page how far the ledger went, with its check value") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE_FALSE(viewer.app().me().head.empty());
  CHECK(viewer.shows(viewer.app().me().head));
}

}  // namespace tz::testing
