// Notices from the operation that causes one to the robot that takes it: queued with the operation,
// sent in turn, tried again, given up after a day.
#include <thread>

#include "notice/notice_sender.h"
#include "notice/queue_notices.h"
#include "world.h"

namespace tz::server {
namespace {

Robot robot_named(std::string name, std::vector<std::string> units = {}) {
  Robot out;
  out.name = std::move(name);
  out.units = std::move(units);
  return out;
}

Posted taken() {
  Posted out;
  out.fate = Posted::Fate::taken;
  return out;
}
Posted refused() {
  Posted out;
  out.fate = Posted::Fate::refused;
  return out;
}

// A world whose service queues for robots, and a round that posts to nobody.
class Told {
 public:
  explicit Told(std::vector<Robot> robots) {
    settings.robots = std::move(robots);
    settings.post = [this](const Robot& robot, const std::string&, Instant) {
      posts.push_back(robot.name);
      return answer;
    };
    join();
  }

  void join() {
    world.service().with_accepted = [this](Transaction& transaction, const LedgerView& view,
                                           const std::vector<Record>& changed,
                                           Instant at) -> Outcome {
      const auto queued = queue_notices(settings.robots, transaction, view, changed, at);
      if (!queued) return queued.error();
      return done();
    };
    round = std::make_unique<NoticeRound>(world.store(), settings, counts);
  }

  json reminder(const Unit& unit) {
    SendReminder body;
    body.reminder = ReminderId(new_uuid(world.random, world.clock.now()));
    body.assignment = world.assignment_of(unit);
    return world.operation("office", body);
  }
  void remind(const Unit& unit) {
    const PushResponse answered = world.push("office", {reminder(unit)});
    REQUIRE(answered.verdicts.front().kind == VerdictKind::accepted);
  }

  std::optional<Instant> step() {
    const auto next = round->step(world.clock.now());
    REQUIRE(next.ok());
    return *next;
  }
  // Everything that is due at this moment.
  std::optional<Instant> steps() {
    for (;;) {
      const std::optional<Instant> next = step();
      if (!next || world.clock.now() < *next) return next;
    }
  }
  int64_t waits_ms(std::optional<Instant> next) {
    REQUIRE(next.has_value());
    return next->unix_ms - world.clock.now().unix_ms;
  }
  bool is_queued(const std::string& robot) {
    bool out = false;
    CHECK(world.store()
              .read([&](Snapshot& snapshot) {
                out = snapshot.next_notice(robot)->has_value();
                return done();
              })
              .ok());
    return out;
  }

  World world;
  NoticeSettings settings;
  NoticeCounts counts;
  Posted answer = taken();
  std::vector<std::string> posts;
  std::unique_ptr<NoticeRound> round;
};

using Names = std::vector<std::string>;

TEST_CASE("a reminder that was accepted is told once, to the robots that take its unit") {
  Told told({robot_named("all"), robot_named("of a", {"A"}), robot_named("of b", {"B"})});
  told.remind(told.world.a);
  CHECK_FALSE(told.steps().has_value());
  CHECK(told.posts == Names{"all", "of a"});
  CHECK(told.counts.sent == 2);
}

TEST_CASE("the same reminder pushed again, and one that was refused, are not told") {
  Told told({robot_named("all")});
  const json operation = told.reminder(told.world.a);
  told.world.push("office", {operation});
  told.world.push("office", {operation});
  SendReminder body;
  body.reminder = ReminderId(new_uuid(told.world.random, told.world.clock.now()));
  body.assignment = told.world.assignment_of(told.world.b);
  told.world.push("a.staff", {told.world.operation("a.staff", body)});
  CHECK_FALSE(told.steps().has_value());
  CHECK(told.posts == Names{"all"});
}

TEST_CASE("what is queued is there after the ledger was opened anew, and sent then") {
  Told told({robot_named("all")});
  told.remind(told.world.a);
  told.world.close();
  told.world.open();
  told.join();
  CHECK_FALSE(told.steps().has_value());
  CHECK(told.posts == Names{"all"});
}

TEST_CASE("an operation whose notice cannot be queued changes nothing") {
  Told told({robot_named("all")});
  told.world.service().with_accepted = [](Transaction&, const LedgerView&,
                                          const std::vector<Record>&, Instant) -> Outcome {
    return error(ErrorCode::storage_full);
  };
  const uint64_t before = told.world.head();
  const auto pushed = push(told.world.service(), told.world.caller("office"),
                           told.world.request("office", {told.reminder(told.world.a)}));
  REQUIRE_FALSE(pushed.ok());
  CHECK(pushed.error().code == ErrorCode::storage_full);
  CHECK(told.world.head() == before);
}

TEST_CASE("one robot gets no more than a message every three seconds") {
  Told told({robot_named("all")});
  told.remind(told.world.a);
  told.remind(told.world.b);
  CHECK(told.waits_ms(told.steps()) == kNoticeSpacingMs);
  CHECK(told.posts.size() == 1);
  told.world.clock.pass(kNoticeSpacingMs);
  CHECK_FALSE(told.steps().has_value());
  CHECK(told.posts.size() == 2);
}

TEST_CASE("a robot that cannot be reached is left alone for longer and longer") {
  Told told({robot_named("down"), robot_named("up")});
  told.answer = Posted{};
  told.remind(told.world.a);
  CHECK(told.waits_ms(told.steps()) == kFirstNoticeWaitMs);
  CHECK(told.posts == Names{"down", "up"});
  // What comes meanwhile waits as long.
  told.remind(told.world.b);
  CHECK(told.waits_ms(told.steps()) == kFirstNoticeWaitMs);
  CHECK(told.posts.size() == 2);
  told.world.clock.pass(kFirstNoticeWaitMs);
  told.steps();
  told.answer = taken();
  told.world.clock.pass(2 * kFirstNoticeWaitMs);
  while (const auto next = told.steps()) told.world.clock.pass(told.waits_ms(next));
  CHECK_FALSE(told.is_queued("down"));
  CHECK(told.counts.sent == 4);
  CHECK(told.counts.failed == 4);
}

TEST_CASE("a message that a robot refuses holds up no other") {
  Told told({robot_named("all")});
  told.answer = refused();
  told.remind(told.world.a);
  told.steps();
  told.answer = taken();
  told.remind(told.world.b);
  told.world.clock.pass(kNoticeSpacingMs);
  CHECK(told.waits_ms(told.steps()) == kFirstNoticeWaitMs - kNoticeSpacingMs);
  CHECK(told.counts.sent == 1);
}

TEST_CASE("the waits double up to an hour") {
  CHECK(notice_wait_ms(30'000, 1) == 30'000);
  CHECK(notice_wait_ms(30'000, 2) == 60'000);
  CHECK(notice_wait_ms(30'000, 7) == 1'920'000);
  CHECK(notice_wait_ms(30'000, 8) == kHourMs);
  CHECK(notice_wait_ms(30'000, 1000) == kHourMs);
}

TEST_CASE("what could not be sent within a day is given up, also for a robot that is gone") {
  Told told({robot_named("all"), robot_named("gone")});
  told.answer = Posted{};
  told.remind(told.world.a);
  told.steps();
  told.settings.robots.pop_back();
  told.round = std::make_unique<NoticeRound>(told.world.store(), told.settings, told.counts);
  CHECK(told.is_queued("gone"));
  told.world.clock.pass(kNoticeLifeMs);
  CHECK_FALSE(told.steps().has_value());
  CHECK_FALSE(told.is_queued("all"));
  CHECK_FALSE(told.is_queued("gone"));
  CHECK(told.counts.given_up == 2);
  CHECK(told.counts.sent == 0);
}

TEST_CASE("the sender's thread sends what is queued while it sleeps, and ends when it is told to") {
  World world;
  std::atomic<int> posted = 0;
  NoticeSettings settings;
  settings.robots = {robot_named("all")};
  settings.post = [&](const Robot&, const std::string&, Instant) {
    ++posted;
    return taken();
  };
  NoticeSender sender(
      world.store(), settings, [&] { return world.clock.now(); },
      [](const Error&) { FAIL_CHECK("the store failed"); });
  world.service().with_accepted = [&](Transaction& transaction, const LedgerView& view,
                                      const std::vector<Record>& changed, Instant at) -> Outcome {
    const auto queued = queue_notices(sender.robots(), transaction, view, changed, at);
    if (!queued) return queued.error();
    if (*queued > 0) sender.wake(*queued);
    return done();
  };
  SendReminder body;
  body.reminder = ReminderId(uuid_of_name("reminder"));
  body.assignment = world.assignment_of(world.a);
  world.push("office", {world.operation("office", body)});
  while (posted == 0) std::this_thread::yield();
  world.service().with_accepted = {};
  CHECK(sender.counts().queued == 1);
}

}  // namespace
}  // namespace tz::server
