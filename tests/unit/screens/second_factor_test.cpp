#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

const char* const kBegin = "POST /api/v1/second-factor";
const char* const kConfirm = "POST /api/v1/second-factor/confirm";
const char* const kGroups = "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ";

void answer_all(Viewer& viewer) {
  viewer.world.server.answers[kBegin] = good({{"secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}});
  viewer.world.server.answers[kConfirm] = good(json::object());
}

}  // namespace

TEST_CASE("signing in with a second factor takes one step more, with one field") {
  Viewer viewer;
  viewer.world.server.code = "123456";
  viewer.page = viewer.world.open_page();
  viewer.draw();
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::code)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::login), "clerk"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::password), "secret"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  REQUIRE(viewer.has(Role::TextBox, viewer.word(Text::code)));
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::login)));
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::password)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::code), "000000"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  CHECK(viewer.has(Role::Alert, sentence(Lang::zh, error(ErrorCode::second_factor_failed))));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::code), "123456"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_in)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::ready);
  CHECK(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
}

TEST_CASE("another account may be signed in to instead of typing the code") {
  Viewer viewer;
  viewer.world.server.code = "123456";
  viewer.page = viewer.world.open_page();
  viewer.draw();
  viewer.type(Role::TextBox, viewer.word(Text::login), "clerk");
  viewer.type(Role::TextBox, viewer.word(Text::password), "secret");
  viewer.tap(Role::Button, viewer.word(Text::sign_in));
  viewer.pass();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::other_account)));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::login)));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::password)));
}

TEST_CASE("a second factor that is due is set up before anything is seen") {
  Viewer viewer;
  viewer.world.server.second_factor_is_due = true;
  answer_all(viewer);
  viewer.enter();
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::second_factor_due)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::close)));
  CHECK_FALSE(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::begin_second_factor)));
  viewer.pass();
  CHECK(viewer.shows(kGroups));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::open_authenticator)));
  CHECK(viewer.page->tab.environment.opened_link.rfind("otpauth://totp/", 0) == 0);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::confirm_second_factor)));
  CHECK(viewer.shows(viewer.word(Text::words_needed)));  // nothing was typed
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::code), "123456"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::confirm_second_factor)));
  viewer.pass();
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::second_factor_due)));
  CHECK(viewer.has(Role::Heading, viewer.word(Text::my_tasks_title)));
  CHECK_FALSE(viewer.shows(kGroups));
}

TEST_CASE("whoever does not want to set one up signs out") {
  Viewer viewer;
  viewer.world.server.second_factor_is_due = true;
  viewer.enter();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_out)));
  viewer.pass();
  CHECK(viewer.app().phase() == client::Phase::signed_out);
}

TEST_CASE("on one's own page a second factor is set up with the password") {
  Viewer viewer;
  answer_all(viewer);
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::set_second_factor)));
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::present_code)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::password), "secret"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::begin_second_factor)));
  viewer.pass();
  REQUIRE(viewer.shows(kGroups));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::code), "123456"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::confirm_second_factor)));
  viewer.pass();
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::set_second_factor)));
  CHECK(viewer.has(Role::Button, viewer.word(Text::replace_second_factor)));
  // From now on the code of this one is needed for another.
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::replace_second_factor)));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::present_code)));
}

TEST_CASE("the code's step and the dialog fit every device, language and size of letters") {
  for (const Size& size : {kNarrowPhone, kPhone, kTablet, kDesk}) {
    for (const Lang lang : {Lang::zh, Lang::en}) {
      for (const bool large : {false, true}) {
        Viewer viewer(size);
        viewer.world.server.code = "123456";
        viewer.world.server.second_factor_is_due = true;
        answer_all(viewer);
        viewer.page = viewer.world.open_page();
        viewer.app().set_lang(lang);
        viewer.app().set_large(large);
        viewer.app().sign_in("clerk", "secret");
        viewer.pass();
        CHECK(viewer.has(Role::TextBox, viewer.word(Text::code)));
        CHECK(viewer.has(Role::Button, viewer.word(Text::other_account)));
        CHECK(viewer.beyond_the_sides().empty());
        viewer.app().sign_in("clerk", "secret", "123456");
        viewer.pass();
        REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::second_factor_due)));
        CHECK(viewer.beyond_the_sides().empty());
        viewer.app().begin_second_factor("", "");
        viewer.pass();
        CHECK(viewer.has(Role::TextBox, viewer.word(Text::second_factor_key)));
        CHECK(viewer.has(Role::Button, viewer.word(Text::open_authenticator)));
        CHECK(viewer.has(Role::Button, viewer.word(Text::sign_out)));
        CHECK(viewer.beyond_the_sides().empty());
      }
    }
  }
}

}  // namespace tz::testing
