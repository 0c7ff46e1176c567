// Task forces on the screens: kept on the office's desk, chosen on the board, filtered by in the
// list of tasks.
#include <doctest/doctest.h>

#include <algorithm>

#include "viewer.h"

namespace tz::testing {
namespace {

using client::Page;
using ui::Role;

constexpr Size kTall{"tall phone", 360, 6000};
constexpr const char* kName = "监管工作专班";

TaskForce force_of(const SmallLedger& ledger, TaskId task) {
  return {TaskForceId(uuid_no(800)), kName, ledger.lead_unit, {task}, {ledger.street}, false, 0};
}

void open_tab(Viewer& viewer, const Actor& who, Page page) {
  viewer.enter(who);
  viewer.app().open_tab(page);
  viewer.draw();
}

const TaskForce* kept(const Viewer& viewer) {
  return viewer.ledger().records.task_force_named(kName);
}

}  // namespace

TEST_CASE("the office founds a task force on the desk, changes it and disbands it") {
  Viewer viewer(kTall);
  open_tab(viewer, viewer.ledger().office, Page::desk);
  const std::string found(viewer.word(Text::new_task_force));
  REQUIRE(viewer.tap(Role::Button, found));
  CHECK(viewer.beyond_the_sides().empty());
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::task_force_name), kName));
  // Without a task it is none.
  REQUIRE(viewer.tap(Role::Button, found));
  CHECK(viewer.has(Role::Dialog, found));
  CHECK(viewer.shows("请填写“任务”"));
  REQUIRE(viewer.tap(Role::CheckBox, "(一)1"));
  REQUIRE(viewer.tap(Role::CheckBox, "东河街道"));
  REQUIRE(viewer.tap(Role::Button, found));
  viewer.pass();
  REQUIRE(kept(viewer) != nullptr);
  CHECK(kept(viewer)->tasks == std::vector<TaskId>{viewer.ledger().dated});
  CHECK(kept(viewer)->units == std::vector<UnitId>{viewer.ledger().street});
  CHECK_FALSE(kept(viewer)->lead.has_value());

  const std::string edit(viewer.word(Text::edit_task_force));
  REQUIRE(viewer.tap(Role::Button, kName));
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::task_force_lead)));
  REQUIRE(viewer.tap(Role::Option, "区数据局"));
  REQUIRE(viewer.tap(Role::CheckBox, "(二)1"));
  REQUIRE(viewer.tap(Role::Button, edit));
  viewer.pass();
  CHECK(kept(viewer)->lead == viewer.ledger().lead_unit);
  CHECK(kept(viewer)->tasks.size() == 2);

  REQUIRE(viewer.tap(Role::Button, kName));
  REQUIRE(viewer.tap(Role::Radio, viewer.word(Text::task_force_disbanded)));
  REQUIRE(viewer.tap(Role::Button, edit));
  viewer.pass();
  CHECK(kept(viewer)->disbanded);
  CHECK(viewer.app().desk().choices.forces.empty());
  REQUIRE(viewer.app().desk().forces.size() == 1);
  const std::string& note = viewer.app().desk().forces[0].note;
  CHECK(note.find(viewer.word(Text::task_force_disbanded)) == 0);
}

TEST_CASE("what somebody else changed meanwhile is not undone by a question that was open") {
  Viewer viewer(kTall);
  const SmallLedger& ledger = viewer.ledger();
  viewer.world.server.edit(ledger.office, PutTaskForce{force_of(ledger, ledger.dated)});
  open_tab(viewer, ledger.office, Page::desk);
  const std::string edit(viewer.word(Text::edit_task_force));
  REQUIRE(viewer.tap(Role::Button, kName));
  TaskForce wider = *kept(viewer);
  wider.units = {ledger.street, ledger.lead_unit};
  std::sort(wider.units.begin(), wider.units.end());
  viewer.world.server.edit(ledger.office, PutTaskForce{wider});
  viewer.app().sync_now();
  viewer.pass();
  REQUIRE(viewer.tap(Role::Button, edit));
  viewer.draw();
  CHECK(viewer.shows("您看到的内容已经变化"));
  viewer.pass();
  CHECK(kept(viewer)->units == wider.units);
}

TEST_CASE("a leader reads the task forces and keeps none") {
  Viewer viewer(kTall);
  viewer.world.server.edit(viewer.ledger().office,
                           PutTaskForce{force_of(viewer.ledger(), viewer.ledger().dated)});
  open_tab(viewer, viewer.ledger().supervisor, Page::desk);
  CHECK(viewer.app().desk().forces.size() == 1);
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::new_task_force)));
  viewer.tap(Role::Button, kName);
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::edit_task_force)));
}

TEST_CASE("a board by task force counts its tasks, and its numbers open them") {
  Viewer viewer(kDesk);
  viewer.world.server.edit(viewer.ledger().office,
                           PutTaskForce{force_of(viewer.ledger(), viewer.ledger().undated)});
  viewer.enter(viewer.ledger().supervisor);
  CHECK(viewer.app().board().tasks == 2);
  REQUIRE(viewer.tap(Role::Button, kName));
  const client::BoardPage& board = viewer.app().board();
  CHECK(board.choices.narrowing == kName);
  CHECK(board.tasks == 1);
  CHECK(board.by_measure.size() == 1);
  for (const client::LightTotal& total : board.lights) {
    const client::RowsPage& rows = viewer.app().rows(total.rows);
    CHECK(rows.total == total.count);
    for (const client::ListRow& row : rows.rows) CHECK(row.task == viewer.ledger().undated);
  }
  // The same tap takes it off again.
  REQUIRE(viewer.tap(Role::Button, kName));
  CHECK(viewer.app().board().tasks == 2);
}

TEST_CASE("a task force that is disbanded narrows the board no longer") {
  Viewer viewer(kDesk);
  TaskForce force = force_of(viewer.ledger(), viewer.ledger().dated);
  viewer.world.server.edit(viewer.ledger().office, PutTaskForce{force});
  viewer.enter(viewer.ledger().supervisor);
  REQUIRE(viewer.tap(Role::Button, kName));
  CHECK(viewer.app().board().tasks == 1);
  force.disbanded = true;
  viewer.world.server.edit(viewer.ledger().office, PutTaskForce{force});
  viewer.app().sync_now();
  viewer.pass();
  CHECK(viewer.app().board().tasks == 2);
  CHECK_FALSE(viewer.has(Role::Button, kName));
}

TEST_CASE("a period narrows the board to what is due in it, and says what has no deadline") {
  Viewer viewer(kDesk);
  viewer.enter(viewer.ledger().supervisor);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::span_this_year)));
  CHECK(viewer.app().board().tasks == 1);
  CHECK(viewer.shows(tr(Lang::zh, Text::span_undated, {"1"})));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::span_this_month)));
  CHECK(viewer.app().board().tasks == 0);
  CHECK(viewer.shows(viewer.word(Text::span_nothing)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::span_any_time)));
  CHECK(viewer.app().board().tasks == 2);
}

TEST_CASE("days of a period are asked for in a dialog, which takes neither nonsense nor a turn") {
  for (const Size size : {kNarrowPhone, kDesk}) {
    CAPTURE(size.name);
    Viewer viewer(size);
    viewer.enter(viewer.ledger().supervisor);
    if (size.width < 600) REQUIRE(viewer.tap(Role::Button, viewer.word(Text::span_narrow)));
    CHECK(viewer.beyond_the_sides().empty());
    REQUIRE(viewer.tap(Role::Button, viewer.word(Text::span_other_days)));
    const std::string show(viewer.word(Text::span_show));
    REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::span_first), "2021-11-01"));
    REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::span_last), "October"));
    REQUIRE(viewer.tap(Role::Button, show));
    CHECK(viewer.has(Role::Dialog, viewer.word(Text::span_days_title)));
    REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::span_last), "2021-10-31"));
    REQUIRE(viewer.tap(Role::Button, show));
    CHECK(viewer.has(Role::Dialog, viewer.word(Text::span_days_title)));
    REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::span_first), ""));
    REQUIRE(viewer.tap(Role::Button, show));
    CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::span_days_title)));
    CHECK(viewer.app().board().choices.span.last == civil_from({2021, 10, 31}));
    CHECK(viewer.app().board().tasks == 1);
  }
}

TEST_CASE("all plans together count what each of them counts") {
  Viewer viewer(kDesk);
  SmallLedger& ledger = viewer.world.server.ledger;
  viewer.world.server.edit(ledger.office, second_plan(ledger));
  viewer.enter(ledger.supervisor);
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::plan_shown)));
  REQUIRE(viewer.tap(Role::Option, viewer.word(Text::span_all_plans)));
  const client::BoardPage& board = viewer.app().board();
  CHECK(board.title == viewer.word(Text::span_all_plans));
  CHECK(board.tasks == 3);
  CHECK(board.by_measure.size() == 4);
  size_t tasks = 0;
  for (const client::ProgressLine& line : board.by_measure) {
    CHECK(viewer.app().rows(line.rows).total == line.tasks);
    tasks += line.tasks;
  }
  CHECK(tasks == 3);
}

TEST_CASE("a clerk filters the tasks by task force, with the count that the chip says") {
  Viewer viewer(kNarrowPhone);
  viewer.world.server.edit(viewer.ledger().office,
                           PutTaskForce{force_of(viewer.ledger(), viewer.ledger().dated)});
  viewer.enter();
  REQUIRE(viewer.app().task_list().forces.size() == 1);
  CHECK(viewer.app().task_list().forces[0].count == 1);
  REQUIRE(viewer.tap(Role::Button, kName));
  CHECK(viewer.app().task_list().task_force == TaskForceId(uuid_no(800)));
  CHECK(viewer.app().task_list().rows.size() == 1);
  CHECK(viewer.beyond_the_sides().empty());
}

TEST_CASE("a task force without any of the list's tasks is no filter of it") {
  Viewer viewer;
  viewer.world.server.edit(viewer.ledger().office,
                           PutTaskForce{force_of(viewer.ledger(), viewer.ledger().undated)});
  viewer.enter();
  CHECK(viewer.app().task_list().forces.empty());
}

TEST_CASE("the export asks for what the board is narrowed to") {
  Viewer viewer(kDesk);
  viewer.world.server.edit(viewer.ledger().office,
                           PutTaskForce{force_of(viewer.ledger(), viewer.ledger().dated)});
  viewer.enter(viewer.ledger().supervisor);
  viewer.app().show_span({std::nullopt, TaskForceId(uuid_no(800)), kMonday, kMonday + 200});
  viewer.draw();
  viewer.world.server.answers["GET /api/v1/export/ledger.xlsx?plan=all&lang=zh&task_force=" +
                              to_string(uuid_no(800)) + "&first=2021-05-17&last=2021-12-03" +
                              "&paper=A3"] = {client::HttpAnswer::Kind::answered, 200, "x", 0};
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::export_ledger)));
  CHECK(viewer.shows(kName));
  CHECK(viewer.has(Role::Radio, viewer.word(Text::export_of_span)));
  // Of all plans no cycle can be asked for.
  CHECK_FALSE(viewer.has(Role::Radio, viewer.word(Text::export_this_cycle)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::export_save)));
  viewer.pass();
  CHECK(viewer.page->tab.environment.saved_content == "x");
}

}  // namespace tz::testing
