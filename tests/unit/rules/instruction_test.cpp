#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  InstructionId given_as{testing::uuid_no(49)};

  GiveInstruction give_on(TaskId task) const { return {given_as, task, "请加快"}; }
  std::vector<UnitId> asked_on(TaskId task) const {
    std::vector<UnitId> out;
    for (const Assignment* each : records.assignments_of(task)) {
      if (records.instruction(instruction_id_for(given_as, each->id)) != nullptr) {
        out.push_back(each->unit);
      }
    }
    return out;
  }
  void cancel(AssignmentId id) { REQUIRE(run(office, CancelAssignment{id, "并入"})); }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error().code;
  }
};

}  // namespace

TEST_CASE("an instruction asks the units that lead the task") {
  Scene scene;
  REQUIRE(scene.run(scene.supervisor, scene.give_on(scene.dated)));
  CHECK(scene.asked_on(scene.dated) == std::vector<UnitId>{scene.lead_unit});
  const AssignmentId led = scene.assignment_of(scene.dated, scene.lead_unit);
  const Instruction* instruction =
      scene.records.instruction(instruction_id_for(scene.given_as, led));
  CHECK(instruction->given == Remark{"请加快", scene.supervisor.person, scene.now});
  CHECK(instruction->given_as == scene.given_as);
  CHECK(instruction->task == scene.dated);
  CHECK_FALSE(instruction->answer.has_value());
}

TEST_CASE("where no unit leads any more, an instruction asks all of them") {
  Scene scene;
  scene.cancel(scene.assignment_of(scene.dated, scene.lead_unit));
  REQUIRE(scene.run(scene.supervisor, scene.give_on(scene.dated)));
  CHECK(scene.asked_on(scene.dated) == std::vector<UnitId>{scene.street});
}

TEST_CASE("an instruction is a leader's, given once, on a task that somebody answers for") {
  Scene scene;
  CHECK(scene.refused(scene.office, scene.give_on(scene.dated)) == ErrorCode::not_allowed);
  CHECK(scene.refused(scene.supervisor, scene.give_on(TaskId(testing::uuid_no(999)))) ==
        ErrorCode::not_found);
  REQUIRE(scene.run(scene.supervisor, scene.give_on(scene.dated)));
  CHECK(scene.refused(scene.supervisor, scene.give_on(scene.dated)) == ErrorCode::already_exists);
  scene.cancel(scene.assignment_of(scene.undated, scene.lead_unit));
  CHECK(scene.refused(scene.supervisor, scene.give_on(scene.undated)) ==
        ErrorCode::nobody_to_answer);
}

TEST_CASE("a unit answers the instruction that asks it, once") {
  Scene scene;
  REQUIRE(scene.run(scene.supervisor, scene.give_on(scene.dated)));
  const AssignmentId led = scene.assignment_of(scene.dated, scene.lead_unit);
  const AnswerInstruction body{instruction_id_for(scene.given_as, led), "已加快"};
  CHECK(scene.refused(scene.clerk, body) == ErrorCode::foreign_unit);
  CHECK(scene.refused(scene.supervisor, body) == ErrorCode::foreign_unit);
  CHECK(scene.refused(scene.lead, AnswerInstruction{scene.given_as, "已加快"}) ==
        ErrorCode::not_found);
  REQUIRE(scene.run(scene.lead, body));
  CHECK(scene.records.instruction(body.instruction)->answer ==
        Remark{"已加快", scene.lead.person, scene.now});
  CHECK(scene.refused(scene.lead, body) == ErrorCode::instruction_answered);
}
