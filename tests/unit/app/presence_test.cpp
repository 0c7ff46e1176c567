#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::RowsQuery;

namespace {

constexpr const char* kPath = "GET /api/v1/presence";

std::unique_ptr<OpenPage> leaders_page(World& world) {
  world.server.signed_in = world.server.ledger.supervisor;
  auto page = world.open_page();
  (*page)->sign_in("leader", "secret");
  world.settle();
  return page;
}

void tell(World& world, UnitId unit, int64_t ago_ms) {
  const Instant now = world.server.now();
  world.server.answers[kPath] =
      good({{"server_time", now.unix_ms},
            {"units", {{{"unit", to_string(unit)}, {"last_contact", now.unix_ms - ago_ms}}}}});
}

size_t times_asked(const World& world) {
  size_t count = 0;
  for (const client::HttpRequest& request : world.server.asked) {
    if (request.path.find("/api/v1/presence") == 0) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the board tells units that have not reported from those that may be offline") {
  World world;
  tell(world, world.server.ledger.street, kHourMs);
  auto page = leaders_page(world);
  const client::BoardPage& board = (*page)->board();
  REQUIRE(board.reporting.size() == 4);
  CHECK(board.reporting[2].rows.kind == RowsQuery::Kind::not_reported);
  CHECK(board.reporting[2].count == 1);
  CHECK(board.reporting[3].rows.kind == RowsQuery::Kind::not_synced);
  CHECK(board.reporting[3].count == 2);
  for (const client::BoardNumber& number : board.reporting) {
    CHECK((*page)->rows(number.rows).total == number.count);
  }
  REQUIRE(board.last_sync.size() == 2);
  CHECK(board.last_sync[0].quiet);
  CHECK_FALSE(board.last_sync[1].quiet);
}

TEST_CASE("before the server has said who is in touch nobody is called quiet") {
  World world;
  auto page = leaders_page(world);
  const client::BoardPage& board = (*page)->board();
  REQUIRE(board.reporting.size() == 3);
  CHECK(board.reporting[2].count == 3);
  CHECK(board.last_sync.empty());
  CHECK_FALSE(board.sync_note.empty());
}

TEST_CASE("who is in touch is asked each minute while the board is looked at, and else never") {
  World world;
  tell(world, world.server.ledger.street, kHourMs);
  auto page = leaders_page(world);
  const size_t at_first = times_asked(world);
  CHECK(at_first >= 1);
  world.pass(10 * kMinuteMs);
  const size_t later = times_asked(world);
  CHECK(later >= at_first + 9);
  CHECK(later <= at_first + 12);
  (*page)->open_tab(client::Page::tasks);
  world.pass(10 * kMinuteMs);
  CHECK(times_asked(world) == later);
}

TEST_CASE("without a network the last word on who is in touch stays, with its time") {
  World world;
  tell(world, world.server.ledger.street, kHourMs);
  auto page = leaders_page(world);
  page->tab.network.connected = false;
  world.pass(5 * kMinuteMs);
  const client::BoardPage& board = (*page)->board();
  CHECK(board.reporting.size() == 4);
  CHECK_FALSE(board.sync_note.empty());
}

TEST_CASE("open orders and deadlines open as many rows as they count") {
  World world;
  SmallLedger& ledger = world.server.ledger;
  const CivilDate today = shanghai_date(world.server.now());
  world.server.edit(ledger.office, SendReminder{ReminderId(uuid_no(699)), ledger.own(), {}});
  world.server.edit(ledger.office, IssueOrder{OrderId(uuid_no(700)), ledger.own(), "依据", "事实",
                                              "要求", today + 30});
  auto page = leaders_page(world);
  const client::BoardPage& board = (*page)->board();
  size_t orders = 0;
  for (const auto* numbers : {&board.orders, &board.problems, &board.deadlines}) {
    for (const client::BoardNumber& number : *numbers) {
      CHECK((*page)->rows(number.rows).total == number.count);
      CHECK_FALSE((*page)->rows(number.rows).title.empty());
      if (numbers == &board.orders) orders += number.count;
    }
  }
  CHECK(orders == 1);
  const client::RowsPage& all = (*page)->rows({RowsQuery::Kind::orders, {}});
  REQUIRE(all.rows.size() == 1);
  CHECK_FALSE(all.rows[0].matter.empty());
}

TEST_CASE("the board's line ends at its own figures, and every place has its reason") {
  World world;
  auto page = leaders_page(world);
  const client::BoardPage& board = (*page)->board();
  REQUIRE_FALSE(board.course.empty());
  CHECK(board.course.back().percent == board.percent);
  CHECK(board.course.back().expected == board.expected_percent);
  REQUIRE(board.ranking.size() == 2);
  CHECK(board.ranking[0].place == 1);
  CHECK(board.ranking[0].reason.find(std::to_string(board.ranking[0].percent)) !=
        std::string::npos);
}
