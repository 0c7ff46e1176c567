#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {

using ui::Role;

TEST_CASE("a leader starts at the board, and every number opens its rows") {
  Viewer viewer(kDesk);
  viewer.enter(viewer.ledger().supervisor);
  REQUIRE(viewer.app().route().page == client::Page::board);
  const client::BoardNumber missing = viewer.app().board().reporting.back();
  REQUIRE(viewer.tap(Role::Button, missing.label + " " + std::to_string(missing.count)));
  CHECK(viewer.app().route() == client::rows_route(missing.rows));
  CHECK(viewer.app().rows(missing.rows).rows.size() == missing.count);
}

TEST_CASE("the rows of a number stay beside the task that was opened from them") {
  Viewer viewer(kDesk);
  viewer.enter(viewer.ledger().supervisor);
  const client::LightTotal total = [&] {
    for (const client::LightTotal& each : viewer.app().board().lights) {
      if (each.count > 0) return each;
    }
    return client::LightTotal();
  }();
  REQUIRE(total.count > 0);
  viewer.app().open(client::rows_route(total.rows));
  viewer.draw();
  const client::ListRow row = viewer.app().rows(total.rows).rows[0];
  REQUIRE(viewer.tap(Role::Button, row.a11y));
  CHECK(viewer.app().route() == client::task_route(row.task));
  CHECK(viewer.has(Role::Heading, viewer.app().rows(total.rows).title));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::back)));
  CHECK(viewer.app().route().page == client::Page::board);
}

TEST_CASE("a report by somebody else changes the board that is looked at") {
  Viewer viewer(kPhone);
  viewer.enter(viewer.ledger().supervisor);
  const std::string unit = "东河街道";
  const size_t before = viewer.app().board().latest.size();
  viewer.world.server.edit(viewer.ledger().clerk, Acknowledge{viewer.ledger().own()});
  viewer.world.server.edit(viewer.ledger().clerk, viewer.world.server.ledger.report(35));
  viewer.app().sync_now();
  viewer.pass();
  REQUIRE(viewer.app().board().latest.size() == before + 1);
  CHECK(viewer.has(Role::Button, viewer.app().board().latest[0].text));
}

TEST_CASE("of several plans the board and the desk show the one that is chosen") {
  Viewer viewer(kDesk);
  SmallLedger& ledger = viewer.world.server.ledger;
  PublishPlan second = ledger.publish();
  second.plan.id = PlanId(uuid_no(501));
  second.plan.title = "夜间窗口方案";
  second.tasks.resize(1);
  second.tasks[0].id = TaskId(uuid_no(502));
  second.tasks[0].plan = second.plan.id;
  viewer.enter(ledger.office);
  viewer.app().open_tab(client::Page::board);
  viewer.draw();
  CHECK_FALSE(viewer.has(Role::ComboBox, viewer.word(Text::plan_shown)));

  viewer.world.server.edit(ledger.office, second);
  viewer.app().sync_now();
  viewer.pass();
  const std::string first = viewer.app().board().title;
  const std::string other =
      first == second.plan.title ? ledger.publish().plan.title : second.plan.title;
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::plan_shown)));
  REQUIRE(viewer.tap(Role::Option, other));
  CHECK(viewer.app().board().title == other);
  CHECK(viewer.app().desk().plan == viewer.app().board().plan);
  viewer.app().open_tab(client::Page::desk);
  viewer.draw();
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::plan_shown)));
  REQUIRE(viewer.tap(Role::Option, first));
  CHECK(viewer.app().board().title == first);
}

TEST_CASE("who sees one unit alone has no board") {
  Viewer viewer;
  viewer.enter();
  CHECK_FALSE(viewer.has(Role::Tab, viewer.word(Text::nav_board)));
}

TEST_CASE("an administrator is told why there are no tasks") {
  Viewer viewer;
  viewer.enter(viewer.ledger().admin);
  viewer.app().open_tab(client::Page::tasks);
  viewer.draw();
  if (viewer.app().task_list().total == 0) {
    CHECK(viewer.has(Role::Heading, viewer.word(Text::no_tasks)));
    CHECK(viewer.shows(viewer.app().task_list().empty_sentence));
  } else {
    CHECK(viewer.has(Role::SearchBox, viewer.word(Text::search_tasks)));
  }
}

}  // namespace tz::testing
