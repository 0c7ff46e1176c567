#include "service/cycle_timer.h"

#include <thread>

#include "world.h"

namespace tz::server {
namespace {

CivilDate day(const char* iso) {
  return *civil_from_iso(iso);
}

Instant midnight(const char* iso) {
  return shanghai_start_of(day(iso));
}

// A plan beside the world's own, as the office publishes it.
Plan publish(World& world, Plan plan) {
  PublishPlan body;
  body.plan = std::move(plan);
  body.plan.id = PlanId(new_uuid(world.random, world.clock.now()));
  body.plan.title = "Another";
  Task task;
  task.id = TaskId(new_uuid(world.random, world.clock.now()));
  task.plan = body.plan.id;
  task.number = "1";
  task.title = "Title";
  task.text = "Text";
  body.tasks = {task};
  REQUIRE(submit_own(world.service(), actor_of(world.person("office")), {{body, 0}}).ok());
  return body.plan;
}

Plan plan_of(const char* starts, const char* ends, Cadence cadence) {
  Plan plan;
  plan.starts_on = day(starts);
  plan.ends_on = day(ends);
  plan.cadence = cadence;
  return plan;
}

void move_to(World& world, Instant at) {
  world.clock.pass(at.unix_ms - world.clock.now().unix_ms);
}

std::optional<Instant> run(World& world) {
  const auto next = run_cycles(world.service());
  REQUIRE(next.ok());
  return *next;
}

// "2026-01-05 open", "2026-01-05 closed": a plan's cycles in the order of their days.
std::vector<std::string> cycles_of(World& world, PlanId plan) {
  std::vector<std::string> out;
  CHECK(world.store()
            .read([&](Snapshot& snapshot) {
              const auto records = snapshot.children(Collection::cycle, plan.uuid);
              for (const Record& record : *records) {
                const ReportingCycle& cycle = *std::get_if<ReportingCycle>(&record);
                out.push_back(to_iso(cycle.first) + (cycle.closed_at ? " closed" : " open"));
              }
              return done();
            })
            .ok());
  std::sort(out.begin(), out.end());
  return out;
}

using Cycles = std::vector<std::string>;

}  // namespace

TEST_CASE("a plan's week is opened when it is published, and the next on Monday at midnight") {
  World world;
  CHECK(run(world) == midnight("2026-01-12"));
  CHECK(cycles_of(world, world.plan().id) == Cycles{"2026-01-05 open"});
  move_to(world, Instant{midnight("2026-01-12").unix_ms - 1});
  CHECK(run(world) == midnight("2026-01-12"));
  CHECK(cycles_of(world, world.plan().id) == Cycles{"2026-01-05 open"});
  move_to(world, midnight("2026-01-12"));
  run(world);
  CHECK(cycles_of(world, world.plan().id) == Cycles{"2026-01-05 open", "2026-01-12 open"});
  CHECK(audit(world.store())->ok());
}

TEST_CASE("a week is closed when its grace has ended, and not before") {
  World world;
  run(world);
  move_to(world, midnight("2026-01-12"));
  const Instant end{midnight("2026-01-12").unix_ms + 72 * kHourMs};
  CHECK(run(world) == end);
  move_to(world, Instant{end.unix_ms - 1});
  CHECK(run(world) == end);
  CHECK(cycles_of(world, world.plan().id) == Cycles{"2026-01-05 open", "2026-01-12 open"});
  move_to(world, end);
  CHECK(run(world) == midnight("2026-01-19"));
  CHECK(cycles_of(world, world.plan().id) == Cycles{"2026-01-05 closed", "2026-01-12 open"});
}

TEST_CASE("a month is opened on its first day, whatever its length") {
  World world;
  const PlanId plan = publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::monthly)).id;
  for (const char* month : {"2026-01-01", "2026-02-01", "2026-03-01"}) {
    if (world.clock.now() < midnight(month)) move_to(world, midnight(month));
    run(world);
    CHECK(cycles_of(world, plan).back() == std::string(month) + " open");
  }
  CHECK(cycles_of(world, plan) ==
        Cycles{"2026-01-01 closed", "2026-02-01 open", "2026-03-01 open"});
}

TEST_CASE("what fell due in two weeks without a server is made up for, in order") {
  World world;
  run(world);
  move_to(world, Instant{midnight("2026-01-23").unix_ms + kHourMs});
  const uint64_t before = world.head();
  CHECK(run(world) == midnight("2026-01-26"));
  CHECK(cycles_of(world, world.plan().id) ==
        Cycles{"2026-01-05 closed", "2026-01-12 closed", "2026-01-19 open"});
  std::vector<std::string> kinds;
  CHECK(world.store()
            .read([&](Snapshot& snapshot) {
              return snapshot.each_entry(before, [&](const LogEntry& entry) {
                CHECK(entry.actor == system_person());
                CHECK(entry.verdict == VerdictKind::accepted);
                kinds.push_back(entry.kind);
                return true;
              });
            })
            .ok());
  CHECK(kinds == Cycles{"cycle.open", "cycle.close", "cycle.open", "cycle.close"});
}

TEST_CASE("doing what is due a second time changes nothing") {
  World world;
  for (int64_t days : {0, 3, 9, 30}) {
    world.clock.pass(days * kDayMs);
    const std::optional<Instant> next = run(world);
    const uint64_t head = world.head();
    CHECK(run(world) == next);
    CHECK(world.head() == head);
  }
}

TEST_CASE("nothing is opened before a plan begins, nor after it has ended") {
  World world;
  const PlanId plan = publish(world, plan_of("2026-01-21", "2026-02-03", Cadence::weekly)).id;
  run(world);
  move_to(world, midnight("2026-01-20"));
  CHECK(run(world) == midnight("2026-01-21"));
  CHECK(cycles_of(world, plan).empty());
  // The week in which it begins, and the one in which it ends, are cut short.
  move_to(world, midnight("2026-01-21"));
  run(world);
  CHECK(cycles_of(world, plan) == Cycles{"2026-01-21 open"});
  move_to(world, midnight("2026-06-01"));
  run(world);
  CHECK(cycles_of(world, plan) ==
        Cycles{"2026-01-21 closed", "2026-01-26 closed", "2026-02-02 closed"});
}

TEST_CASE("weeks that passed before a plan was published are never opened") {
  World world;
  move_to(world, midnight("2026-03-04"));
  const PlanId plan = publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::weekly)).id;
  run(world);
  CHECK(cycles_of(world, plan) == Cycles{"2026-03-02 open"});
}

TEST_CASE("after the last plan nothing is due any more") {
  World world;
  run(world);
  move_to(world, midnight("2027-02-01"));
  CHECK_FALSE(run(world).has_value());
}

TEST_CASE("several plans go their own ways, in the order of the instants") {
  World world;
  const PlanId monthly = publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::monthly)).id;
  const PlanId quarterly =
      publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::quarterly)).id;
  const PlanId halves =
      publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::half_monthly)).id;
  CHECK(run(world) == midnight("2026-01-12"));
  move_to(world, midnight("2026-02-01"));
  run(world);
  CHECK(cycles_of(world, monthly) == Cycles{"2026-01-01 open", "2026-02-01 open"});
  CHECK(cycles_of(world, quarterly) == Cycles{"2026-01-01 open"});
  CHECK(cycles_of(world, halves) ==
        Cycles{"2026-01-01 closed", "2026-01-16 open", "2026-02-01 open"});
  CHECK(cycles_of(world, world.plan().id).size() == 4);
  CHECK(audit(world.store())->ok());
}

TEST_CASE("another cadence holds from its day on, with its own grace") {
  World world;
  const Plan plan = plan_of("2026-01-01", "2026-12-31", Cadence::weekly);
  const PlanId id = publish(world, plan).id;
  run(world);
  move_to(world, midnight("2026-01-12"));
  run(world);
  // From the day after the running cycle.
  SteerPlan body;
  body.plan = id;
  body.steering.cadence = Cadence::monthly;
  body.steering.grace_hours = 0;
  const Plan seen =
      world.record_where<Plan>(Collection::plan, [&](const Plan& found) { return found.id == id; });
  REQUIRE(
      submit_own(world.service(), actor_of(world.person("office")), {{body, seen.version}}).ok());
  move_to(world, midnight("2026-02-01"));
  run(world);
  CHECK(cycles_of(world, id) ==
        Cycles{"2026-01-05 closed", "2026-01-12 closed", "2026-01-19 closed", "2026-02-01 open"});
}

TEST_CASE("nobody but the server opens or closes a cycle") {
  World world;
  for (const char* login : {"admin", "office", "leader", "auditor", "a.lead", "a.staff"}) {
    const json open = world.operation(login, OpenCycle{world.plan().id, day("2026-01-05")});
    const json close = world.operation(login, CloseCycle{world.plan().id, day("2026-01-05")});
    for (const Verdict& verdict : world.push(login, {open, close}).verdicts) {
      CHECK(verdict.error->code == ErrorCode::not_allowed);
    }
  }
}

TEST_CASE("the timer opens what is due at once, and a new plan's cycle when it is published") {
  World world;
  {
    const CycleTimer timer(world.service(), [](const Error&) { CHECK(false); });
    CHECK(cycles_of(world, world.plan().id) == Cycles{"2026-01-05 open"});
    const PlanId plan = publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::monthly)).id;
    for (int tries = 0; tries < 500 && cycles_of(world, plan).empty(); ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(cycles_of(world, plan) == Cycles{"2026-01-01 open"});
  }
  // It has stopped: nothing follows any more.
  const uint64_t head = world.head();
  world.clock.pass(10 * kDayMs);
  publish(world, plan_of("2026-01-01", "2026-12-31", Cadence::weekly));
  CHECK(world.head() == head + 1);
}

}  // namespace tz::server
