#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

const CivilDate kOld = civil_from({2021, 10, 4});
const CivilDate kNew = civil_from({2021, 11, 30});

struct Scene : SmallLedger {
  ExtensionId id{testing::uuid_no(50)};

  FileExtension body() const { return {id, own(), kNew, "汛期停工"}; }
  const ExtensionRequest& request() const { return *records.extension(id); }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error().code;
  }
};

}  // namespace

TEST_CASE("a granted extension moves the unit's deadline and keeps both days") {
  Scene scene;
  REQUIRE(scene.run(scene.clerk, scene.body()));
  CHECK(scene.request().state == ExtensionState::filed);
  CHECK(scene.request().filed == Remark{"汛期停工", scene.clerk.person, scene.now});
  CHECK_FALSE(scene.assignment().deadline.has_value());
  REQUIRE(scene.run(scene.office, GrantExtension{scene.id}));
  CHECK(scene.request().state == ExtensionState::granted);
  CHECK(scene.request().decision->by == scene.office.person);
  CHECK(scene.request().old_deadline == kOld);
  CHECK(scene.request().new_deadline == kNew);
  CHECK(scene.assignment().deadline == kNew);
  CHECK(scene.records.task(scene.dated)->deadline == kOld);
}

TEST_CASE("a refused extension keeps its reason and both days, and moves nothing") {
  Scene scene;
  REQUIRE(scene.run(scene.clerk, scene.body()));
  REQUIRE(scene.run(scene.office, RefuseExtension{scene.id, "理由不足"}));
  CHECK(scene.request().state == ExtensionState::refused);
  CHECK(scene.request().decision->text == "理由不足");
  CHECK(scene.request().old_deadline == kOld);
  CHECK(scene.request().new_deadline == kNew);
  CHECK_FALSE(scene.assignment().deadline.has_value());
}

TEST_CASE("the next extension starts from the last one granted") {
  Scene scene;
  REQUIRE(scene.run(scene.clerk, scene.body()));
  REQUIRE(scene.run(scene.office, GrantExtension{scene.id}));
  FileExtension next = scene.body();
  next.extension = ExtensionId(testing::uuid_no(51));
  CHECK(scene.refused(scene.clerk, next) == ErrorCode::extension_not_later);
  next.new_deadline = kNew + 1;
  REQUIRE(scene.run(scene.clerk, next));
  CHECK(scene.records.extension(next.extension)->old_deadline == kNew);
}

TEST_CASE("an extension is asked for while the old deadline stands, also from offline") {
  Scene scene;
  Operation operation = scene.operation(scene.clerk, scene.body(), 0);
  const auto answer_when = [&](CivilDate written, CivilDate received) {
    operation.device_time = morning_of(written);
    const Stamp stamp{9, morning_of(received), 0};
    return decide(operation, scene.clerk, scene.records, stamp);
  };
  CHECK(answer_when(kOld, kOld).ok());
  CHECK(answer_when(kOld, kOld + 5).ok());
  CHECK(answer_when(kOld + 1, kOld + 5).error().code == ErrorCode::extension_too_late);
  // A device that claims to be ahead of the receipt has written it at the receipt.
  CHECK(answer_when(kOld + 9, kOld).ok());
}

TEST_CASE("only a deadline that stands is extended, to a later day of the plan's period") {
  Scene scene;
  FileExtension body = scene.body();
  body.new_deadline = kOld;
  CHECK(scene.refused(scene.clerk, body) == ErrorCode::extension_not_later);
  body.new_deadline = civil_from({2022, 1, 1});
  CHECK(scene.refused(scene.clerk, body) == ErrorCode::deadline_outside);
  body.new_deadline = civil_from({2021, 12, 31});
  CHECK(scene.judge(scene.clerk, body, 0).ok());
  body.assignment = scene.assignment_of(scene.undated, scene.lead_unit);
  CHECK(scene.refused(scene.lead, body) == ErrorCode::deadline_needed);
}

TEST_CASE("an extension is asked for by the unit of running work, one at a time") {
  Scene scene;
  CHECK(scene.refused(scene.stranger, scene.body()) == ErrorCode::foreign_unit);
  CHECK(scene.refused(scene.office, scene.body()) == ErrorCode::foreign_unit);
  FileExtension body = scene.body();
  body.assignment = AssignmentId(testing::uuid_no(999));
  CHECK(scene.refused(scene.clerk, body) == ErrorCode::not_found);
  REQUIRE(scene.run(scene.clerk, scene.body()));
  CHECK(scene.refused(scene.clerk, scene.body()) == ErrorCode::already_exists);
  body = scene.body();
  body.extension = ExtensionId(testing::uuid_no(51));
  CHECK(scene.refused(scene.colleague, body) == ErrorCode::extension_pending);
  REQUIRE(scene.run(scene.office, RefuseExtension{scene.id, "理由不足"}));
  CHECK(scene.judge(scene.colleague, body, 0).ok());
  Assignment assignment = scene.assignment();
  assignment.stage = Stage::declared;
  scene.records.put(assignment);
  CHECK(scene.refused(scene.clerk, body) == ErrorCode::wrong_stage);
}

TEST_CASE("the office decides an extension once, having seen it") {
  Scene scene;
  REQUIRE(scene.run(scene.clerk, scene.body()));
  const OperationBody bodies[] = {GrantExtension{scene.id}, RefuseExtension{scene.id, "无"}};
  for (const OperationBody& body : bodies) {
    CHECK(scene.refused(scene.lead, body) == ErrorCode::not_allowed);
    CHECK(scene.run_seen(scene.office, body, 0).error().code == ErrorCode::stale);
  }
  REQUIRE(scene.run(scene.office, GrantExtension{scene.id}));
  for (const OperationBody& body : bodies) {
    CHECK(scene.refused(scene.office, body) == ErrorCode::already_decided);
  }
  const ExtensionId nowhere(testing::uuid_no(999));
  CHECK(scene.refused(scene.office, GrantExtension{nowhere}) == ErrorCode::not_found);
  CHECK(scene.refused(scene.office, RefuseExtension{nowhere, "无"}) == ErrorCode::not_found);
}
