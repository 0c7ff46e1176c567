#include "service/freeze_assessment.h"

#include "service/assessment_sheet.h"
#include "world.h"

namespace tz::server {
namespace {

// January, of which five days are over.
TrialWish january(World& world) {
  return {world.plan().id, *civil_from_iso("2026-01-01"), *civil_from_iso("2026-01-31")};
}

Assessment assessment_of(World& world, AssessmentId id) {
  return world.record_where<Assessment>(
      Collection::assessment, [&](const Assessment& assessment) { return assessment.id == id; });
}

Assessment drafted(World& world, const TrialWish& wish) {
  const auto frozen = draft_assessment(world.service(), actor_of(world.person("office")), wish);
  REQUIRE(frozen.ok());
  return assessment_of(world, frozen->assessment);
}

void open(World& world, const Assessment& assessment) {
  const OpenAssessment body{assessment.id, shanghai_date(world.clock.now()) + 2};
  world.push("office", {world.operation("office", body, assessment.version)});
}

// The one report that there is goes back to its unit.
void return_report(World& world) {
  const Report report =
      world.record_where<Report>(Collection::report, [](const Report&) { return true; });
  const ReturnReport body{report.id, "no evidence"};
  const PushResponse sent = world.push("office", {world.operation("office", body, report.version)});
  REQUIRE(sent.verdicts.front().kind == VerdictKind::accepted);
}

}  // namespace

TEST_CASE("a trial run says what the ledger said at the entry that it names") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const uint64_t head = world.head();
  const Assessment assessment = drafted(world, january(world));
  CHECK(assessment.figures.frozen_at == head);
  CHECK(assessment.figures.edition == 0);
  CHECK(assessment.drafted_by == world.person("office").id);
  const AssessedUnit* unit = assessment.figures.of(world.b.id);
  REQUIRE(unit != nullptr);
  CHECK(unit->points() == 10000);
  RecordSet before = world.download("office");
  before.erase(key_of(assessment));
  std::optional<AssessmentFigures> again =
      assessment_figures(before, question_of(assessment.figures));
  REQUIRE(again.has_value());
  again->frozen_at = head;
  again->frozen_hash = assessment.figures.frozen_hash;
  CHECK(*again == assessment.figures);
}

TEST_CASE("nobody but the office has points counted, and no device sends points of its own") {
  World world;
  for (const char* login : {"a.lead", "b.staff", "leader", "auditor", "admin"}) {
    CAPTURE(login);
    const auto frozen =
        draft_assessment(world.service(), actor_of(world.person(login)), january(world));
    REQUIRE_FALSE(frozen.ok());
    CHECK(frozen.error().code == ErrorCode::not_allowed);
  }
  const Assessment assessment = drafted(world, january(world));
  const DraftAssessment invented{AssessmentId(uuid_of_name("other")), world.person("office").id,
                                 assessment.figures};
  const PushResponse sent = world.push("office", {world.operation("office", invented)});
  CHECK(sent.verdicts.front().kind == VerdictKind::rejected);
}

TEST_CASE("a period that has not begun, no plan and no entry of the log are refused") {
  World world;
  const Actor office = actor_of(world.person("office"));
  TrialWish later = january(world);
  later.first = *civil_from_iso("2026-01-06");
  const auto early = draft_assessment(world.service(), office, later);
  REQUIRE_FALSE(early.ok());
  CHECK(early.error().code == ErrorCode::period_wrong);
  CHECK(early.error().field == "first");
  TrialWish nothing = january(world);
  nothing.plan = PlanId(uuid_of_name("none"));
  CHECK(draft_assessment(world.service(), office, nothing).error().field == "plan");
  TrialWish ahead = january(world);
  ahead.at = world.head() + 1;
  CHECK(draft_assessment(world.service(), office, ahead).error().field == "at");
  TrialWish early_day = january(world);
  early_day.at = world.head();
  early_day.as_of = *civil_from_iso("2026-01-04");
  CHECK(draft_assessment(world.service(), office, early_day).error().field == "as_of");
}

TEST_CASE("units are sent an assessment when it is shown to them, and no trial run before") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Assessment assessment = drafted(world, january(world));
  CHECK(world.download("b.staff").assessment(assessment.id) == nullptr);
  CHECK(world.download("leader").assessment(assessment.id) != nullptr);
  open(world, assessment);
  CHECK(world.download("b.staff").assessment(assessment.id) != nullptr);
  CHECK(world.download("admin").assessment(assessment.id) == nullptr);
  const FileObjection body{ObjectionId(uuid_of_name("objection")), assessment.id, "not so"};
  world.push("b.staff", {world.operation("b.staff", body)});
  CHECK(world.download("b.staff").objection(body.objection) != nullptr);
  CHECK(world.download("a.lead").objection(body.objection) == nullptr);
  CHECK(world.download("office").objection(body.objection) != nullptr);
}

TEST_CASE("criteria are sent to whoever has a part in the plan") {
  World world;
  const SetCriteria body{world.plan().id, {{CriterionKind::returns, 100}}, "plain"};
  world.push("office", {world.operation("office", body)});
  CHECK(world.download("b.staff").criteria_of(world.plan().id) != nullptr);
  CHECK(world.download("admin").criteria_of(world.plan().id) == nullptr);
  CHECK(drafted(world, january(world)).figures.edition == 1);
}

TEST_CASE("counting again without a change gives the same points") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Assessment first = drafted(world, january(world));
  const auto again = freeze_assessment(world.service(), actor_of(world.person("office")), first.id);
  REQUIRE(again.ok());
  const Assessment next = assessment_of(world, first.id);
  CHECK(next.figures.frozen_at == again->frozen_at);
  CHECK(next.figures.units == first.figures.units);
}

TEST_CASE("counting again takes the ledger of now, and asks the units once more") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Assessment first = drafted(world, january(world));
  open(world, first);
  return_report(world);
  REQUIRE(freeze_assessment(world.service(), actor_of(world.person("office")), first.id).ok());
  const Assessment next = assessment_of(world, first.id);
  CHECK(next.state == PublicationState::draft);
  CHECK(next.figures.of(world.b.id)->points() == 0);
  const auto unknown = freeze_assessment(world.service(), actor_of(world.person("office")),
                                         AssessmentId(uuid_of_name("none")));
  CHECK(unknown.error().code == ErrorCode::not_found);
}

TEST_CASE("the points of any past entry can be counted again, whatever has happened since") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Assessment then = drafted(world, january(world));
  return_report(world);
  const SetCriteria other{world.plan().id, {{CriterionKind::orders, 100}}, ""};
  world.push("office", {world.operation("office", other)});
  world.clock.pass(20 * kDayMs);
  const Assessment now = drafted(world, january(world));
  CHECK_FALSE(now.figures.units == then.figures.units);
  TrialWish past = january(world);
  past.at = then.figures.frozen_at;
  CHECK(drafted(world, past).figures == then.figures);
  CHECK(audit(world.store())->ok());
}

TEST_CASE("an audit counts every frozen point again") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Assessment assessment = drafted(world, january(world));
  CHECK(audit(world.store())->ok());
  DraftAssessment invented{AssessmentId(uuid_of_name("other")), world.person("office").id,
                           assessment.figures};
  CriterionScore& score = invented.figures.units.back().scores.front();
  score.points += 1;
  REQUIRE(submit_own(world.service(), system_actor(), {{invented, 0}}).ok());
  const auto report = audit(world.store());
  REQUIRE(report.ok());
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].code == ErrorCode::scores_differ);
  CHECK(report->findings[0].args[0] == to_string(invented.assessment));
}

TEST_CASE("the sheet is a workbook, and only for who may see the assessment") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Assessment assessment = drafted(world, january(world));
  const auto sheet =
      assessment_sheet(world.service(), world.caller("office"), assessment.id, Lang::en);
  REQUIRE(sheet.ok());
  CHECK(sheet->bytes.substr(0, 2) == "PK");
  CHECK(sheet->name == "Plan- assessment, 1 Jan to 31 Jan.xlsx");
  const auto hidden =
      assessment_sheet(world.service(), world.caller("b.staff"), assessment.id, Lang::en);
  REQUIRE_FALSE(hidden.ok());
  CHECK(hidden.error().code == ErrorCode::not_found);
}

}  // namespace tz::server
