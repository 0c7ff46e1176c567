#include "service/contacts.h"

#include "service/live.h"
#include "summary/ageing.h"
#include "summary/board.h"
#include "summary/deadlines.h"
#include "summary/quiet.h"
#include "world.h"

namespace tz::server {
namespace {

struct Told {
  Instant server_time;
  tz::Contacts units;
};

Told told_to(World& world, const std::string& login) {
  const Result<std::string> text = presence(world.service(), world.caller(login));
  REQUIRE(text.ok());
  const Result<json> value = parse_json(*text);
  REQUIRE(value.ok());
  ObjectReader in(*value, "");
  Told out;
  out.server_time = in.instant("server_time");
  in.each("units", 100, [&](ObjectReader& unit) {
    const UnitId id = unit.id<UnitId>("unit");
    out.units[id] = unit.instant("last_contact");
  });
  REQUIRE_FALSE(in.failed());
  return out;
}

// One number that plain SQL finds in the ledger's file.
int64_t counted(World& world, const char* sql) {
  auto db = SqliteConnection::open(world.path(), "", SqliteConnection::Access::read_write);
  REQUIRE(db.ok());
  Query query(**db, sql);
  REQUIRE(query.step());
  return query.number_at(0);
}

}  // namespace

TEST_CASE("a push, a pull and a stream are contacts of the person's unit") {
  World world;
  CHECK(told_to(world, "leader").units.empty());
  world.push("b.staff", {world.report("b.staff", world.b, 20, "one")});
  const Instant pushed = world.clock.now();
  CHECK(told_to(world, "leader").units == tz::Contacts{{world.b.id, pushed}});
  world.clock.pass(kMinuteMs);
  world.pull("a.staff");
  const Instant pulled = world.clock.now();
  CHECK(told_to(world, "office").units == tz::Contacts{{world.a.id, pulled}, {world.b.id, pushed}});
  const auto listener = listen(world.service(), world.caller("a.lead"), {});
  REQUIRE(listener.ok());
  world.clock.pass(kHourMs);
  CHECK(told_to(world, "auditor").units[world.a.id] == world.clock.now());
  CHECK(told_to(world, "auditor").server_time == world.clock.now());
}

TEST_CASE("who sees one unit alone is not told who is in touch") {
  World world;
  for (const char* login : {"a.lead", "b.staff", "admin"}) {
    const Result<std::string> refused = presence(world.service(), world.caller(login));
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::not_allowed);
  }
}

TEST_CASE("contacts are written down at most every five minutes, and outlive a restart") {
  World world;
  world.pull("b.staff");
  const Instant first = world.clock.now();
  world.clock.pass(Contacts::kKeepEveryMs - 1);
  world.pull("b.staff");
  CHECK(told_to(world, "leader").units[world.b.id] == world.clock.now());
  CHECK(counted(world, "SELECT max(last_contact) FROM contact") == first.unix_ms);
  world.close();
  world.open();
  CHECK(told_to(world, "leader").units[world.b.id] == first);
  world.pull("b.staff");
  CHECK(counted(world, "SELECT max(last_contact) FROM contact") == world.clock.now().unix_ms);
}

TEST_CASE("the board's lists count what plain SQL counts in the same ledger") {
  World world;
  const AssignmentId own = world.assignment_of(world.b);
  world.push("office",
             {world.operation(
                 "office", AgreeDeadline{world.task().id, *civil_from_iso("2026-02-01")}, 1000)});
  world.push(
      "office",
      {world.operation(
          "office", SendReminder{ReminderId(new_uuid(world.random, world.clock.now())), own, {}})});
  for (const char* deadline : {"2026-01-20", "2026-03-20"}) {
    IssueOrder order{OrderId(new_uuid(world.random, world.clock.now())),
                     own,
                     "b",
                     "f",
                     "d",
                     *civil_from_iso(deadline)};
    CHECK(world.push("office", {world.operation("office", order)}).verdicts[0].kind ==
          VerdictKind::accepted);
    world.clock.pass(20 * kDayMs);
  }
  world.clock.pass(kDayMs);
  world.push("b.staff", {world.report("b.staff", world.b, 20, "one")});
  const RecordSet records = world.download("office");
  const CivilDate today = shanghai_date(world.clock.now());
  const std::string iso = to_iso(today);

  const Ageing ageing = ageing_of(records, {world.plan().id}, today);
  CHECK(counted(world,
                "SELECT count(*) FROM record WHERE collection = 'order' AND deleted = 0 AND"
                " json_extract(body, '$.state') <> 'closed'") ==
        static_cast<int64_t>(ageing.orders.size()));
  const std::string overdue_orders =
      "SELECT count(*) FROM record WHERE collection = 'order' AND"
      " json_extract(body, '$.state') = 'issued' AND json_extract(body, '$.deadline') < '" +
      iso + "'";
  CHECK(counted(world, overdue_orders.c_str()) == ageing.overdue_orders);
  CHECK(ageing.overdue_orders == 1);
  const std::string older =
      "SELECT count(*) FROM record WHERE collection = 'order' AND julianday('" + iso +
      "') - julianday(date(json_extract(body, '$.issued_at') / 1000, 'unixepoch', '+8 hours'))"
      " > 30";
  CHECK(counted(world, older.c_str()) == ageing.orders_by_age[2]);

  const std::string overdue =
      "SELECT count(*) FROM v_assignment a JOIN v_task t ON t.id = a.task WHERE"
      " a.stage IN ('issued', 'active') AND t.deadline < '" +
      iso + "'";
  CHECK(counted(world, overdue.c_str()) ==
        static_cast<int64_t>(deadlines_of(records, {world.plan().id}, today).overdue.size()));

  const Board board = board_of(records, {world.plan().id}, today);
  const std::string missing =
      "SELECT count(*) FROM v_assignment WHERE stage IN ('issued', 'active') AND"
      " issued_on <= '" +
      to_iso(board.reporting.cycle->first) + "' AND coalesce(reported_cycle, '') < '" +
      to_iso(board.reporting.cycle->first) + "'";
  CHECK(counted(world, missing.c_str()) == static_cast<int64_t>(board.reporting.missing.size()));
}

}  // namespace tz::server
