#include <doctest/doctest.h>

#include "world.h"

using namespace tz;
using namespace tz::testing;

namespace {

constexpr const char* kOwn = "GET /api/v1/sessions";

json session(const World& world, const char* id, const char* device, int64_t hours_ago) {
  const int64_t at = world.server.now().unix_ms - hours_ago * kHourMs;
  return {{"id", id},
          {"device_name", device},
          {"begun_at", at},
          {"last_seen", at},
          {"expires_at", at + kDayMs}};
}

json current(json session) {
  session["current"] = true;
  return session;
}

std::vector<std::string> devices(client::App& app) {
  std::vector<std::string> out;
  for (const client::SessionRow& row : app.sessions().rows) out.push_back(row.device);
  return out;
}

std::vector<std::string> ended(const World& world) {
  std::vector<std::string> out;
  for (const client::HttpRequest& request : world.server.asked) {
    if (request.method == "POST") out.push_back(request.path);
  }
  return out;
}

// One's own list with three devices in it, this one first.
std::unique_ptr<OpenPage> with_three(World& world) {
  world.server.answers[kOwn] =
      good(json::array({current(session(world, "01", "desk", 1)), session(world, "02", "phone", 2),
                        session(world, "03", "tablet", 3)}));
  auto page = world.ready_page();
  (*page)->open(client::sessions_route({}));
  world.settle();
  return page;
}

}  // namespace

TEST_CASE("this device stands first among one's sessions, then what was used last") {
  World world;
  world.server.answers[kOwn] =
      good(json::array({session(world, "01", "old phone", 9), session(world, "02", "", 2),
                        current(session(world, "03", "desk", 5))}));
  auto page = world.ready_page();
  (*page)->open(client::sessions_route({}));
  CHECK((*page)->sessions().loading);
  world.settle();
  const client::SessionsPage& told = (*page)->sessions();
  CHECK_FALSE(told.loading);
  CHECK(told.own);
  CHECK(told.others == 2);
  REQUIRE(told.rows.size() == 3);
  CHECK(told.rows[0].device == "desk");
  CHECK(told.rows[0].current);
  CHECK(told.rows[1].device == tr(Lang::zh, Text::session_unnamed));
  CHECK(told.rows[2].device == "old phone");
}

TEST_CASE("a session is ended, and the list read anew; one that was gone already is no fault") {
  World world;
  auto page = with_three(world);
  world.server.answers["POST /api/v1/sessions/02/end"] = bad(404, error(ErrorCode::not_found));
  world.server.answers[kOwn] = good(
      json::array({current(session(world, "01", "desk", 1)), session(world, "03", "tablet", 3)}));
  (*page)->end_session("02");
  CHECK((*page)->sessions().asked.busy());
  world.settle();
  CHECK((*page)->sessions().asked.fault.empty());
  CHECK(devices(*page->app) == std::vector<std::string>{"desk", "tablet"});
}

TEST_CASE("all others are ended one after the other, and never the one of this device") {
  World world;
  auto page = with_three(world);
  for (const char* id : {"02", "03"}) {
    world.server.answers[std::string("POST /api/v1/sessions/") + id + "/end"] =
        good(json::object());
  }
  world.server.answers[kOwn] = good(json::array({current(session(world, "01", "desk", 1))}));
  (*page)->end_other_sessions();
  world.settle();
  CHECK(ended(world) ==
        std::vector<std::string>{"/api/v1/sessions/02/end", "/api/v1/sessions/03/end"});
  CHECK(devices(*page->app) == std::vector<std::string>{"desk"});
}

TEST_CASE("the administrator's list is another account's, and asks under its name") {
  World world;
  world.server.signed_in = world.server.ledger.admin;
  world.server.answers["GET /api/v1/accounts"] = good(json::array());
  world.server.answers["GET /api/v1/accounts/chenjing/sessions"] =
      good(json::array({session(world, "02", "phone", 2)}));
  world.server.answers["POST /api/v1/accounts/chenjing/sessions/02/end"] =
      bad(403, error(ErrorCode::not_allowed));
  auto page = world.ready_page();
  (*page)->open(client::sessions_route("chenjing"));
  world.settle();
  CHECK_FALSE((*page)->sessions().own);
  CHECK((*page)->sessions().whose == "chenjing");
  CHECK(devices(*page->app) == std::vector<std::string>{"phone"});
  (*page)->end_session("02");
  world.settle();
  CHECK((*page)->sessions().asked.fault == sentence(Lang::zh, error(ErrorCode::not_allowed)));
  // The next list begins without it, and without the last one's rows.
  world.server.answers[kOwn] = good(json::array({current(session(world, "01", "desk", 1))}));
  (*page)->open(client::sessions_route({}));
  CHECK((*page)->sessions().rows.empty());
  world.settle();
  CHECK((*page)->sessions().asked.fault.empty());
  CHECK(devices(*page->app) == std::vector<std::string>{"desk"});
}

TEST_CASE("what somebody saw of his sessions is gone when somebody else signs in") {
  World world;
  world.server.answers[kOwn] = good(json::array({current(session(world, "01", "desk", 1))}));
  auto page = world.ready_page();
  (*page)->open(client::sessions_route({}));
  world.settle();
  REQUIRE_FALSE((*page)->sessions().rows.empty());
  (*page)->sign_out();
  world.settle();
  CHECK((*page)->sessions().rows.empty());
}

TEST_CASE("an address of a page of sessions leads to an account's name and to nothing else") {
  CHECK(client::route_from("/sessions") == client::sessions_route({}));
  CHECK(client::route_from("/sessions/a.staff-2") == client::sessions_route("a.staff-2"));
  CHECK(client::path_of(client::sessions_route("a.staff-2")) == "/sessions/a.staff-2");
  for (const char* path : {"/sessions/a/b", "/sessions/A", "/sessions/a?x=1", "/sessions/%2e"}) {
    CHECK_FALSE(client::route_from(path).has_value());
  }
}

TEST_CASE("how far the ledger went is kept with the copy, and told without a network too") {
  World world;
  auto page = world.ready_page();
  const std::string first = (*page)->me().head;
  CHECK(first.find(std::to_string(world.server.ledger.seq)) != std::string::npos);
  const std::string hash = world.server.horizon().head_hash;
  CHECK(first.find(hash.substr(0, 4) + ' ' + hash.substr(4, 4)) != std::string::npos);
  world.report(*page, 30, "begun");
  world.settle();
  const std::string second = (*page)->me().head;
  CHECK(second != first);
  page->tab.network.connected = false;
  world.reopen_after(page, kHourMs);
  CHECK((*page)->me().head == second);
}
