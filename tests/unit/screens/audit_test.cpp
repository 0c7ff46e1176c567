#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

json event(int64_t id, const char* what, const char* login) {
  return {{"id", id}, {"what", what}, {"at", 1621213200000}, {"login", login}};
}

void enter_audit(Viewer& viewer) {
  viewer.world.server.answers["GET /api/v1/chain"] = good({{"epoch", "0190c0de"},
                                                           {"head", 1284},
                                                           {"head_hash", std::string(64, 'a')},
                                                           {"head_at", 1621213200000},
                                                           {"last_backup", 1621213200000},
                                                           {"server_time", 1621213200000}});
  viewer.world.server.answers["GET /api/v1/sign-ins"] =
      good({{"events",
             json::array({event(9, "wrong_password", "chenjing"), event(5, "signed_in", "li")})},
            {"more", true}});
  viewer.enter(viewer.ledger().auditor);
  REQUIRE(viewer.tap(Role::Tab, viewer.word(Text::nav_audit)));
  viewer.pass();
}

}  // namespace

TEST_CASE("the auditor alone has the place of the audit") {
  Viewer auditor;
  enter_audit(auditor);
  CHECK(auditor.has(Role::Heading, auditor.word(Text::audit_chain)));
  CHECK(auditor.shows("1284"));
  CHECK(auditor.shows("aaaa aaaa aaaa aaaa"));
  for (const auto who :
       {&SmallLedger::clerk, &SmallLedger::office, &SmallLedger::supervisor, &SmallLedger::admin}) {
    Viewer other;
    other.enter(other.ledger().*who);
    CHECK_FALSE(other.has(Role::Tab, other.word(Text::nav_audit)));
  }
}

TEST_CASE("the check value is copied by a button") {
  Viewer viewer;
  enter_audit(viewer);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::copy_it)));
  CHECK(viewer.page->tab.environment.copied.find(std::string(64, 'a')) != std::string::npos);
}

TEST_CASE("sign-ins are read on to older ones, and of one account alone") {
  Viewer viewer(kNarrowPhone);
  viewer.phone.input.height = 3000;
  enter_audit(viewer);
  CHECK(viewer.shows(viewer.word(Text::event_wrong_password)));
  viewer.world.server.answers["GET /api/v1/sign-ins?before=5"] =
      good({{"events", json::array({event(4, "locked", "older")})}});
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::audit_older)));
  viewer.pass();
  CHECK(viewer.shows(viewer.word(Text::event_locked)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::audit_older)));
  viewer.world.server.answers["GET /api/v1/sign-ins?login=wang"] =
      good({{"events", json::array()}});
  REQUIRE(viewer.type(Role::SearchBox, viewer.word(Text::audit_search), "wang"));
  viewer.pass();
  CHECK(viewer.shows(tr(Lang::zh, Text::audit_none_of, {"wang"})));
}

TEST_CASE("without a network the place of the audit says so") {
  Viewer viewer;
  viewer.enter(viewer.ledger().auditor);
  viewer.page->tab.network.connected = false;
  viewer.page->tab.environment.set_online(false);
  viewer.app().open_tab(client::Page::audit);
  viewer.pass();
  CHECK(viewer.has(Role::Heading, viewer.word(Text::audit_offline)));
  CHECK(viewer.has(Role::Button, viewer.word(Text::try_again)));
}

}  // namespace tz::testing
