#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {

using ui::Role;

namespace {

void open_form(Viewer& viewer) {
  viewer.enter();
  viewer.app().acknowledge(viewer.ledger().own());
  viewer.pass();
  viewer.app().open(client::task_route(viewer.ledger().dated));
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::fill_report)));
  viewer.pass();
  REQUIRE(viewer.has(Role::TextBox, viewer.word(Text::field_narrative)));
}

}  // namespace

TEST_CASE("a report that is filled in and saved is in the ledger, and its history says so") {
  Viewer viewer;
  open_form(viewer);
  REQUIRE(viewer.tap(Role::Button, "50%"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_narrative), "half of the windows"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::save)));
  viewer.pass();
  CHECK(viewer.ledger().assignment().percent == 50);
  CHECK(viewer.app().route() == client::task_route(viewer.ledger().dated));
  const std::string receipt = viewer.app().task_page(viewer.ledger().dated)->history[0].edit.word;
  CHECK(receipt.find(std::to_string(viewer.ledger().seq)) != std::string::npos);
  CHECK(viewer.shows(receipt));
  CHECK(viewer.shows("half of the windows"));
}

TEST_CASE("a report saved without a network waits, and the status says how many") {
  Viewer viewer;
  open_form(viewer);
  viewer.page->tab.network.connected = false;
  viewer.page->tab.environment.set_online(false);
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_narrative), "written on the road"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::save)));
  viewer.pass();
  CHECK(viewer.has(Role::Status, viewer.app().status().chip));
  CHECK_FALSE(viewer.has(Role::Status, viewer.word(Text::all_synced)));
  CHECK(viewer.app().status().unsent == 1);
  CHECK(viewer.shows(viewer.app().task_page(viewer.ledger().dated)->history[0].edit.word));
}

TEST_CASE("an empty report is not saved, and the form says what is missing") {
  Viewer viewer;
  open_form(viewer);
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, viewer.word(Text::field_narrative));
  CHECK((field->state & ui::kInvalid) == 0);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::save)));
  viewer.pass();
  CHECK(viewer.app().route().page == client::Page::report);
  CHECK(viewer.ledger().assignment().percent == 0);
  REQUIRE(viewer.app().report_form() != nullptr);
  REQUIRE_FALSE(viewer.app().report_form()->faults.empty());
  CHECK(viewer.shows(viewer.app().report_form()->faults[0].sentence));
}

TEST_CASE("lowering the percent asks for the reason") {
  Viewer viewer;
  open_form(viewer);
  viewer.world.report(*viewer.page, 60, "well on the way");
  viewer.pass();
  viewer.app().open(client::report_route(viewer.ledger().own()));
  viewer.pass();
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::reason_lowered)));
  REQUIRE(viewer.tap(Role::Button, "25%"));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::reason_lowered)));
}

TEST_CASE("a problem is folded away until somebody has one") {
  Viewer viewer;
  open_form(viewer);
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::field_problem)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::field_problem)));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::field_problem)));
}

TEST_CASE("a draft is discarded only after asking") {
  Viewer viewer;
  open_form(viewer);
  REQUIRE(viewer.tap(Role::Button, "75%"));
  viewer.pass();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::discard_draft)));
  CHECK(viewer.app().report_form()->input.percent == 75);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::discard_now)));
  viewer.pass();
  const client::ReportForm* form = viewer.app().report_form();
  CHECK((form == nullptr || form->input.percent == 0));
}

}  // namespace tz::testing
