// A session that somebody has ended from elsewhere: the phone may be in other hands.
#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::Phase;
using client::fake::Fate;

namespace {

size_t stored_chunks(World& world) {
  return world.disk_of(world.server.ledger.clerk).of(client::Store::chunks).size();
}

void revoke(World& world) {
  world.server.session_valid = false;
  world.server.session_fault = ErrorCode::session_revoked;
}

// The clerk's page with a report that was written without a network.
std::unique_ptr<OpenPage> page_with_unsent_report(World& world) {
  auto page = world.ready_page();
  page->tab.network.connected = false;
  world.report(*page, 40, "丢失之前");
  world.settle();
  REQUIRE(stored_chunks(world) > 0);
  REQUIRE(world.outbox_rows() == 1);
  return page;
}

}  // namespace

TEST_CASE("a session ended from elsewhere takes the ledger off the device, and no unsent work") {
  World world;
  auto page = page_with_unsent_report(world);
  revoke(world);
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->phase() == Phase::signed_out);
  CHECK((*page)->sign_in_form().revoked);
  CHECK(stored_chunks(world) == 0);
  CHECK(world.outbox_rows() == 1);
  CHECK(world.server.applied.empty());

  (*page)->sign_in("clerk", "secret");
  world.settle();
  CHECK((*page)->phase() == Phase::ready);
  CHECK_FALSE((*page)->sign_in_form().revoked);
  CHECK(world.server.applied.size() == 1);
  CHECK(world.server.ledger.assignment().percent == 40);
  CHECK((*page)->task_list().rows.size() == 1);
}

TEST_CASE("a page that is opened after the session was ended from elsewhere asks who is there") {
  World world;
  auto page = page_with_unsent_report(world);
  page.reset();
  revoke(world);
  page = world.open_page();
  world.settle();
  CHECK((*page)->phase() == Phase::signed_out);
  CHECK(stored_chunks(world) == 0);
  // It is said after a reload too, until somebody has signed in.
  page.reset();
  page = world.open_page();
  CHECK((*page)->phase() == Phase::signed_out);
  CHECK((*page)->sign_in_form().revoked);
  world.server.signed_in = world.server.ledger.stranger;
  (*page)->sign_in("stranger", "secret");
  world.settle();
  CHECK((*page)->status().unsent == 0);
  CHECK(world.server.applied.empty());
  (*page)->sign_out();
  world.settle();
  CHECK_FALSE((*page)->sign_in_form().revoked);
}

TEST_CASE("a person who may not act any more loses the copy like one who was signed out") {
  World world;
  auto page = page_with_unsent_report(world);
  world.server.session_valid = false;
  world.server.session_fault = ErrorCode::person_inactive;
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->phase() == Phase::signed_out);
  CHECK(stored_chunks(world) == 0);
  CHECK(world.outbox_rows() == 1);
}

TEST_CASE("a session that has only expired leaves the copy where it is") {
  World world;
  auto page = page_with_unsent_report(world);
  world.server.session_valid = false;
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->phase() == Phase::ready);
  CHECK((*page)->session_expired());
  CHECK_FALSE((*page)->sign_in_form().revoked);
  CHECK(stored_chunks(world) > 0);
  CHECK((*page)->task_list().rows.size() == 1);
}

TEST_CASE("all tabs of a session that was ended from elsewhere say so") {
  World world;
  auto first = world.ready_page();
  auto second = world.open_page();
  world.settle();
  revoke(world);
  (*second)->sync_now();
  world.settle();
  for (OpenPage* page : {first.get(), second.get()}) {
    CHECK((*page)->phase() == Phase::signed_out);
    CHECK((*page)->sign_in_form().revoked);
  }
  CHECK(stored_chunks(world) == 0);
}

TEST_CASE("a copy that could not be taken off the device is taken off by the next page") {
  World world;
  auto page = page_with_unsent_report(world);
  revoke(world);
  world.browser.disk.fate = [](const std::string&, const client::Transaction& transaction) {
    for (const client::Write& write : transaction.writes) {
      if (write.kind == client::Write::Kind::clear) return Fate::failed;
    }
    return Fate::stored;
  };
  page->tab.network.connected = true;
  (*page)->sync_now();
  world.settle();
  CHECK((*page)->phase() == Phase::signed_out);
  REQUIRE(stored_chunks(world) > 0);
  world.browser.disk.fate = {};
  page.reset();
  page = world.open_page();
  world.settle();
  CHECK((*page)->phase() == Phase::signed_out);
  CHECK((*page)->sign_in_form().revoked);
  CHECK(stored_chunks(world) == 0);
  CHECK(world.outbox_rows() == 1);
}
