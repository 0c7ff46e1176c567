#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {

using ui::Role;

TEST_CASE("a tap on a row opens its task, and the arrow leads back") {
  Viewer viewer;
  viewer.enter();
  REQUIRE(viewer.tap(Role::Button, "窗口统一受理"));
  CHECK(viewer.app().route() == client::task_route(viewer.ledger().dated));
  CHECK(viewer.has(Role::Heading, "(一)1"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::back)));
  CHECK(viewer.app().route().page == client::Page::tasks);
}

TEST_CASE("an assignment is acknowledged from the list by one tap") {
  Viewer viewer;
  viewer.enter();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::acknowledge)));
  viewer.pass();
  CHECK(viewer.ledger().assignment().stage == Stage::active);
  CHECK_FALSE(viewer.tap(Role::Button, viewer.word(Text::acknowledge)));
  CHECK(viewer.app().route().page == client::Page::tasks);
}

TEST_CASE("a search without a find offers everything again") {
  Viewer viewer;
  viewer.enter();
  REQUIRE(viewer.type(Role::SearchBox, viewer.word(Text::search_all), "no such words"));
  viewer.rest();
  CHECK(viewer.has(Role::Heading, viewer.word(Text::nothing_found)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::show_all)));
  CHECK(viewer.has(Role::Button, "窗口统一受理"));
}

TEST_CASE("a search looks through reports once nobody types, and leads to the one it found") {
  Viewer viewer;
  viewer.enter();
  for (int week = 0; week < 14; ++week) {
    viewer.world.report(*viewer.page, week, week == 0 ? "走访𠮷祥路六家企业" : "窗口人员培训");
    viewer.pass();
    viewer.world.pass(int64_t{7} * kDayMs);
  }
  viewer.draw();
  // The notices of so many reports fade first.
  for (int i = 0; i < 200 && viewer.phone.last.wake_at_ms >= 0; ++i) viewer.rest();
  REQUIRE(viewer.phone.last.wake_at_ms < 0);
  REQUIRE(viewer.type(Role::SearchBox, viewer.word(Text::search_all), "𠮷祥"));
  CHECK_FALSE(viewer.has(Role::Button, "走访𠮷祥路"));
  CHECK(viewer.phone.last.wake_at_ms > viewer.phone.input.now_ms);
  viewer.rest();
  CHECK(viewer.phone.last.wake_at_ms < 0);
  CHECK(viewer.has(Role::Text, "走访𠮷祥路六家企业"));
  REQUIRE(viewer.tap(Role::Button, viewer.app().found().items.at(0).a11y));
  CHECK(viewer.app().route() == client::task_route(viewer.ledger().dated));
  viewer.draw();
  const ui::SemanticsNode* told = viewer.find(Role::Text, "走访𠮷祥路六家企业");
  REQUIRE(told != nullptr);
  CHECK(told->rect.y > 0);
  CHECK(told->rect.bottom() < viewer.phone.input.height);
}

TEST_CASE("a filter that is on is taken off by a second tap") {
  Viewer viewer;
  viewer.enter();
  const std::string filter(viewer.word(Text::stage_issued));
  REQUIRE(viewer.tap(Role::Button, filter + " 1"));
  CHECK(viewer.app().task_list().filter == client::TaskFilter::to_acknowledge);
  REQUIRE(viewer.tap(Role::Button, filter + " 1"));
  CHECK(viewer.app().task_list().filter == client::TaskFilter::all);
}

TEST_CASE("a task names its targets and the reason of its light") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  CHECK(viewer.shows("30"));
  CHECK(viewer.has(Role::Text, viewer.app().task_page(viewer.ledger().dated)->light.why));
}

TEST_CASE("completion is declared only with evidence") {
  Viewer viewer;
  viewer.enter();
  viewer.app().acknowledge(viewer.ledger().own());
  viewer.pass();
  viewer.world.report(*viewer.page, 100, "all of it");
  viewer.pass();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  const std::string declare(viewer.word(Text::declare_complete));
  REQUIRE(viewer.tap(Role::Button, declare));
  REQUIRE(viewer.has(Role::Dialog, declare));
  REQUIRE(viewer.tap(Role::Button, declare));
  viewer.pass();
  CHECK(viewer.has(Role::Dialog, declare));
  CHECK(viewer.ledger().assignment().stage == Stage::active);
}

TEST_CASE("evidence in the dialog declares the completion") {
  Viewer viewer;
  viewer.enter();
  viewer.app().acknowledge(viewer.ledger().own());
  viewer.pass();
  viewer.world.report(*viewer.page, 100, "all of it");
  viewer.pass();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  viewer.tap(Role::Button, viewer.word(Text::declare_complete));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_evidence), "the list of windows"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::declare_complete)));
  viewer.pass();
  CHECK(viewer.ledger().assignment().stage == Stage::declared);
}

TEST_CASE("what was typed into a question is there when it is asked again, until it is discarded") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  const std::string_view raise_it = viewer.word(Text::kind_raise_problem);
  const auto typed = [&] {
    const ui::SemanticsNode* field = viewer.find(Role::TextBox, viewer.word(Text::field_problem));
    return field == nullptr ? std::string("no field") : viewer.phone.page.texts[field->id];
  };
  REQUIRE(viewer.tap(Role::Button, raise_it));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::discard_draft)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_problem), "the road is closed"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::leave_it)));
  CHECK_FALSE(viewer.has(Role::Dialog, raise_it));
  REQUIRE(viewer.tap(Role::Button, raise_it));
  CHECK(typed() == "the road is closed");
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::discard_draft)));
  CHECK(typed().empty());
  viewer.tap(Role::Button, viewer.word(Text::leave_it));
  REQUIRE(viewer.tap(Role::Button, raise_it));
  CHECK(typed().empty());
}

TEST_CASE("a prompt ends with the page that it belongs to") {
  Viewer viewer;
  viewer.enter();
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::sign_out)));
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::sign_out)));
  viewer.app().open_tab(client::Page::tasks);
  viewer.draw();
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::sign_out)));
}

}  // namespace tz::testing
