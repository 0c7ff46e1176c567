#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {

using ui::Role;

TEST_CASE("signing in takes a name and a password") {
  Viewer viewer;
  viewer.page = viewer.world.open_page();
  viewer.draw();
  REQUIRE(viewer.app().phase() == client::Phase::signed_out);
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::login), "clerk"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::signed_out);  // the password is missing
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::password), "secret"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::ready);
  CHECK(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
}

TEST_CASE("a sign-in that fails says why and keeps the name") {
  Viewer viewer;
  viewer.page = viewer.world.open_page();
  viewer.draw();
  viewer.world.server.refuse_all = true;
  viewer.type(Role::TextBox, viewer.word(Text::login), "clerk");
  viewer.type(Role::TextBox, viewer.word(Text::password), "secret");
  viewer.tap(Role::Button, viewer.word(Text::sign_in));
  viewer.pass();
  const std::string fault = viewer.app().sign_in_form().fault;
  REQUIRE_FALSE(fault.empty());
  CHECK(viewer.has(Role::Alert, fault));
  CHECK(viewer.app().phase() == client::Phase::signed_out);
}

TEST_CASE("accounts are named where the server says that it is a demonstration, and only there") {
  Viewer real;
  real.page = real.world.open_page();
  real.draw();
  CHECK_FALSE(real.has(Role::Heading, real.word(Text::demo_title)));

  Viewer demo;
  demo.world.server.is_demo = true;
  demo.page = demo.world.open_page();
  demo.draw();
  REQUIRE(demo.has(Role::Heading, demo.word(Text::demo_title)));
  REQUIRE(demo.tap(Role::Button, demo.word(Text::demo_street)));
  demo.pass();
  CHECK(demo.app().phase() == client::Phase::ready);
}

TEST_CASE("the language is switched before anybody has signed in") {
  Viewer viewer;
  viewer.page = viewer.world.open_page();
  viewer.draw();
  REQUIRE(viewer.tap(Role::Radio, tr(Lang::en, Text::own_name_of_language)));
  CHECK(viewer.has(Role::Button, tr(Lang::en, Text::sign_in)));
  CHECK_FALSE(viewer.has(Role::Button, tr(Lang::zh, Text::sign_in)));
}

TEST_CASE("signing out asks first") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_out)));
  CHECK(viewer.app().phase() == client::Phase::ready);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::leave_it)));
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::sign_out)));
  viewer.tap(Role::Button, viewer.word(Text::sign_out));
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::sign_out)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_out)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::signed_out);
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::password)));
}

TEST_CASE("when the session has ended one signs in again over the same page") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.world.server.session_valid = false;
  viewer.app().sync_now();
  viewer.pass();
  REQUIRE(viewer.app().session_expired());
  CHECK(viewer.shows(viewer.word(Text::warn_session)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in_again)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::password), "secret"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  CHECK_FALSE(viewer.app().session_expired());
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::sign_in_again)));
  CHECK(viewer.app().route() == client::task_route(viewer.ledger().dated));
}

TEST_CASE("who was signed out from elsewhere is told so where one signs in") {
  Viewer viewer;
  viewer.enter();
  viewer.world.server.session_valid = false;
  viewer.world.server.session_fault = ErrorCode::session_revoked;
  viewer.app().sync_now();
  viewer.pass();
  REQUIRE(viewer.app().phase() == client::Phase::signed_out);
  CHECK(viewer.shows(viewer.word(Text::sign_in_revoked)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::password), "secret"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::ready);
  CHECK_FALSE(viewer.shows(viewer.word(Text::sign_in_revoked)));
}

TEST_CASE("a password that somebody else has set is replaced before anything is seen") {
  Viewer viewer;
  viewer.world.server.password_is_temporary = true;
  viewer.enter();
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::password_due)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::close)));
  CHECK_FALSE(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
  viewer.world.server.answers["POST /api/v1/password"] = good(json::object());
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::change_password)));
  viewer.pass();
  CHECK(viewer.app().password_is_due());  // nothing was typed
  CHECK(viewer.shows(viewer.word(Text::words_needed)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::old_password), "secret"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::new_password), "a password of my own"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::change_password)));
  viewer.pass();
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::password_due)));
  CHECK(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
}

TEST_CASE("a password that is too old is replaced, with another reason told") {
  Viewer viewer;
  viewer.world.server.password_is_old = true;
  viewer.enter();
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::password_old)));
  CHECK(viewer.shows(viewer.word(Text::password_old_text)));
  CHECK_FALSE(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
}

TEST_CASE("whoever does not want to replace a temporary password signs out") {
  Viewer viewer;
  viewer.world.server.password_is_temporary = true;
  viewer.enter();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_out)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::signed_out);
}

TEST_CASE("what came back stands on one's own page with its reason and its content") {
  Viewer viewer;
  viewer.enter();
  viewer.page->tab.network.connected = false;
  viewer.world.report(*viewer.page, 40, "written before the change");
  viewer.world.settle();
  // Meanwhile the office gave the work to somebody else.
  viewer.world.server.edit(viewer.ledger().office,
                           CancelAssignment{viewer.ledger().own(), "given to another unit"});
  viewer.page->tab.network.connected = true;
  viewer.app().sync_now();
  viewer.world.pass(60'000);
  viewer.app().open_tab(client::Page::me);
  viewer.pass();
  REQUIRE(viewer.app().me().attention.size() == 1);
  const client::OutboxItem item = viewer.app().me().attention[0];
  CHECK(viewer.has(Role::Heading, viewer.word(Text::came_back)));
  CHECK(viewer.shows("written before the change"));
  if (!item.edit.reason.empty()) CHECK(viewer.shows(item.edit.reason));
  REQUIRE(item.may_discard);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::discard_now)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::discard_now)));
  viewer.pass();
  CHECK(viewer.app().me().attention.empty());
}

TEST_CASE("large letters are switched on and everything is drawn anew") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::CheckBox, viewer.word(Text::large_mode)));
  CHECK(viewer.app().large());
  CHECK(viewer.phone.ui.theme().large);
}

}  // namespace tz::testing
