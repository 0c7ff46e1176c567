#include <doctest/doctest.h>

#include "app/rows.h"
#include "summary/board.h"
#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::RowsQuery;
using client::TaskFilter;

namespace {

// The page of somebody else, in a browser of their own.
std::unique_ptr<OpenPage> page_of(World& world, client::fake::FakeBrowser& browser,
                                  const Actor& actor) {
  world.server.signed_in = actor;
  auto page = world.open_page(browser);
  (*page)->sign_in("somebody", "secret");
  world.settle();
  return page;
}

size_t count_of(const client::TaskList& list, TaskFilter filter) {
  for (const client::TaskList::Chip& chip : list.chips) {
    if (chip.filter == filter) return chip.count;
  }
  return 999;
}

bool offers(const std::vector<client::Deed>& deeds, OperationKind kind) {
  return std::any_of(deeds.begin(), deeds.end(), [&](const client::Deed& deed) {
    return deed.body.index() == static_cast<size_t>(kind);
  });
}

}  // namespace

TEST_CASE("a clerk sees the own unit's assignments, with the light's sentence") {
  World world;
  auto page = world.ready_page();
  const client::TaskList& list = (*page)->task_list();
  REQUIRE(list.rows.size() == 1);
  const client::ListRow& row = list.rows[0];
  CHECK(row.number == "(一)1");
  CHECK(row.to_acknowledge);
  CHECK(row.report_due);
  CHECK(row.leads == "区数据局");
  CHECK(row.light.light == Light::green);
  CHECK_FALSE(row.light.why.empty());
  CHECK(row.days_left == civil_from({2021, 10, 4}) - shanghai_date(world.timeline.wall()));
  CHECK(row.a11y.find("窗口统一受理") != std::string::npos);
}

TEST_CASE("filters and search count what they show") {
  World world;
  auto page = world.ready_page();
  CHECK(count_of((*page)->task_list(), TaskFilter::all) == 1);
  CHECK(count_of((*page)->task_list(), TaskFilter::to_acknowledge) == 1);
  CHECK(count_of((*page)->task_list(), TaskFilter::red) == 0);
  (*page)->set_filter(TaskFilter::red);
  CHECK((*page)->task_list().rows.empty());
  CHECK_FALSE((*page)->task_list().empty_sentence.empty());
  (*page)->set_filter(TaskFilter::all);
  for (const char* found : {"（一）1", "(一)1", "统一", "数据局", "东河 受理", "  窗口  "}) {
    (*page)->set_search(found);
    CHECK((*page)->task_list().rows.size() == 1);
  }
  (*page)->set_search("没有的词");
  CHECK((*page)->task_list().rows.empty());
  CHECK(count_of((*page)->task_list(), TaskFilter::all) == 0);
  CHECK((*page)->task_list().total == 1);
}

TEST_CASE("the search finds what was written, also what has not been sent") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "走访𠮷祥路六家企业");
  world.settle();
  CHECK((*page)->found().items.empty());
  (*page)->set_search("祥路");
  CHECK((*page)->task_list().rows.empty());
  const client::FoundList& found = (*page)->found();
  REQUIRE(found.items.size() == 1);
  const client::FoundItem& item = found.items[0];
  CHECK(item.key.collection == Collection::report);
  CHECK(item.task == world.server.ledger.dated);
  CHECK(item.unit == "东河街道");
  CHECK(item.excerpt.text == "走访𠮷祥路六家企业");
  REQUIRE(item.excerpt.found.size() == 1);
  CHECK(item.a11y.find("祥路") != std::string::npos);
  CHECK(found.more.empty());
}

TEST_CASE("a task that the list shows is not found a second time") {
  World world;
  auto page = world.ready_page();
  (*page)->set_search("窗口");
  REQUIRE((*page)->task_list().rows.size() == 1);
  // The other task of that name is nobody's of this unit.
  REQUIRE((*page)->found().items.size() == 1);
  CHECK((*page)->found().items[0].task == world.server.ledger.undated);
  (*page)->set_search("");
  CHECK((*page)->found().items.empty());
}

TEST_CASE("what waits is found under its filter") {
  World world;
  auto page = world.ready_page();
  page->tab.network.connected = false;
  (*page)->acknowledge(world.own());
  world.settle();
  (*page)->set_filter(TaskFilter::unsent);
  REQUIRE((*page)->task_list().rows.size() == 1);
  CHECK((*page)->task_list().rows[0].edit.kind == client::EditState::Kind::waiting);
  CHECK_FALSE((*page)->task_list().rows[0].to_acknowledge);
}

TEST_CASE("the most urgent row stands first") {
  World world;
  auto page = page_of(world, world.browser, world.server.ledger.office);
  const client::TaskList& before = (*page)->task_list();
  REQUIRE(before.rows.size() == 2);
  // Undated work is grey, and grey stands before what is on course.
  CHECK(before.rows[0].light.light == Light::grey);
  // After the deadline the dated task is red and comes first; the day alone brings it about.
  world.reopen_after(page, int64_t{200} * kDayMs);
  const client::TaskList& after = (*page)->task_list();
  CHECK(after.rows[0].light.light == Light::red);
  CHECK(after.rows[0].days_left.value_or(0) < 0);
}

TEST_CASE("a view is made anew only when something has changed") {
  World world;
  auto page = world.ready_page();
  const client::ListRow* before = (*page)->task_list().rows.data();
  CHECK((*page)->task_list().rows.data() == before);
  const uint64_t revision = (*page)->revision();
  (*page)->acknowledge(world.own());
  world.settle();
  CHECK((*page)->revision() > revision);
  CHECK_FALSE((*page)->task_list().rows[0].to_acknowledge);
}

TEST_CASE("the page of a task offers what the rules allow") {
  World world;
  auto page = world.ready_page();
  const TaskId dated = world.server.ledger.dated;
  const client::TaskPage* task = (*page)->task_page(dated);
  REQUIRE(task != nullptr);
  CHECK(task->own == world.own());
  CHECK(task->actions.acknowledge);
  CHECK(task->actions.report);
  CHECK_FALSE(task->actions.declare);
  CHECK_FALSE(offers(task->deeds, OperationKind::agree_deadline));
  CHECK_FALSE(offers(task->assignment(world.own())->deeds, OperationKind::accept_completion));
  CHECK(offers(task->own_deeds, OperationKind::file_extension));
  REQUIRE(task->targets.size() == 1);
  CHECK(task->targets[0].latest.empty());
  world.report(*page, 100, "全部完成");
  world.settle();
  task = (*page)->task_page(dated);
  CHECK_FALSE(task->actions.acknowledge);
  CHECK(task->actions.declare);
  (*page)->edit(DeclareComplete{world.own(), "验收单"});
  world.settle();
  CHECK((*page)->task_page(dated)->assignments[0].stage == Stage::declared);

  client::fake::FakeBrowser office_browser(world.timeline);
  auto office = page_of(world, office_browser, world.server.ledger.office);
  task = (*office)->task_page(dated);
  REQUIRE(task != nullptr);
  const client::AssignmentItem* item = task->assignment(world.own());
  REQUIRE(item != nullptr);
  CHECK(offers(item->deeds, OperationKind::accept_completion));
  CHECK(offers(item->deeds, OperationKind::return_completion));
  const client::TaskPage* undated = (*office)->task_page(world.server.ledger.undated);
  CHECK(offers(undated->deeds, OperationKind::agree_deadline));
  (*office)->edit(AcceptCompletion{world.own()});
  world.settle();
  CHECK(world.server.ledger.assignment().stage == Stage::completed);
}

TEST_CASE("what the rules refuse is said at once and saved nowhere") {
  World world;
  auto page = world.ready_page();
  (*page)->edit(DeclareComplete{world.own(), "还早"});
  world.settle();
  const auto notices = (*page)->take_notices();
  REQUIRE(notices.size() == 1);
  CHECK(notices[0].kind == client::Notice::Kind::failed);
  CHECK(world.outbox_rows() == 0);
}

TEST_CASE("the board's numbers are the summary's, and each opens as many rows") {
  World world;
  world.server.edit(world.server.ledger.office,
                    ConfirmGroup{world.server.ledger.undated,
                                 "各街道",
                                 {world.server.ledger.street, world.server.ledger.other_street}});
  world.server.edit(world.server.ledger.clerk, world.server.ledger.report(40));
  auto page = page_of(world, world.browser, world.server.ledger.supervisor);
  CHECK((*page)->sees_whole_ledger());
  CHECK((*page)->route().page == client::Page::board);
  const Board expected = board_of(world.server.ledger.records, {world.server.ledger.plan},
                                  shanghai_date(world.timeline.wall()));
  const client::BoardPage board = (*page)->board();
  CHECK(board.tasks == expected.task_rows.size());
  CHECK(board.percent == expected.percent);
  CHECK(board.expected_percent == expected.expected);
  REQUIRE(board.lights.size() == kLights);
  for (const client::LightTotal& total : board.lights) {
    CHECK(total.count == static_cast<size_t>(expected.tasks[total.light]));
    CHECK((*page)->rows(total.rows).total == total.count);
  }
  REQUIRE(board.reporting.size() == 3);
  CHECK(board.reporting[0].count == expected.reporting.reported.size());
  CHECK(board.reporting[1].count == expected.reporting.unchanged.size());
  CHECK(board.reporting[2].count == expected.reporting.missing.size());
  CHECK(board.reporting[0].count == 1);
  for (const client::BoardNumber& number : board.reporting) {
    CHECK((*page)->rows(number.rows).total == number.count);
  }
  REQUIRE(board.by_measure.size() == expected.measures.size());
  for (size_t i = 0; i < expected.measures.size(); ++i) {
    CHECK(board.by_measure[i].percent == expected.measures[i].percent);
    CHECK((*page)->rows(board.by_measure[i].rows).total == board.by_measure[i].tasks);
  }
  REQUIRE(board.ranking.size() == expected.units.size());
  for (size_t i = 0; i < expected.units.size(); ++i) {
    CHECK(board.ranking[i].percent == expected.units[i].percent);
    CHECK((*page)->rows(board.ranking[i].rows).total ==
          static_cast<size_t>(expected.units[i].assignments.total()));
  }
  for (const client::MatrixRow& row : board.matrix) {
    REQUIRE(row.cells.size() == board.columns.size());
    for (const client::MatrixCell& cell : row.cells) {
      if (!cell.empty) CHECK((*page)->rows(cell.rows).total >= 1);
    }
  }
  REQUIRE(board.latest.size() == 1);
  CHECK(board.latest[0].text.find("东河街道") != std::string::npos);
}

TEST_CASE("every route can be said as a path and read back") {
  std::vector<client::Route> routes(3);
  routes[1].page = client::Page::board;
  routes[2].page = client::Page::me;
  routes.push_back(client::task_route(TaskId(uuid_no(1))));
  routes.push_back(client::report_route(AssignmentId(uuid_no(2))));
  routes.push_back(client::rows_route({RowsQuery::Kind::cell, to_string(uuid_no(3)) + ".0.1"}));
  routes.push_back(client::rows_route({RowsQuery::Kind::missing, ""}));
  for (const client::Route& route : routes) {
    const auto read = client::route_from(client::path_of(route));
    REQUIRE(read.has_value());
    CHECK(*read == route);
  }
  for (const char* wrong : {"", "task", "/task/1", "/rows/none/x", "/elsewhere"}) {
    CHECK_FALSE(client::route_from(wrong).has_value());
  }
}

TEST_CASE("the browser's back button and the arrow lead to the same page") {
  World world;
  auto page = world.ready_page();
  const client::Route task = client::task_route(world.server.ledger.dated);
  (*page)->open(task);
  (*page)->open(client::report_route(world.own()));
  CHECK((*page)->can_go_back());
  page->tab.environment.go_back();
  CHECK((*page)->route() == task);
  (*page)->back();
  CHECK((*page)->route().page == client::Page::tasks);
  CHECK_FALSE((*page)->can_go_back());
}

TEST_CASE("a page that is no tab of its own leads back to where it was opened from") {
  World world;
  auto page = world.ready_page();
  for (const client::Page each :
       {client::Page::circulars, client::Page::assessments, client::Page::criteria}) {
    client::Route route;
    route.page = each;
    (*page)->open(route);
    CHECK((*page)->can_go_back());
    (*page)->back();
    CHECK((*page)->route().page == client::Page::tasks);
  }
}

TEST_CASE("language and size are kept on the device for the next start") {
  World world;
  auto page = world.ready_page();
  (*page)->set_lang(Lang::en);
  (*page)->set_large(true);
  CHECK((*page)->task_list().title == tr(Lang::en, Text::my_tasks_title));
  world.settle();
  page.reset();
  page = world.ready_page();
  CHECK((*page)->lang() == Lang::en);
  CHECK((*page)->large());
  CHECK(page->tab.environment.page_language == "en");
}

TEST_CASE("nothing is drawn while nothing happens") {
  World world;
  auto page = world.ready_page();
  const int frames = page->frames;
  world.pass(60 * kSecondMs);
  CHECK(page->frames == frames);
}

TEST_CASE("what an erased person wrote is shown without the name that stood there") {
  World world;
  SmallLedger& ledger = world.server.ledger;
  world.server.edit(ledger.colleague, ledger.report(40));
  Person gone = *ledger.records.person(ledger.colleague.person);
  gone.active = false;
  world.server.edit(ledger.admin, PutPerson{gone});
  world.server.edit(ledger.admin, ErasePerson{gone.id, "本人申请", {{1, Sha256Digest{}}}});
  auto page = world.ready_page();
  const client::TaskPage* task = (*page)->task_page(ledger.dated);
  REQUIRE(task != nullptr);
  REQUIRE(task->history.size() == 1);
  CHECK(task->history[0].author == tr(Lang::zh, Text::name_erased));
}
