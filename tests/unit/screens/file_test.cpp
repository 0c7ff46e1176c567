#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using client::FilePage;
using ui::Role;
using State = client::FilePage::State;

constexpr Size kSizes[] = {kNarrowPhone, kPhone, kDesk};

// The clerk's page 我的 with a report that waits.
struct Clerk : Viewer {
  explicit Clerk(Size size = kPhone) : Viewer(size) {
    enter();
    page->tab.network.connected = false;
    world.report(*page, 40, "waits on this phone");
    world.settle();
    app().open_tab(client::Page::me);
    pass();
  }
};

}  // namespace

TEST_CASE("saving the file of unsent edits tells its code until it is noted") {
  Clerk clerk;
  REQUIRE(clerk.tap(Role::Button, clerk.word(Text::save_unsent_file)));
  REQUIRE(clerk.has(Role::Dialog, clerk.word(Text::file_told)));
  const std::string code = clerk.app().file_page().code;
  CHECK(code.size() == 14);
  CHECK(clerk.shows(code));
  CHECK(clerk.has(Role::TextBox, clerk.word(Text::file_code)));
  CHECK_FALSE(clerk.has(Role::Button, clerk.word(Text::close)));
  // It stays, wherever the person has gone meanwhile.
  clerk.app().open_tab(client::Page::tasks);
  clerk.draw();
  clerk.app().open_tab(client::Page::me);
  clerk.draw();
  REQUIRE(clerk.shows(code));
  REQUIRE(clerk.tap(Role::Button, clerk.word(Text::told_password_noted)));
  clerk.draw();
  CHECK_FALSE(clerk.shows(code));
  CHECK(clerk.app().file_page().code.empty());
}

TEST_CASE("a file is taken in with its code, and a wrong one is said at the field") {
  Clerk clerk;
  clerk.tap(Role::Button, clerk.word(Text::save_unsent_file));
  const std::string code = clerk.app().file_page().code;
  clerk.tap(Role::Button, clerk.word(Text::told_password_noted));
  REQUIRE(clerk.has(Role::File, clerk.word(Text::take_unsent_file)));
  clerk.page->tab.files.pick("unsent.json", clerk.page->tab.environment.saved_content);
  clerk.draw();
  REQUIRE(clerk.has(Role::Dialog, clerk.word(Text::file_ask)));
  CHECK(clerk.shows("unsent.json"));
  REQUIRE(clerk.tap(Role::Button, clerk.word(Text::file_take)));
  CHECK(clerk.shows(clerk.word(Text::words_needed)));
  REQUIRE(clerk.type(Role::TextBox, clerk.word(Text::file_code), "aaaabbbbcccc"));
  REQUIRE(clerk.tap(Role::Button, clerk.word(Text::file_take)));
  clerk.draw();
  CHECK(clerk.shows(sentence(clerk.app().lang(), error(ErrorCode::outbox_file_code))));
  REQUIRE(clerk.type(Role::TextBox, clerk.word(Text::file_code), code));
  REQUIRE(clerk.tap(Role::Button, clerk.word(Text::file_take)));
  clerk.pass();
  CHECK_FALSE(clerk.has(Role::Dialog, clerk.word(Text::file_ask)));
  CHECK(clerk.app().me().waiting.size() == 1);
}

TEST_CASE("a file of another kind is refused on the page, and the question can be left") {
  Clerk clerk;
  clerk.page->tab.files.pick("notes.json", "[]");
  clerk.draw();
  CHECK(
      clerk.has(Role::Alert, sentence(clerk.app().lang(), error(ErrorCode::outbox_file_unknown))));
  clerk.tap(Role::Button, clerk.word(Text::save_unsent_file));
  clerk.tap(Role::Button, clerk.word(Text::told_password_noted));
  clerk.page->tab.files.pick("unsent.json", clerk.page->tab.environment.saved_content);
  clerk.draw();
  REQUIRE(clerk.tap(Role::Button, clerk.word(Text::leave_it)));
  clerk.draw();
  CHECK(clerk.app().file_page().state == State::none);
  CHECK_FALSE(clerk.has(Role::Dialog, clerk.word(Text::file_ask)));
}

TEST_CASE("the code and the question for it fit every screen, in large letters too") {
  for (const Size& size : kSizes) {
    for (const Lang lang : {Lang::zh, Lang::en}) {
      for (const bool large : {false, true}) {
        CAPTURE(size.name);
        CAPTURE(name_of(lang));
        CAPTURE(large);
        Clerk clerk(size);
        clerk.app().set_lang(lang);
        clerk.app().set_large(large);
        clerk.draw();
        CHECK(clerk.beyond_the_sides() == std::vector<std::string>{});
        REQUIRE(clerk.tap(Role::Button, clerk.word(Text::save_unsent_file)));
        CHECK(clerk.beyond_the_sides() == std::vector<std::string>{});
        REQUIRE(clerk.tap(Role::Button, clerk.word(Text::told_password_noted)));
        clerk.page->tab.files.pick("unsent.json", clerk.page->tab.environment.saved_content);
        clerk.draw();
        REQUIRE(clerk.has(Role::Button, clerk.word(Text::file_take)));
        CHECK(clerk.beyond_the_sides() == std::vector<std::string>{});
      }
    }
  }
}

}  // namespace tz::testing
