#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::EditState;
using client::Phase;
using Mood = client::SyncStatus::Mood;

TEST_CASE("two tabs number and send their edits through one of them") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  REQUIRE((*second)->phase() == Phase::ready);
  const int requests = second->tab.network.requests;
  (*second)->acknowledge(world.own());
  world.settle();
  world.report(*first, 30, "第一页");
  world.settle();
  CHECK(world.server.applied.size() == 2);
  CHECK(world.server.device_seqs == std::vector<uint64_t>{1, 2});
  CHECK(second->tab.network.requests == requests);
  const auto notices = (*second)->take_notices();
  REQUIRE(!notices.empty());
  CHECK(notices[0].kind == client::Notice::Kind::saved);
}

TEST_CASE("a tab that does not lead shows what the leader has stored and said") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  world.report(*first, 30, "第一页填写");
  world.settle();
  const client::TaskPage* task = (*second)->task_page(world.server.ledger.dated);
  REQUIRE(task != nullptr);
  REQUIRE(task->history.size() == 1);
  CHECK(task->history[0].edit.kind == EditState::Kind::in_ledger);
  CHECK((*second)->status().mood == Mood::live);
}

TEST_CASE("a report submitted in a tab that does not lead ends its form and its draft") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  world.report(*second, 35, "第二页填写");
  world.settle();
  CHECK(world.server.ledger.assignment().percent == 35);
  CHECK((*second)->report_form() == nullptr);
  CHECK(world.disk_of(world.server.ledger.clerk).of(client::Store::drafts).empty());
}

TEST_CASE("when the leader's tab dies another one leads and finishes its work") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  first->tab.network.connected = false;
  world.report(*first, 30, "还没发出");
  world.pass(300);
  CHECK(world.outbox_rows() == 1);
  first.reset();
  world.settle();
  CHECK(world.server.applied.size() == 1);
  CHECK((*second)->status().unsent == 0);
}

TEST_CASE("an edit handed to a leader that dies is saved once by the next leader") {
  for (const bool stored : {false, true}) {
    World world;
    auto first = world.ready_page();
    auto second = world.open_page();
    world.settle();
    first->tab.network.connected = false;
    world.browser.disk.fate = [&](const std::string&, const client::Transaction& transaction) {
      for (const client::Write& write : transaction.writes) {
        if (write.store != client::Store::outbox) continue;
        return stored ? client::fake::Fate::crash_after : client::fake::Fate::crash_before;
      }
      return client::fake::Fate::stored;
    };
    (*second)->acknowledge(world.own());
    world.pass(50);
    REQUIRE(first->tab.is_dead());
    CHECK((*second)->take_notices().empty());
    world.browser.disk.fate = nullptr;
    first.reset();
    world.settle();
    CHECK(world.server.applied.size() == 1);
    CHECK(world.server.device_seqs == std::vector<uint64_t>{1});
    CHECK_FALSE((*second)->take_notices().empty());
  }
}

TEST_CASE("signing out in one tab signs out the others") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  (*second)->sign_out();
  world.settle();
  CHECK((*first)->phase() == Phase::signed_out);
  CHECK((*second)->phase() == Phase::signed_out);
  CHECK(world.disk_of(world.server.ledger.clerk).of(client::Store::chunks).empty());
}

TEST_CASE("signing in again in one tab lets the leader go on") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  world.server.session_valid = false;
  world.report(*first, 30, "过期");
  world.settle();
  CHECK((*second)->session_expired());
  (*second)->sign_in("clerk", "secret");
  world.settle();
  CHECK_FALSE((*second)->session_expired());
  CHECK_FALSE((*first)->session_expired());
  CHECK(world.server.applied.size() == 1);
}
