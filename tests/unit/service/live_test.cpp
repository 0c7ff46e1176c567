#include "service/live.h"

#include "service/sign_in.h"
#include "world.h"

namespace tz::server {
namespace {

constexpr int64_t kSoonMs = 5000;

std::shared_ptr<LiveListener> begin(World& world, const std::string& login,
                                    const std::string& cursor = {}) {
  auto listener = listen(world.service(), world.caller(login), cursor);
  REQUIRE(listener.ok());
  return *listener;
}

LiveEvent event_of(LiveListener& listener) {
  auto event = listener.next(kSoonMs);
  REQUIRE(event.ok());
  REQUIRE(event->has_value());
  return **event;
}

void say(World& world, const std::string& login, const Unit& unit) {
  world.push(login, {world.report(login, unit, 30, "said", 0)});
  world.service().live.settle();
}

}  // namespace

TEST_CASE("a change reaches those whose scope it concerns, and only them") {
  World world;
  const auto lead = begin(world, "a.lead");
  const auto office = begin(world, "office");
  const auto admin = begin(world, "admin");
  say(world, "b.staff", world.b);
  for (const auto& listener : {lead, office}) {
    const LiveEvent event = event_of(*listener);
    const PullResponse response = World::pull_from(*event.json);
    CHECK(response.page.records.size() == 2);
    CHECK(response.horizon.head == world.head());
    CHECK(event.id == response.page.next);
  }
  const auto nothing = admin->next(0);
  REQUIRE(nothing.ok());
  CHECK_FALSE(nothing->has_value());
}

TEST_CASE("listeners of one scope share one text") {
  World world;
  const auto first = begin(world, "office");
  const auto second = begin(world, "leader");
  say(world, "b.staff", world.b);
  CHECK(event_of(*first).json == event_of(*second).json);
}

TEST_CASE("a stream goes on from its cursor, without gap or repetition") {
  World world;
  const std::string cursor = world.pull("office").page.next;
  say(world, "b.staff", world.b);
  const auto listener = begin(world, "office", cursor);
  say(world, "a.staff", world.a);
  const LiveEvent missed = event_of(*listener);
  CHECK(World::pull_from(*missed.json).page.records.size() == 2);
  const LiveEvent live = event_of(*listener);
  CHECK(World::pull_from(*live.json).page.records.size() == 2);
  CHECK(world.pull("office", live.id).page.records.empty());
  CHECK_FALSE(listener->next(0)->has_value());
}

TEST_CASE("a listener who takes nothing is dropped and the others are not") {
  Settings settings;
  settings.live_queue = 2;
  World world(settings);
  const auto slow = begin(world, "office");
  const auto quick = begin(world, "leader");
  for (int i = 0; i < 4; ++i) {
    say(world, "b.staff", world.b);
    CHECK(event_of(*quick).json != nullptr);
  }
  event_of(*slow);
  const LiveEvent last = event_of(*slow);
  const auto dropped = slow->next(kSoonMs);
  REQUIRE_FALSE(dropped.ok());
  CHECK(dropped.error().code == ErrorCode::busy);
  // What it missed is had by pull.
  CHECK_FALSE(world.pull("office", last.id).page.records.empty());
}

TEST_CASE("a listener who is too far behind is sent to pull") {
  Settings settings;
  settings.live_queue = 1;
  World world(settings);
  std::vector<OwnStep> steps;
  const std::string cursor = world.pull("office").page.next;
  for (int i = 0; i < 1500; ++i) {
    Unit unit;
    unit.id = UnitId(uuid_of_name("unit " + std::to_string(i)));
    unit.name = "Unit " + std::to_string(i);
    steps.push_back({PutUnit{unit}, 0});
  }
  REQUIRE(submit_own(world.service(), system_actor(), steps).ok());
  const auto listener = begin(world, "office", cursor);
  event_of(*listener);
  const auto behind = listener->next(kSoonMs);
  REQUIRE_FALSE(behind.ok());
  CHECK(behind.error().code == ErrorCode::busy);
}

TEST_CASE("who comes to see another scope is told to begin anew") {
  World world;
  const auto listener = begin(world, "b.staff");
  world.publish("Other plan", {{world.b.id, Duty::lead}});
  world.service().live.settle();
  const PullResponse response = World::pull_from(*event_of(*listener).json);
  CHECK(response.reset);
  const auto ended = listener->next(kSoonMs);
  REQUIRE_FALSE(ended.ok());
  CHECK(ended.error().code == ErrorCode::stale);
  CHECK_FALSE(world.pull("b.staff", response.page.next).reset);
}

TEST_CASE("a cursor that does not fit gives a reset, a broken one an error") {
  World world;
  const std::string foreign = world.pull("office").page.next;
  const auto listener = begin(world, "b.staff", foreign);
  CHECK(World::pull_from(*event_of(*listener).json).reset);
  const auto broken = listen(world.service(), world.caller("b.staff"), "nonsense");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.error().code == ErrorCode::bad_cursor);
}

TEST_CASE("signing out and being disabled end the stream at once") {
  World world;
  const auto first = begin(world, "a.staff");
  const auto second = begin(world, "b.staff");
  CHECK(sign_out(world.service(), world.caller("a.staff")).ok());
  CHECK(first->next(kSoonMs).error().code == ErrorCode::session_expired);
  CHECK(disable_account(world.service(), system_actor(), "b.staff").ok());
  CHECK(second->next(kSoonMs).error().code == ErrorCode::session_expired);
}

TEST_CASE("listeners who are gone are forgotten, and stopping ends the rest") {
  World world;
  auto gone = begin(world, "a.staff");
  const auto staying = begin(world, "b.staff");
  CHECK(world.service().live.listeners() == 2);
  gone.reset();
  CHECK(world.service().live.listeners() == 1);
  world.close();
  CHECK(staying->next(kSoonMs).error().code == ErrorCode::internal);
}

}  // namespace tz::server
