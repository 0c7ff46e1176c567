#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::EditState;

namespace {

size_t drafts_on_disk(World& world) {
  return world.disk_of(world.server.ledger.clerk).of(client::Store::drafts).size();
}

}  // namespace

TEST_CASE("what is typed is kept within a second and is there after a restart") {
  World world;
  auto page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  CHECK(drafts_on_disk(world) == 0);
  (*page)->set_percent(35);
  (*page)->set_value(0, "12.");
  (*page)->set_narrative("写到一半");
  world.pass(1000);
  CHECK(drafts_on_disk(world) == 1);
  CHECK((*page)->report_form()->draft_saved);
  page.reset();

  page = world.ready_page();
  CHECK((*page)->me().drafts.size() == 1);
  CHECK((*page)->task_list().rows[0].edit.kind == EditState::Kind::draft);
  (*page)->open(client::report_route(world.own()));
  const client::ReportForm* form = (*page)->report_form();
  REQUIRE(form != nullptr);
  CHECK(form->input.percent == 35);
  CHECK(form->input.values[0] == "12.");
  CHECK(form->input.narrative == "写到一半");
}

TEST_CASE("leaving the page writes the draft at once") {
  World world;
  auto page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  (*page)->set_narrative("忽然来电");
  page->tab.environment.set_visible(false);
  world.pass(10);
  CHECK(drafts_on_disk(world) == 1);
}

TEST_CASE("a submitted report ends its draft, also on the disk") {
  World world;
  auto page = world.ready_page();
  world.report(*page, 40, "提交");
  world.pass(5000);
  CHECK(drafts_on_disk(world) == 0);
  CHECK((*page)->me().drafts.empty());
  CHECK((*page)->report_form() == nullptr);
  CHECK((*page)->route().page == client::Page::tasks);
}

TEST_CASE("the form begins with the last values and asks for new words") {
  World world;
  auto page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  (*page)->set_percent(40);
  (*page)->set_value(0, "12");
  (*page)->set_narrative("第一期");
  (*page)->submit_report();
  world.settle();
  world.reopen_after(page, 7 * kDayMs);
  (*page)->open(client::report_route(world.own()));
  const client::ReportForm* form = (*page)->report_form();
  REQUIRE(form != nullptr);
  CHECK(form->input.percent == 40);
  CHECK(form->input.values[0] == "12");
  CHECK(form->input.narrative.empty());
  CHECK_FALSE(form->corrects);
  CHECK(form->previous_percent == 40);
}

TEST_CASE("the rules speak while one types") {
  World world;
  auto page = world.ready_page();
  world.report(*page, 40, "先报一次");
  world.settle();
  (*page)->open(client::report_route(world.own()));
  CHECK_FALSE((*page)->report_form()->may_submit);
  (*page)->set_narrative("后退");
  CHECK((*page)->report_form()->may_submit);
  (*page)->set_percent(30);
  CHECK((*page)->report_form()->needs_reason);
  CHECK_FALSE((*page)->report_form()->fault_of("reason").empty());
  (*page)->submit_report();
  world.settle();
  CHECK(world.server.applied.size() == 1);
  (*page)->set_reason("口径调整");
  CHECK((*page)->report_form()->may_submit);
  (*page)->set_value(0, "许多");
  CHECK_FALSE((*page)->report_form()->fault_of("values.0").empty());
  (*page)->set_value(0, "31");
  (*page)->set_percent(230);
  CHECK((*page)->report_form()->input.percent == 100);
}

TEST_CASE("a second report in a cycle corrects the first, also while both wait") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "第一次");
  world.settle();
  (*page)->open(client::report_route(world.own()));
  CHECK((*page)->report_form()->corrects);
  (*page)->set_percent(50);
  (*page)->set_narrative("更正");
  REQUIRE((*page)->report_form()->may_submit);
  (*page)->submit_report();
  world.settle();
  CHECK((*page)->status().unsent == 2);
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->status().attention == 0);
  CHECK(world.server.ledger.assignment().percent == 50);
  const client::TaskPage* task = (*page)->task_page(world.server.ledger.dated);
  REQUIRE(task->history.size() == 2);
  CHECK_FALSE(task->history[0].replaced);
  CHECK(task->history[1].replaced);
  CHECK_FALSE(task->history[0].contested);
}

TEST_CASE("no change is one tap and needs a report before it") {
  World world;
  auto page = world.ready_page();
  const TaskId dated = world.server.ledger.dated;
  CHECK_FALSE((*page)->task_page(dated)->actions.no_change);
  world.report(*page, 40, "第一期");
  world.settle();
  CHECK_FALSE((*page)->task_page(dated)->actions.no_change);
  world.reopen_after(page, 7 * kDayMs);
  CHECK((*page)->task_page(dated)->actions.no_change);
  (*page)->no_change(world.own());
  world.settle();
  REQUIRE(world.server.applied.size() == 2);
  const client::TaskPage* task = (*page)->task_page(dated);
  REQUIRE(task->history.size() == 2);
  CHECK(task->history[0].no_change);
  CHECK(task->history[0].percent == 40);
}

TEST_CASE("a discarded draft gives back the ledger's values") {
  World world;
  auto page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  (*page)->set_percent(90);
  world.pass(1000);
  (*page)->discard_draft(world.own());
  world.pass(1000);
  CHECK((*page)->report_form()->input.percent == 0);
  CHECK(drafts_on_disk(world) == 0);
}

namespace {

const client::Deed& problem_deed(OpenPage& page, TaskId task) {
  for (const client::Deed& deed : page->task_page(task)->own_deeds) {
    if (std::holds_alternative<RaiseProblem>(deed.body)) return deed;
  }
  TZ_ASSERT(false);
}

}  // namespace

TEST_CASE("the answers to a deed's question outlive the browser, and end when they are saved") {
  World world;
  auto page = world.ready_page();
  const TaskId task = world.server.ledger.dated;
  const client::Deed deed = problem_deed(*page, task);
  (*page)->keep_answers(deed, {"the road is clo", "normal"});
  world.pass(500);
  (*page)->keep_answers(deed, {"the road is closed", "severe"});
  world.pass(2000);
  (*page)->keep_answers(deed, {"the road is closed for a mon", "severe"});
  page->tab.kill();
  world.reopen_after(page, kHourMs);
  // A day later other things are proposed; it is the same question.
  const client::Deed again = problem_deed(*page, task);
  const std::vector<std::string> kept = (*page)->kept_answers(again);
  CHECK(kept == std::vector<std::string>{"the road is closed", "severe"});
  (*page)->answer(again, *answered(again, kept));
  world.settle();
  CHECK(world.server.ledger.records.all_of<Problem>().size() == 1);
  CHECK((*page)->kept_answers(again) == first_answers(again));
  CHECK(world.disk_of(world.server.ledger.clerk).of(client::Store::drafts).empty());
  world.reopen_after(page, kHourMs);
  CHECK((*page)->kept_answers(again) == first_answers(again));
}

TEST_CASE("a deed's question that is as it began has no draft, and each deed has its own") {
  World world;
  auto page = world.ready_page();
  const client::Deed deed = problem_deed(*page, world.server.ledger.dated);
  client::Deed other = deed;
  other.body = RaiseProblem{ProblemId(), AssignmentId(uuid_of_name("another")), "", {}};
  client::Deed same = deed;
  same.body = RaiseProblem{ProblemId(), world.own(), "-", Severity::severe};
  CHECK(answers_key(other) != answers_key(deed));
  CHECK(answers_key(same) == answers_key(deed));
  (*page)->keep_answers(deed, {"something", "normal"});
  CHECK((*page)->kept_answers(same)[0] == "something");
  CHECK((*page)->kept_answers(other)[0].empty());
  world.settle();
  (*page)->keep_answers(deed, first_answers(deed));
  world.settle();
  CHECK(world.disk_of(world.server.ledger.clerk).of(client::Store::drafts).empty());
}

TEST_CASE("a draft keeps whatever was pasted into it, however much") {
  World world;
  auto page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  std::string pasted = "从文档粘贴\v第二行";
  while (pasted.size() < 200000) pasted += "很长";
  (*page)->set_narrative(pasted);
  world.pass(1000);
  page.reset();
  page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  REQUIRE((*page)->report_form() != nullptr);
  CHECK((*page)->report_form()->input.narrative == pasted);
}

TEST_CASE("what a paste brings along unseen does not keep a report from the ledger") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "从文档粘贴\v第二行\x01");
  world.settle();
  // Read back from the disk, as after any restart.
  world.reopen_after(page, kMinuteMs);
  REQUIRE(world.server.applied.size() == 1);
  const auto reports = world.server.ledger.records.reports_of(world.own());
  REQUIRE(reports.size() == 1);
  CHECK(reports[0]->content.narrative == "从文档粘贴\n第二行");
}

TEST_CASE("a photo whose name is cut at a blank is the same photo after a restart") {
  World world;
  auto page = world.ready_page();
  (*page)->open(client::report_route(world.own()));
  const std::string bytes = "\xff\xd8\xff\xe0 picture";
  page->tab.files.pick_evidence(std::string(99, 'a') + " b.jpg", bytes, 10, 10);
  world.pass(100);
  page->tab.network.trouble = {client::fake::Trouble::lost_answer};
  (*page)->set_narrative("有照片");
  (*page)->submit_report();
  world.pass(50);
  CHECK(page->tab.network.trouble.empty());
  world.reopen_after(page, kMinuteMs);
  CHECK((*page)->me().attention.empty());
  CHECK(world.outbox_rows() == 0);
  CHECK(world.server.applied.size() == 1);
}
