#include "service/push.h"

#include <thread>

#include "world.h"

namespace tz::server {
namespace {

// The administrator moves somebody to another unit.
void move_to(World& world, const std::string& login, const Unit& unit) {
  Person moved = world.person(login);
  moved.unit = unit.id;
  const PushResponse response =
      world.push("admin", {world.operation("admin", PutPerson{moved}, moved.version)});
  REQUIRE(response.verdicts[0].kind == VerdictKind::accepted);
}

}  // namespace

TEST_CASE("an accepted operation changes the ledger and is answered with its receipt") {
  World world;
  const uint64_t before = world.head();
  const json operation = world.report("a.staff", world.a, 30, "begun");
  const PushResponse response = world.push("a.staff", {operation});
  REQUIRE(response.verdicts.size() == 1);
  CHECK(response.verdicts[0].kind == VerdictKind::accepted);
  CHECK(response.verdicts[0].operation == World::id_of(operation));
  CHECK(response.verdicts[0].seq == before + 1);
  CHECK(response.horizon.head == before + 1);
  CHECK(response.device_seq_seen == 1);
  const auto assignment = world.record_where<Assignment>(
      Collection::assignment, [&](const Assignment& x) { return x.unit == world.a.id; });
  CHECK(assignment.percent == 30);
  CHECK(assignment.version == before + 1);
}

TEST_CASE("the answer carries the changes of the caller's scope since his cursor") {
  World world;
  const std::string cursor = world.pull("a.staff").page.next;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "theirs")});
  const PushResponse response =
      world.push("a.staff", {world.report("a.staff", world.a, 30, "ours")}, cursor);
  REQUIRE(response.changes.has_value());
  // Unit A leads the task: it sees what B said too.
  CHECK(response.changes->records.size() == 4);
  CHECK_FALSE(response.changes->more);
  CHECK(world.pull("a.staff", response.changes->next).page.records.empty());

  const PushResponse without = world.push("a.staff", {}, "");
  CHECK_FALSE(without.changes.has_value());
  const PushResponse foreign = world.push("b.staff", {}, cursor);
  CHECK_FALSE(foreign.changes.has_value());
}

TEST_CASE("a refused operation stands in the log and gets the same answer for ever") {
  World world;
  const json foreign = world.report("a.staff", world.b, 30, "not ours");
  const PushResponse first = world.push("a.staff", {foreign});
  REQUIRE(first.verdicts.size() == 1);
  CHECK(first.verdicts[0].kind == VerdictKind::rejected);
  CHECK(first.verdicts[0].error->code == ErrorCode::foreign_unit);
  CHECK(first.verdicts[0].seq == world.head());
  const PushResponse again = world.push("a.staff", {foreign});
  CHECK(again.verdicts == first.verdicts);
  CHECK(world.head() == first.verdicts[0].seq);
}

TEST_CASE("an operation sent twice is counted once, across restarts too") {
  World world;
  const json operation = world.report("a.staff", world.a, 30, "begun");
  const PushResponse first = world.push("a.staff", {operation, operation});
  CHECK(first.verdicts[0] == first.verdicts[1]);
  const uint64_t head = world.head();
  world.close();
  world.open();
  const PushResponse again = world.push("a.staff", {operation});
  CHECK(again.verdicts[0] == first.verdicts[0]);
  CHECK(world.head() == head);
}

TEST_CASE("the same id with another body is refused and the first stays") {
  World world;
  const json operation = world.report("a.staff", world.a, 30, "begun");
  const PushResponse first = world.push("a.staff", {operation});
  json other = operation;
  other["body"]["content"]["percent"] = 90;
  const PushResponse second = world.push("a.staff", {other});
  CHECK(second.verdicts[0].kind == VerdictKind::rejected);
  CHECK(second.verdicts[0].error->code == ErrorCode::id_reused);
  CHECK(second.verdicts[0].seq == 0);
  CHECK(world.push("a.staff", {operation}).verdicts[0] == first.verdicts[0]);
}

TEST_CASE("a device's number that another operation bears shows a cloned profile") {
  World world;
  json operation = world.report("a.staff", world.a, 30, "begun");
  world.push("a.staff", {operation});
  json clone = world.report("a.staff", world.a, 40, "more");
  clone["device_seq"] = 1;
  const PushResponse response = world.push("a.staff", {clone});
  REQUIRE(response.verdicts[0].error.has_value());
  CHECK(response.verdicts[0].error->code == ErrorCode::id_reused);
  CHECK(response.verdicts[0].error->field == "device_seq");
}

TEST_CASE("poison operations in a batch block nobody") {
  World world;
  json no_body = world.report("a.staff", world.a, 10, "x");
  no_body.erase("body");
  json too_much = world.report("a.staff", world.a, 10, "x");
  too_much["body"]["content"]["percent"] = 101;
  json newer = world.report("a.staff", world.a, 10, "x");
  newer["schema"] = 99;
  const PushResponse response =
      world.push("a.staff", {json("nonsense"), json::object(), no_body, too_much, newer,
                             world.report("a.staff", world.a, 30, "good")});
  REQUIRE(response.verdicts.size() == 6);
  for (size_t i = 0; i < 5; ++i) CHECK(response.verdicts[i].kind == VerdictKind::rejected);
  CHECK(response.verdicts[0].operation.is_nil());
  CHECK(response.verdicts[0].seq == 0);
  CHECK(response.verdicts[2].operation == World::id_of(no_body));
  CHECK(response.verdicts[2].seq != 0);
  CHECK(response.verdicts[3].error->code == ErrorCode::out_of_range);
  CHECK(response.verdicts[4].error->code == ErrorCode::unknown_schema);
  CHECK(response.verdicts[5].kind == VerdictKind::accepted);
  // What could be remembered is: mended, it needs an id of its own.
  CHECK(world.push("a.staff", {no_body}).verdicts[0] == response.verdicts[2]);
}

TEST_CASE("what depends on a refused operation is refused, in the same batch or later") {
  World world;
  const json refused = world.report("a.staff", world.a, 30, "");
  const AssignmentId mine = world.assignment_of(world.a);
  const json same_batch = world.operation("a.staff", Acknowledge{mine}, 0, World::id_of(refused));
  const PushResponse first = world.push("a.staff", {refused, same_batch});
  CHECK(first.verdicts[0].error->code == ErrorCode::nothing_to_report);
  CHECK(first.verdicts[1].error->code == ErrorCode::dependency_rejected);
  const json later = world.operation("a.staff", Acknowledge{mine}, 0, World::id_of(refused));
  CHECK(world.push("a.staff", {later}).verdicts[0].error->code == ErrorCode::dependency_rejected);
  const json unknown =
      world.operation("a.staff", Acknowledge{mine}, 0, OperationId(uuid_of_name("never sent")));
  CHECK(world.push("a.staff", {unknown}).verdicts[0].error->code == ErrorCode::dependency_rejected);
}

TEST_CASE("what depends on an accepted operation is judged on its own") {
  World world;
  const json first = world.report("a.staff", world.a, 100, "done");
  const json second = world.operation(
      "a.staff", DeclareComplete{world.assignment_of(world.a), "evidence"}, 0, World::id_of(first));
  const PushResponse response = world.push("a.staff", {first, second});
  CHECK(response.verdicts[0].kind == VerdictKind::accepted);
  CHECK(response.verdicts[1].kind == VerdictKind::accepted);
}

TEST_CASE("nobody writes in another person's name") {
  World world;
  const PushResponse response =
      world.push("b.staff", {world.report("a.staff", world.a, 30, "begun")});
  CHECK(response.verdicts[0].error->code == ErrorCode::foreign_actor);
  const json as_system = world.operation("b.staff", Acknowledge{world.assignment_of(world.b)});
  json forged = as_system;
  forged["actor"] = to_string(system_person());
  CHECK(world.push("b.staff", {forged}).verdicts[0].error->code == ErrorCode::foreign_actor);
}

TEST_CASE("roles count as they are now, not as they were when the session began") {
  World world;
  const Caller before = world.caller("a.staff");
  CHECK(disable_account(world.service(), system_actor(), "a.staff").ok());
  const auto refused =
      push(world.service(), before,
           world.request("a.staff", {world.report("a.staff", world.a, 30, "begun")}));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::person_inactive);
}

TEST_CASE("a report on a cancelled assignment goes to the late arrivals") {
  World world;
  const AssignmentId mine = world.assignment_of(world.a);
  const json written = world.report("a.staff", world.a, 30, "offline", 1);
  world.push("office", {world.operation("office", CancelAssignment{mine, "moved"}, world.head())});
  const PushResponse response = world.push("a.staff", {written});
  CHECK(response.verdicts[0].kind == VerdictKind::late);
  CHECK(response.verdicts[0].error->code == ErrorCode::late_arrival);
  CHECK(world.download("office").late_arrivals().size() == 1);
}

TEST_CASE("a report written before its author was moved goes to the late arrivals, whole") {
  World world;
  const json written = world.report("a.staff", world.a, 30, "offline");
  world.clock.pass(kHourMs);
  move_to(world, "a.staff", world.b);
  const PushResponse response = world.push("a.staff", {written});
  CHECK(response.verdicts[0].kind == VerdictKind::late);
  CHECK(response.verdicts[0].error->code == ErrorCode::late_arrival);
  const RecordSet records = world.download("office");
  REQUIRE(records.late_arrivals().size() == 1);
  const LateArrival& late = records.late_arrivals().begin()->second;
  CHECK(late.content.narrative == "offline");
  CHECK(late.unit == world.a.id);
  CHECK(late.author == world.person("a.staff").id);
  CHECK(records.reports().empty());
  // Asked again, and judged again in a replay, it is the same.
  CHECK(world.push("a.staff", {written}).verdicts[0] == response.verdicts[0]);
  CHECK(audit(world.store())->ok());
}

TEST_CASE("a report written after its author was moved is refused, and so is other work") {
  World world;
  const json before = world.operation("a.staff", Acknowledge{world.assignment_of(world.a)});
  world.clock.pass(kHourMs);
  move_to(world, "a.staff", world.b);
  const PushResponse response =
      world.push("a.staff", {world.report("a.staff", world.a, 30, "later"), before,
                             world.report("a.staff", world.b, 40, "for the new unit")});
  CHECK(response.verdicts[0].error->code == ErrorCode::foreign_unit);
  CHECK(response.verdicts[1].error->code == ErrorCode::foreign_unit);
  CHECK(response.verdicts[2].kind == VerdictKind::accepted);
  CHECK(world.download("office").late_arrivals().empty());
  CHECK(audit(world.store())->ok());
}

TEST_CASE("a time made up to be before the move brings a report before the office, no further") {
  World world;
  world.clock.pass(kDayMs);
  move_to(world, "a.staff", world.b);
  world.clock.pass(kHourMs);
  json made_up = world.report("a.staff", world.a, 90, "made up");
  made_up["device_time"] = world.clock.now().unix_ms - 2 * kHourMs;
  const json by_skew = world.report("a.staff", world.a, 80, "by its clock");
  CHECK(world.push("a.staff", {made_up}).verdicts[0].kind == VerdictKind::late);
  PushRequest request = world.request("a.staff", {by_skew});
  request.skew_ms = -2 * kHourMs;
  REQUIRE(push(world.service(), world.caller("a.staff"), request).ok());
  const RecordSet records = world.download("office");
  CHECK(records.late_arrivals().size() == 2);
  CHECK(records.reports().empty());
  CHECK(records.assignment(world.assignment_of(world.a))->percent == 0);
  // What others might have written there is not his to claim.
  json of_another = world.report("b.staff", world.a, 70, "never stood there");
  of_another["device_time"] = world.clock.now().unix_ms - 2 * kHourMs;
  CHECK(world.push("b.staff", {of_another}).verdicts[0].error->code == ErrorCode::foreign_unit);
}

TEST_CASE("a clock that is wrong by ten years is corrected by its measured skew") {
  World world;
  json operation = world.report("a.staff", world.a, 30, "begun");
  const int64_t decade_ms = int64_t{3652} * kDayMs;
  operation["device_time"] = world.clock.now().unix_ms - decade_ms - kHourMs;
  PushRequest request = world.request("a.staff", {operation});
  request.skew_ms = decade_ms;
  REQUIRE(push(world.service(), world.caller("a.staff"), request).ok());
  const auto report =
      world.record_where<Report>(Collection::report, [](const Report&) { return true; });
  CHECK(report.written_at.unix_ms == world.clock.now().unix_ms - kHourMs);
}

TEST_CASE("a senseless skew cannot write into the future or overflow") {
  World world;
  for (const int64_t skew : {INT64_MAX, INT64_MIN}) {
    PushRequest request =
        world.request("a.staff", {world.report("a.staff", world.a, 30, "begun", 0)});
    request.skew_ms = skew;
    REQUIRE(push(world.service(), world.caller("a.staff"), request).ok());
    const auto report = world.record_where<Report>(
        Collection::report, [&](const Report& found) { return found.version == world.head(); });
    CHECK(report.written_at <= world.clock.now());
    CHECK(report.written_at.unix_ms > 0);
  }
  CHECK(audit(world.store())->ok());
}

TEST_CASE("a batch that is too large, or of another protocol, is refused as a whole") {
  World world;
  const uint64_t before = world.head();
  PushRequest request =
      world.request("a.staff", std::vector<json>(kMaxBatchOperations + 1, json::object()));
  CHECK(push(world.service(), world.caller("a.staff"), request).error().code ==
        ErrorCode::batch_too_large);
  request = world.request("a.staff", {});
  request.protocol = 0;
  CHECK(push(world.service(), world.caller("a.staff"), request).error().code ==
        ErrorCode::protocol_too_old);
  CHECK(world.head() == before);
}

TEST_CASE("pushes at the same moment all arrive, each once, and the chain holds") {
  World world;
  constexpr int kThreads = 8;
  constexpr int kEach = 12;
  std::vector<std::vector<json>> operations(kThreads);
  for (auto& own : operations) {
    for (int i = 0; i < kEach; ++i) {
      own.push_back(world.report("a.staff", world.a, 30, "said", 0));
    }
  }
  const uint64_t before = world.head();
  std::atomic<int> accepted{0};
  std::vector<std::thread> threads;
  for (const auto& own : operations) {
    threads.emplace_back([&] {
      for (const json& operation : own) {
        PushRequest request = world.request("a.staff", {operation});
        // Twice: the second answer must be the first one.
        const auto first = judge_batch(world.service(), world.person("a.staff").id, request);
        const auto second = judge_batch(world.service(), world.person("a.staff").id, request);
        if (first.ok() && second.ok() && *first == *second &&
            first->front().kind == VerdictKind::accepted) {
          ++accepted;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(accepted == kThreads * kEach);
  CHECK(world.head() == before + kThreads * kEach);
  CHECK(audit(world.store())->ok());
}

}  // namespace tz::server
