// Assessments: criteria that come to a hundred, points counted by the server, adjusted with a
// reason, open to objections, published.
#include <doctest/doctest.h>

#include "rules/access.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  Actor server{PersonId(testing::uuid_no(33)), UnitId(), {}, true};
  AssessmentId id{testing::uuid_no(61)};
  ObjectionId objection{testing::uuid_no(62)};

  DraftAssessment draft_body() {
    return DraftAssessment{id, office.person, testing::scores_of(*this)};
  }
  FreezeAssessment freeze_body() {
    return FreezeAssessment{id, office.person, testing::scores_of(*this)};
  }
  // Shown to the units until Thursday.
  void open() {
    REQUIRE(run(server, draft_body()));
    REQUIRE(run(office, OpenAssessment{id, kMonday + 3}));
  }
  FileObjection objection_body() { return {objection, id, "已按期办结"}; }
  const Assessment& assessment() const { return *records.assessment(id); }
  Error refusal(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error();
  }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    return refusal(actor, std::move(body)).code;
  }
};

}  // namespace

TEST_CASE("criteria are set in editions, and none is overwritten") {
  Scene scene;
  CHECK(scene.records.criteria_of(scene.plan) == nullptr);
  REQUIRE(scene.run(scene.office, SetCriteria{scene.plan, first_criteria(), ""}));
  const std::vector<Criterion> next{{CriterionKind::orders, 100}};
  REQUIRE(scene.run(scene.office, SetCriteria{scene.plan, next, "专项督办"}));
  const Criteria& criteria = *scene.records.criteria_of(scene.plan);
  REQUIRE(criteria.editions.size() == 2);
  CHECK(criteria.editions[0].criteria == first_criteria());
  CHECK(criteria.editions[1].set.text == "专项督办");
  CHECK(criteria.editions[1].set.by == scene.office.person);
  CHECK(criteria_in(&criteria, 2) == next);
  CHECK(criteria_in(&criteria, 0) == first_criteria());
  CHECK_FALSE(criteria_in(&criteria, 3).has_value());
}

TEST_CASE("weights that do not come to a hundred are refused, and the sum is named") {
  Scene scene;
  std::vector<Criterion> criteria = first_criteria();
  criteria[0].weight -= 5;
  const Error low = scene.refusal(scene.office, SetCriteria{scene.plan, criteria, ""});
  CHECK(low.code == ErrorCode::weights_not_hundred);
  CHECK(low.field == "body.criteria");
  CHECK(low.args == std::vector<std::string>{"95"});
  criteria[0].weight += 10;
  CHECK(scene.refusal(scene.office, SetCriteria{scene.plan, criteria, ""}).args[0] == "105");
}

TEST_CASE("criteria are the office's, of a plan that there is, and seen as they stand") {
  Scene scene;
  const SetCriteria body{scene.plan, first_criteria(), ""};
  CHECK(scene.refused(scene.supervisor, body) == ErrorCode::not_allowed);
  const SetCriteria elsewhere{PlanId(testing::uuid_no(99)), first_criteria(), ""};
  CHECK(scene.refused(scene.office, elsewhere) == ErrorCode::not_found);
  REQUIRE(scene.run(scene.office, body));
  const Result<Decision> blind = scene.run_seen(scene.office, body, 0);
  REQUIRE_FALSE(blind.ok());
  CHECK(blind.error().code == ErrorCode::stale);
}

TEST_CASE("criteria are for all who have a part in the plan; not for the administrator") {
  Scene scene;
  REQUIRE(scene.run(scene.office, SetCriteria{scene.plan, first_criteria(), ""}));
  const Criteria& criteria = *scene.records.criteria_of(scene.plan);
  CHECK(may_see(scope_of(scene.clerk, {}), criteria, scene.records));
  CHECK_FALSE(may_see(scope_of(scene.admin, {}), criteria, scene.records));
}

TEST_CASE("only the server counts points, and only for somebody of the office") {
  Scene scene;
  CHECK(scene.refused(scene.office, scene.draft_body()) == ErrorCode::not_allowed);
  DraftAssessment foreign = scene.draft_body();
  foreign.drafted_by = scene.clerk.person;
  CHECK(scene.refused(scene.server, foreign) == ErrorCode::not_allowed);
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  CHECK(scene.assessment().state == PublicationState::draft);
  CHECK(scene.assessment().figures == testing::scores_of(scene));
  CHECK(scene.refused(scene.server, scene.draft_body()) == ErrorCode::already_exists);
}

TEST_CASE("points are of a moment that has come, and by an edition of the criteria that there is") {
  Scene scene;
  DraftAssessment later = scene.draft_body();
  later.figures.frozen_at = scene.seq + 1;
  CHECK(scene.refused(scene.server, later) == ErrorCode::out_of_range);
  DraftAssessment unknown = scene.draft_body();
  unknown.figures.edition = 1;
  const Error edition = scene.refusal(scene.server, unknown);
  CHECK(edition.code == ErrorCode::unknown_value);
  CHECK(edition.field == "body.figures.edition");
  DraftAssessment other = scene.draft_body();
  other.figures.criteria[0].late_percent = 100;
  CHECK(scene.refused(scene.server, other) == ErrorCode::unknown_value);
}

TEST_CASE("a period begins before it ends, and not after the day of the counting") {
  Scene scene;
  DraftAssessment reversed = scene.draft_body();
  reversed.figures.last = reversed.figures.first - 1;
  CHECK(scene.refused(scene.server, reversed) == ErrorCode::period_wrong);
  DraftAssessment early = scene.draft_body();
  early.figures.first = early.figures.as_of + 1;
  early.figures.last = early.figures.as_of + 30;
  CHECK(scene.refused(scene.server, early) == ErrorCode::period_wrong);
}

TEST_CASE("a trial run is not for the units; they see it from the time of objections on") {
  Scene scene;
  const Scope unit = scope_of(scene.clerk, {});
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  CHECK_FALSE(may_see(unit, scene.assessment(), scene.records));
  CHECK(may_see(scope_of(scene.supervisor, {}), scene.assessment(), scene.records));
  REQUIRE(scene.run(scene.office, OpenAssessment{scene.id, kMonday + 3}));
  CHECK(may_see(unit, scene.assessment(), scene.records));
  CHECK_FALSE(may_see(scope_of(scene.admin, {}), scene.assessment(), scene.records));
}

TEST_CASE("the office adjusts a score with a reason, in the trial and while units may object") {
  Scene scene;
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  REQUIRE(scene.run(scene.office, AdjustScore{scene.id, scene.street, 150, "典型经验"}));
  REQUIRE(scene.run(scene.office, OpenAssessment{scene.id, kMonday + 3}));
  REQUIRE(scene.run(scene.office, AdjustScore{scene.id, scene.street, -150, "重复计算"}));
  const std::vector<Adjustment>& made = scene.assessment().adjustments;
  REQUIRE(made.size() == 2);
  CHECK(made[0].remark.text == "典型经验");
  CHECK(made[1].hundredths == -150);
  CHECK(made[1].remark.by == scene.office.person);
}

TEST_CASE("an adjustment is of something, of a unit that is scored, and never of one's own unit") {
  Scene scene;
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  const auto adjust = [&](UnitId unit, int32_t hundredths) {
    return AdjustScore{scene.id, unit, hundredths, "核减"};
  };
  CHECK(scene.refused(scene.office, adjust(scene.street, 0)) == ErrorCode::adjustment_zero);
  CHECK(scene.refused(scene.office, adjust(scene.office_unit, 50)) == ErrorCode::not_in_assessment);
  const Actor insider{PersonId(testing::uuid_no(41)), scene.street, {Role::office}};
  CHECK(scene.refused(insider, adjust(scene.street, 50)) == ErrorCode::own_work);
  CHECK(scene.refused(scene.supervisor, adjust(scene.street, 50)) == ErrorCode::not_allowed);
  const Result<Decision> blind = scene.run_seen(scene.office, adjust(scene.street, 50), 1);
  REQUIRE_FALSE(blind.ok());
  CHECK(blind.error().code == ErrorCode::stale);
}

TEST_CASE("a unit that had nothing to score cannot be given points by hand") {
  Scene scene;
  DraftAssessment body = scene.draft_body();
  for (CriterionScore& score : body.figures.units[1].scores) score = {};
  REQUIRE(scene.run(scene.server, body));
  CHECK(scene.refused(scene.office, AdjustScore{scene.id, scene.street, 50, "加分"}) ==
        ErrorCode::not_in_assessment);
}

TEST_CASE("counting again asks the units once more, and leaves what was adjusted") {
  Scene scene;
  scene.open();
  REQUIRE(scene.run(scene.office, AdjustScore{scene.id, scene.street, 150, "典型经验"}));
  FreezeAssessment again = scene.freeze_body();
  again.figures.frozen_at = 2;
  REQUIRE(scene.run(scene.server, again));
  CHECK(scene.assessment().state == PublicationState::draft);
  CHECK(scene.assessment().figures.frozen_at == 2);
  CHECK(scene.assessment().adjustments.size() == 1);
  CHECK(scene.refused(scene.office, PublishAssessment{scene.id}) == ErrorCode::assessment_state);
}

TEST_CASE("counting again is of the same plan and the same period") {
  Scene scene;
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  FreezeAssessment other = scene.freeze_body();
  other.figures.last = other.figures.last - 1;
  CHECK(scene.refusal(scene.server, other).field == "body.figures.first");
}

TEST_CASE("a unit of the assessment may object until the last day is over") {
  Scene scene;
  CHECK(scene.refusal(scene.clerk, scene.objection_body()).field == "body.assessment");
  scene.open();
  const Actor elsewhere{PersonId(testing::uuid_no(40)), scene.office_unit, {Role::member}};
  CHECK(scene.refused(elsewhere, scene.objection_body()) == ErrorCode::not_in_assessment);
  scene.now = Instant{shanghai_start_of(kMonday + 4).unix_ms - 1};
  REQUIRE(scene.run(scene.clerk, scene.objection_body()));
  CHECK(scene.records.objections_of(scene.id).size() == 1);
  scene.now = shanghai_start_of(kMonday + 4);
  const FileObjection late{ObjectionId(testing::uuid_no(63)), scene.id, "有误"};
  CHECK(scene.refused(scene.stranger, late) == ErrorCode::objections_closed);
}

TEST_CASE("it is published when the last day is over and every objection is answered") {
  Scene scene;
  scene.open();
  REQUIRE(scene.run(scene.clerk, scene.objection_body()));
  CHECK(scene.refused(scene.office, PublishAssessment{scene.id}) == ErrorCode::objections_open);
  scene.now = morning_of(kMonday + 4);
  CHECK(scene.refused(scene.office, PublishAssessment{scene.id}) ==
        ErrorCode::objections_unanswered);
  REQUIRE(scene.run(scene.office, AnswerObjection{scene.objection, false, "已核实无误"}));
  REQUIRE(scene.run(scene.office, PublishAssessment{scene.id}));
  CHECK(scene.assessment().state == PublicationState::published);
  CHECK(scene.assessment().published->by == scene.office.person);
}

TEST_CASE("what is published is neither adjusted nor counted again, but may be withdrawn") {
  Scene scene;
  scene.open();
  scene.now = morning_of(kMonday + 4);
  REQUIRE(scene.run(scene.office, PublishAssessment{scene.id}));
  CHECK(scene.refused(scene.office, AdjustScore{scene.id, scene.street, 50, "加分"}) ==
        ErrorCode::assessment_state);
  CHECK(scene.refused(scene.server, scene.freeze_body()) == ErrorCode::assessment_state);
  REQUIRE(scene.run(scene.office, WithdrawAssessment{scene.id, "依据有误"}));
  CHECK(scene.assessment().withdrawn->text == "依据有误");
  CHECK(scene.refused(scene.office, WithdrawAssessment{scene.id, "再撤"}) ==
        ErrorCode::already_decided);
}

TEST_CASE("an objection to what was published or withdrawn meanwhile is not answered any more") {
  Scene scene;
  scene.open();
  REQUIRE(scene.run(scene.clerk, scene.objection_body()));
  REQUIRE(scene.run(scene.office, WithdrawAssessment{scene.id, "依据有误"}));
  CHECK(scene.refused(scene.office, AnswerObjection{scene.objection, true, "已核"}) ==
        ErrorCode::assessment_state);
}
