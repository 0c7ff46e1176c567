#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;

namespace {

constexpr const char* kChain = "GET /api/v1/chain";
constexpr const char* kEvents = "GET /api/v1/sign-ins";

json chain() {
  return {{"epoch", "0190c0de"},
          {"head", 1284},
          {"head_hash", std::string(32, 'a') + std::string(32, 'b')},
          {"head_at", 1621213200000},
          {"server_time", 1621213200000}};
}

json event(int64_t id, const char* what, const char* login) {
  return {{"id", id},       {"what", what},           {"at", 1621213200000},
          {"login", login}, {"address", "192.0.2.7"}, {"device_name", "Windows · Edge"}};
}

std::unique_ptr<OpenPage> auditing(World& world, const json& events) {
  world.server.signed_in = world.server.ledger.auditor;
  world.server.answers[kChain] = good(chain());
  world.server.answers[kEvents] = good(events);
  auto page = world.ready_page();
  (*page)->open_tab(client::Page::audit);
  world.settle();
  return page;
}

}  // namespace

TEST_CASE("the auditor is told where the log stands, in groups that can be compared") {
  World world;
  auto page = auditing(world, {{"events", json::array()}});
  const client::ChainView& at = (*page)->audit().chain;
  CHECK(at.entry.find("1284") != std::string::npos);
  CHECK(at.hash.substr(0, 9) == "aaaa aaaa");
  CHECK(at.hash.size() == 64 + 15);
  CHECK(at.backup == tr(Lang::zh, Text::audit_no_backup));
  (*page)->copy_chain();
  CHECK(page->tab.environment.copied == at.whole);
  CHECK(at.whole.find(std::string(32, 'a') + std::string(32, 'b')) != std::string::npos);
  CHECK((*page)->take_notices().back().text == tr(Lang::zh, Text::copied));
  page->tab.environment.refuses_to_copy = true;
  (*page)->copy_chain();
  CHECK((*page)->take_notices().back().text == tr(Lang::zh, Text::not_copied));
}

TEST_CASE("a sign-in event says what, who, from where, and by whom") {
  World world;
  const SmallLedger& ledger = world.server.ledger;
  json wrong = event(9, "wrong_password", "chenjing");
  wrong["times"] = 5;
  json reset = event(8, "password_reset", "chenjing");
  reset["by"] = to_string(ledger.admin.person);
  reset["person"] = to_string(ledger.clerk.person);
  json newer = event(7, "face_not_known", "chenjing");
  auto page = auditing(world, {{"events", json::array({wrong, reset, newer})}});
  const std::vector<client::SignInRow>& rows = (*page)->audit().rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].bad);
  CHECK(rows[0].title.find(tr(Lang::zh, Text::event_wrong_password)) == 0);
  CHECK(rows[0].title.find(tr(Lang::zh, Text::event_times, {"5"})) != std::string::npos);
  for (const char* part : {"chenjing", "192.0.2.7", "Windows · Edge"}) {
    CHECK(rows[0].note.find(part) != std::string::npos);
  }
  CHECK_FALSE(rows[1].bad);
  CHECK(rows[1].note.find(ledger.records.person(ledger.admin.person)->name) != std::string::npos);
  CHECK(rows[1].note.find(ledger.records.person(ledger.clerk.person)->name) != std::string::npos);
  // What a newer server tells is shown as it is called.
  CHECK(rows[2].title == "face_not_known");
}

TEST_CASE("older sign-in events follow the newer ones") {
  World world;
  auto page = auditing(
      world, {{"events", json::array({event(9, "signed_in", "a"), event(5, "locked", "b")})},
              {"more", true}});
  CHECK((*page)->audit().more);
  world.server.answers["GET /api/v1/sign-ins?before=5"] =
      good({{"events", json::array({event(4, "signed_out", "c")})}});
  (*page)->read_older_sign_ins();
  (*page)->read_older_sign_ins();  // is on its way
  world.settle();
  CHECK((*page)->audit().rows.size() == 3);
  CHECK_FALSE((*page)->audit().more);
}

TEST_CASE("one account's events are asked for once nobody types any more") {
  World world;
  auto page = auditing(world, {{"events", json::array({event(9, "signed_in", "chenjing")})}});
  const size_t asked = world.server.asked.size();
  world.server.answers["GET /api/v1/sign-ins?login=li"] =
      good({{"events", json::array({event(3, "locked", "li")})}});
  (*page)->set_audit_login("l");
  (*page)->set_audit_login("li");
  CHECK(world.server.asked.size() == asked);
  world.settle();
  CHECK(world.server.asked.size() == asked + 2);
  REQUIRE((*page)->audit().rows.size() == 1);
  CHECK((*page)->audit().rows[0].note.find("li") == 0);
  // What is no name of an account does no harm.
  world.server.answers["GET /api/v1/sign-ins?login=%26x%3D1"] = good({{"events", json::array()}});
  (*page)->set_audit_login("&x=1");
  world.settle();
  CHECK((*page)->audit().rows.empty());
  CHECK((*page)->audit().fault.empty());
}

TEST_CASE("without a network the audit says why, and goes on when it is tried again") {
  World world;
  auto page = auditing(world, {{"events", json::array({event(9, "signed_in", "chenjing")})}});
  page->tab.network.connected = false;
  (*page)->read_audit();
  world.settle();
  CHECK((*page)->audit().fault == sentence(Lang::zh, error(ErrorCode::offline)));
  page->tab.network.connected = true;
  (*page)->read_audit();
  world.settle();
  CHECK((*page)->audit().fault.empty());
  CHECK((*page)->audit().rows.size() == 1);
}

TEST_CASE("what the auditor saw is gone when he signs out") {
  World world;
  auto page = auditing(world, {{"events", json::array({event(9, "signed_in", "chenjing")})}});
  (*page)->sign_out();
  world.settle();
  CHECK((*page)->audit().rows.empty());
  CHECK((*page)->audit().chain.hash.empty());
}
