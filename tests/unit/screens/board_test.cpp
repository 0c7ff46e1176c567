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
  const PublishPlan second = second_plan(ledger);
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
  CHECK(viewer.app().desk().choices.span == viewer.app().board().choices.span);
  viewer.app().open_tab(client::Page::desk);
  viewer.draw();
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::plan_shown)));
  REQUIRE(viewer.tap(Role::Option, first));
  CHECK(viewer.app().board().title == first);
}

TEST_CASE("the line of progress is a table to those who do not see it") {
  Viewer viewer(kDesk);
  viewer.world.pass(21 * kDayMs);
  viewer.enter(viewer.ledger().supervisor);
  const client::BoardPage& board = viewer.app().board();
  REQUIRE(board.course.size() > 1);
  CHECK(viewer.has(Role::Table, std::to_string(board.percent) + "%"));
  CHECK(viewer.has(Role::ColumnHeader, viewer.word(Text::chart_plan)));
  for (const client::CoursePoint& point : board.course) {
    CHECK(viewer.has(Role::RowHeader, point.label));
  }
}

TEST_CASE("on a wall the board fills the screen, turns its pages and draws nothing in between") {
  Viewer viewer(Size{"wall", 1920, 1080});
  viewer.enter(viewer.ledger().supervisor);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::full_screen)));
  CHECK(viewer.app().full_screen());
  CHECK_FALSE(viewer.has(Role::Tab, viewer.word(Text::nav_board)));
  CHECK(viewer.shows(shanghai_clock(viewer.app().now())));
  CHECK(viewer.has(Role::Heading, viewer.word(Text::progress_over_time)));
  CHECK(viewer.phone.last.wake_at_ms > viewer.phone.input.now_ms);
  CHECK(viewer.phone.last.wake_at_ms <= viewer.phone.input.now_ms + 20'000);
  for (const Text heading : {Text::units_by_measures, Text::unit_ranking}) {
    viewer.phone.input.now_ms += 20'000;
    viewer.draw();
    CHECK(viewer.has(Role::Heading, viewer.word(heading)));
  }
  for (const ui::SemanticsNode& node : viewer.phone.ui.semantics().nodes()) {
    if (node.role == Role::Scroll) CHECK(node.extent.y <= node.rect.h + 1);
  }
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::leave_full_screen)));
  CHECK(viewer.has(Role::Tab, viewer.word(Text::nav_board)));
}

TEST_CASE("a narrow screen is offered no wall") {
  Viewer viewer(kTablet);
  viewer.enter(viewer.ledger().supervisor);
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::full_screen)));
}

TEST_CASE("the ranking changes its order only when nobody has touched it for a moment") {
  Viewer viewer(kDesk);
  viewer.enter(viewer.ledger().supervisor);
  const auto first_shown = [&] {
    for (const ui::SemanticsNode& node : viewer.phone.ui.semantics().nodes()) {
      for (const client::RankItem& item : viewer.app().board().ranking) {
        if (node.role == Role::Button && node.label.find(item.reason) != std::string::npos) {
          return item.label;
        }
      }
    }
    return std::string();
  };
  const std::string before = first_shown();
  const bool street_leads = before == "东河街道";
  const Actor& other = street_leads ? viewer.ledger().lead : viewer.ledger().clerk;
  SubmitReport report = viewer.world.server.ledger.report(90);
  if (street_leads) {
    report.assignment =
        viewer.ledger().assignment_of(viewer.ledger().dated, viewer.ledger().lead_unit);
  }
  viewer.world.server.edit(other, report);
  viewer.app().sync_now();
  viewer.world.settle();
  viewer.phone.ui.interaction().wheel({600, 400}, {0, 1});
  viewer.draw();
  REQUIRE(viewer.app().board().ranking[0].label != before);
  CHECK(first_shown() == before);
  CHECK(viewer.shows(viewer.word(Text::ranking_waits)));
  viewer.phone.input.now_ms += 4000;
  viewer.draw();
  CHECK(first_shown() != before);
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
