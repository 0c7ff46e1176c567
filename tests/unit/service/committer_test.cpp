// What the writing thread remembers of the ledger between transactions, and when it must not.
#include "service/committer.h"

#include "service/entry.h"
#include "support/fault_vfs.h"
#include "world.h"

namespace tz::server {
namespace {

VerdictKind verdict_on(World& world, const std::string& login, const json& operation) {
  const PushResponse response = world.push(login, {operation});
  REQUIRE(response.verdicts.size() == 1);
  return response.verdicts.front().kind;
}

// The code of a push that is refused as a whole.
ErrorCode refusal_of(World& world, const std::string& login, const json& operation) {
  const auto answer = push(world.service(), world.caller(login), world.request(login, {operation}));
  REQUIRE_FALSE(answer.ok());
  return answer.error().code;
}

int32_t percent_of(World& world, AssignmentId id) {
  return world
      .record_where<Assignment>(Collection::assignment,
                                [&](const Assignment& found) { return found.id == id; })
      .percent;
}

}  // namespace

TEST_CASE("what another program wrote between two pushes is known to the next one") {
  World world;
  CHECK(verdict_on(world, "a.staff", world.report("a.staff", world.a, 10, "First")) ==
        VerdictKind::accepted);
  {
    // As the command line does while the server runs.
    SqliteOptions options;
    options.path = world.path();
    options.new_epoch = uuid_of_name("epoch");
    const auto store = open_sqlite_store(options);
    REQUIRE(store.ok());
    Service other(**store, world.clock, world.random);
    REQUIRE(disable_account(other, system_actor(), "a.staff").ok());
  }
  CHECK(refusal_of(world, "a.staff", world.report("a.staff", world.a, 20, "Second")) ==
        ErrorCode::person_inactive);
}

TEST_CASE("after a commit that failed the next push is judged by what is on disk") {
  register_fault_vfs();
  World world;
  world.close();
  world.open(kFaultVfs);
  const AssignmentId mine = world.assignment_of(world.a);
  CHECK(verdict_on(world, "a.staff", world.report("a.staff", world.a, 10, "First")) ==
        VerdictKind::accepted);
  const json lost = world.report("a.staff", world.a, 90, "Lost", 0);
  for (const Fault fault : {Fault::full, Fault::short_write, Fault::write_fails}) {
    faults().arm(fault);
    CHECK(refusal_of(world, "a.staff", lost) ==
          (fault == Fault::write_fails ? ErrorCode::commit_unknown : ErrorCode::storage_full));
    faults().lift();
    CHECK(percent_of(world, mine) == 10);
  }
  // "No change" repeats what stands on the ledger: 10, not the 90 that were lost.
  SubmitReport unchanged;
  unchanged.report = ReportId(new_uuid(world.random, world.clock.now()));
  unchanged.assignment = mine;
  unchanged.content.no_change = true;
  CHECK(verdict_on(world, "a.staff", world.operation("a.staff", unchanged)) ==
        VerdictKind::accepted);
  CHECK(percent_of(world, mine) == 10);
  // The same id, asked again, is judged now.
  CHECK(verdict_on(world, "a.staff", lost) == VerdictKind::accepted);
  CHECK(percent_of(world, mine) == 90);
  CHECK(audit(world.store())->ok());
}

TEST_CASE("an fsync that fails leaves no doubt once the same ids are asked again") {
  register_fault_vfs();
  World world;
  world.close();
  world.open(kFaultVfs);
  const json operation = world.report("a.staff", world.a, 40, "Once");
  const uint64_t before = world.head();
  faults().arm(Fault::sync_fails);
  CHECK(refusal_of(world, "a.staff", operation) == ErrorCode::commit_unknown);
  faults().lift();
  CHECK(verdict_on(world, "a.staff", operation) == VerdictKind::accepted);
  CHECK(verdict_on(world, "a.staff", operation) == VerdictKind::accepted);
  CHECK(world.head() == before + 1);
  CHECK(audit(world.store())->ok());
}

TEST_CASE("a job that fails changes nothing, and those beside it in the group stand") {
  World world;
  const uint64_t before = world.head();
  int runs = 0;
  const Outcome failed =
      world.service().committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        ++runs;
        const Writer writer{actor_of(world.person("a.staff")), world.clock.now(), 0};
        const json operation = world.report("a.staff", world.a, 70, "Undone");
        const Arrival arrival = arrival_from(operation, world.device("a.staff"));
        REQUIRE(enter(transaction, view, writer, arrival).ok());
        return error(ErrorCode::not_allowed);
      });
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error().code == ErrorCode::not_allowed);
  CHECK(runs == 2);  // swiftly, and once more with its own way back
  CHECK(world.head() == before);
  CHECK(percent_of(world, world.assignment_of(world.a)) == 0);
  CHECK(verdict_on(world, "a.staff", world.report("a.staff", world.a, 30, "Stands")) ==
        VerdictKind::accepted);
  CHECK(percent_of(world, world.assignment_of(world.a)) == 30);
}

}  // namespace tz::server
