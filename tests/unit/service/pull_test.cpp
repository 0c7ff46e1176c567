#include "service/pull.h"

#include "service/cursor.h"
#include "sync/copy_digest.h"
#include "world.h"

namespace tz::server {

TEST_CASE("a cursor survives its text, and nothing else is a cursor") {
  const std::string epoch = to_string(uuid_of_name("epoch"));
  for (const Position& position :
       {Position{}, Position{7, Collection::plan, Uuid{}, true},
        Position{7, Collection::late_arrival, uuid_of_name("x"), false}}) {
    const Cursor cursor{epoch, "0123456789abcdef", position};
    const std::string text = to_text(cursor);
    CHECK(text.size() <= 200);
    const Result<Cursor> read = cursor_from(text);
    REQUIRE(read.ok());
    CHECK(*read == cursor);
  }
  for (const std::string& text : std::vector<std::string>{
           std::string(), std::string("x"), "1." + epoch + ".s", "2." + epoch + ".s.1",
           "1." + epoch + ".s.-1", "1." + epoch + ".s.99999999999999999999", "1.nil.s.1",
           "1." + epoch + ".s.1.plan", "1." + epoch + ".s.1.nothing." + epoch,
           "1." + epoch + ".s.1.plan.x", std::string(300, '1')}) {
    CHECK_FALSE(cursor_from(text).ok());
  }
}

TEST_CASE("a first pull gives what the scope holds, a second what changed") {
  World world;
  const PullResponse first = world.pull("a.staff");
  CHECK_FALSE(first.reset);
  CHECK_FALSE(first.page.more);
  CHECK(first.page.records.size() == world.download("a.staff").size());
  CHECK(world.pull("a.staff", first.page.next).page.records.empty());
  world.push("a.staff", {world.report("a.staff", world.a, 30, "begun")});
  const PullResponse second = world.pull("a.staff", first.page.next);
  CHECK(second.page.records.size() == 2);
  CHECK(second.horizon.head == world.head());
}

TEST_CASE("each role sees its scope and not one record more") {
  World world;
  world.publish("Other plan", {{world.b.id, Duty::lead}});
  world.push("b.staff", {world.report("b.staff", world.b, 20, "theirs")});
  const RecordSet all = world.download("office");
  CHECK(world.download("leader") == all);
  CHECK(world.download("auditor") == all);
  CHECK(all.assignments().size() == 3);
  CHECK(all.reports().size() == 1);

  // Unit A leads the first task and has no part in the second.
  const RecordSet lead = world.download("a.lead");
  CHECK(lead.plans().size() == 2);
  CHECK(lead.tasks().size() == 2);
  CHECK(lead.units().size() == 3);
  CHECK(lead.assignments().size() == 2);
  CHECK(lead.reports().empty());
  CHECK(lead.persons().size() == 2);
  CHECK(world.download("a.staff") == lead);

  const RecordSet other = world.download("b.staff");
  CHECK(other.assignments().size() == 2);
  CHECK(other.reports().size() == 1);
  CHECK(other.persons().size() == 1);

  const RecordSet admin = world.download("admin");
  CHECK(admin.persons().size() == 7);
  CHECK(admin.units().size() == 3);
  CHECK(admin.plans().empty());
  CHECK(admin.assignments().empty());
}

TEST_CASE("somebody who moves to another unit disappears from the first") {
  World world;
  const std::string cursor = world.pull("a.lead").page.next;
  Person moved = world.person("a.staff");
  moved.unit = world.b.id;
  REQUIRE(submit_own(world.service(), actor_of(world.person("admin")),
                     {{PutPerson{moved}, moved.version}})
              .ok());
  const PullResponse response = world.pull("a.lead", cursor);
  CHECK_FALSE(response.reset);
  CHECK(response.page.records.empty());
  CHECK(response.page.gone == std::vector<RecordKey>{{Collection::person, moved.id.uuid}});
  CHECK(world.download("b.staff").persons().size() == 2);
}

TEST_CASE("a cursor of another epoch, another scope or a lost future begins anew") {
  World world;
  const PullResponse first = world.pull("a.staff");
  const Cursor good = *cursor_from(first.page.next);
  Cursor epoch = good;
  epoch.epoch = to_string(uuid_of_name("another"));
  Cursor scope = good;
  scope.scope = "0000000000000000";
  Cursor ahead = good;
  ahead.position.version += 1;
  for (const Cursor& bad : {epoch, scope, ahead}) {
    const PullResponse response = world.pull("a.staff", to_text(bad));
    CHECK(response.reset);
    CHECK(response.page.records.size() == first.page.records.size());
    CHECK(response.page.next == first.page.next);
  }
  const auto refused = pull(world.service(), world.caller("a.staff"), {"nonsense"});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::bad_cursor);
}

TEST_CASE("the digest that goes with a pull is that of all that the caller then holds") {
  World world;
  world.publish("Other plan", {{world.b.id, Duty::lead}});
  world.push("b.staff", {world.report("b.staff", world.b, 20, "theirs")});
  Person moved = world.person("a.staff");
  moved.unit = world.b.id;
  REQUIRE(submit_own(world.service(), actor_of(world.person("admin")),
                     {{PutPerson{moved}, moved.version}})
              .ok());
  std::set<std::string> digests;
  for (const char* login : {"office", "a.lead", "b.staff", "admin"}) {
    const std::string digest = world.pull(login, {}, true).digest;
    CHECK(digest == copy_digest(world.download(login)));
    digests.insert(digest);
  }
  CHECK(digests.size() == 4);
}

TEST_CASE("a pull bears no digest unless it is asked for") {
  World world;
  CHECK(world.pull("office").digest.empty());
}

TEST_CASE("a unit that comes to lead a task begins anew") {
  World world;
  const std::string cursor = world.pull("b.staff").page.next;
  world.publish("Other plan", {{world.b.id, Duty::lead}});
  CHECK(world.pull("b.staff", cursor).reset);
}

TEST_CASE("pages are bounded and together hold every record once") {
  World world;
  std::vector<OwnStep> steps;
  for (int i = 0; i < 1200; ++i) {
    Unit unit;
    unit.id = UnitId(uuid_of_name("unit " + std::to_string(i)));
    unit.name = "Unit " + std::to_string(i);
    steps.push_back({PutUnit{unit}, 0});
  }
  REQUIRE(submit_own(world.service(), system_actor(), steps).ok());
  const PullResponse first = world.pull("office");
  CHECK(first.page.records.size() == kMaxPageRecords);
  CHECK(first.page.more);
  CHECK(world.download("office").units().size() == 1203);
}

TEST_CASE("a page stops at its size in bytes, within one operation's records too") {
  World world;
  PublishPlan body;
  body.plan = world.plan();
  body.plan.id = PlanId(uuid_of_name("big"));
  body.plan.title = "Big";
  for (int i = 0; i < 60; ++i) {
    Task task = world.task();
    task.id = TaskId(uuid_of_name("big task " + std::to_string(i)));
    task.plan = body.plan.id;
    task.order = i;
    task.number = std::to_string(i);
    for (int j = 0; j < 7000; ++j) task.text += "\xE5\xAD\x97";
    body.tasks.push_back(task);
  }
  REQUIRE(submit_own(world.service(), actor_of(world.person("office")), {{body, 0}}).ok());
  std::string cursor;
  size_t pages = 0;
  size_t tasks = 0;
  for (bool more = true; more; ++pages) {
    const Result<std::string> text = pull(world.service(), world.caller("office"), {cursor});
    REQUIRE(text.ok());
    CHECK(text->size() < kMaxPageBytes + 1000);
    const PullResponse response = World::pull_from(*text);
    for (const Record& record : response.page.records) {
      tasks += std::holds_alternative<Task>(record) ? 1 : 0;
    }
    cursor = response.page.next;
    more = response.page.more;
  }
  CHECK(pages > 2);
  CHECK(tasks == 61);
}

TEST_CASE("what the page is written as is what the wire writes") {
  World world;
  world.push("a.staff", {world.report("a.staff", world.a, 30, "\"quoted\"\n")});
  const Result<std::string> text = pull(world.service(), world.caller("a.staff"), {""});
  REQUIRE(text.ok());
  CHECK(canonical(to_json(World::pull_from(*text))) == *text);
}

TEST_CASE("somebody who is disabled pulls nothing") {
  World world;
  CHECK(disable_account(world.service(), system_actor(), "a.staff").ok());
  const auto refused = pull(world.service(), world.caller("a.staff"), {""});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::person_inactive);
}

}  // namespace tz::server
