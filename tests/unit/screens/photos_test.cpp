// Attachments in the form, in the declaration and on the task's page.
#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {

using ui::Role;

namespace {

std::string picture(const std::string& name) {
  return "\xff\xd8\xff\xe0" + name + std::string(300000, 'x');
}

void choose(Viewer& viewer, const std::string& name) {
  viewer.page->tab.files.pick_evidence(name + ".jpg", picture(name), 1600, 1200);
  viewer.pass();
}

}  // namespace

TEST_CASE("the form takes photos from the camera and the album, and gives each a row") {
  for (const Size& size : {kNarrowPhone, kDesk}) {
    CAPTURE(size.name);
    Viewer viewer(size);
    viewer.enter();
    viewer.app().open(client::report_route(viewer.ledger().own()));
    viewer.draw();
    CHECK(viewer.has(Role::File, viewer.word(Text::photo_take)));
    CHECK(viewer.has(Role::File, viewer.word(Text::photo_choose)));
    choose(viewer, "门头");
    choose(viewer, "后院");
    CHECK(viewer.shows("2 / 9"));
    CHECK(viewer.has(Role::Button, "门头.jpg"));
    CHECK(viewer.beyond_the_sides().empty());
    REQUIRE(viewer.tap(Role::Button, "移除门头.jpg"));
    CHECK(viewer.shows("1 / 9"));
    CHECK_FALSE(viewer.has(Role::Button, "门头.jpg"));
  }
}

TEST_CASE("after nine files the form offers no more") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open(client::report_route(viewer.ledger().own()));
  for (int i = 0; i < 9; ++i) choose(viewer, std::to_string(i));
  CHECK(viewer.shows("9 / 9"));
  CHECK_FALSE(viewer.has(Role::File, viewer.word(Text::photo_take)));
}

TEST_CASE("the task's page lists what was attached, and a tap opens it") {
  Viewer viewer(kNarrowPhone);
  viewer.enter();
  viewer.app().open(client::report_route(viewer.ledger().own()));
  choose(viewer, "门头");
  viewer.app().set_narrative("现场");
  viewer.app().submit_report();
  viewer.pass();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, "门头.jpg"));
  viewer.pass();
  REQUIRE(viewer.page->tab.files.shown.size() == 1);
  CHECK(viewer.page->tab.files.shown[0].name == "门头.jpg");
  CHECK(viewer.beyond_the_sides().empty());
}

TEST_CASE("photos chosen while completion is declared go with the declaration") {
  Viewer viewer;
  viewer.enter();
  viewer.world.report(*viewer.page, 100, "全部完成");
  viewer.pass();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::declare_complete)));
  choose(viewer, "验收");
  REQUIRE(viewer.has(Role::Button, "验收.jpg"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_evidence), "验收单"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::declare_complete)));
  viewer.pass();
  CHECK(viewer.ledger().assignment().evidence.size() == 1);
}

}  // namespace tz::testing
