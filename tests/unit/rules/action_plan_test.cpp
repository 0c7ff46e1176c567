#include <doctest/doctest.h>

#include "model/limits.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

constexpr PlanField kGoal = PlanField::goal;

// The street's plan for the dated task, the lead unit's for the undated one, and who writes them.
struct Scene : SmallLedger {
  Actor head{PersonId(testing::uuid_no(31)), street, {Role::unit_lead}};
  Actor lead_clerk{PersonId(testing::uuid_no(32)), lead_unit, {Role::member}};

  AssignmentId led() const { return assignment_of(undated, lead_unit); }
  const ActionPlan& plan_for(AssignmentId assignment) const {
    const ActionPlan* found = records.action_plan(action_plan_id_for(assignment));
    REQUIRE(found != nullptr);
    return *found;
  }
  const ActionPlan& own_plan() const { return plan_for(own()); }
  const MergedField& goal() const { return own_plan().field(kGoal); }
  EditActionPlan edit(PlanField field, std::string value) const {
    return {own(), {{field, value}}};
  }

  // A goal in a contest: 一窗 by the clerk, 一网 beside it by a colleague who did not know of it.
  void contest() {
    REQUIRE(run_seen(clerk, edit(kGoal, "一窗"), 0));
    REQUIRE(run_seen(colleague, edit(kGoal, "一网"), 0));
  }
  // Ready to be filed but for its deadline.
  void write(const Actor& author, AssignmentId assignment) {
    REQUIRE(run(author, EditActionPlan{assignment,
                                       {{kGoal, "一窗受理"}, {PlanField::measures, "设窗口"}}}));
  }
  void propose(const Actor& author, AssignmentId assignment, CivilDate deadline) {
    REQUIRE(run(author, EditActionPlan{assignment, {{PlanField::deadline, to_iso(deadline)}}}));
  }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error().code;
  }
};

}  // namespace

TEST_CASE("different fields that two colleagues edited offline merge") {
  Scene scene;
  REQUIRE(scene.run_seen(scene.clerk, scene.edit(kGoal, "一窗受理"), 0));
  REQUIRE(scene.run_seen(scene.colleague, scene.edit(PlanField::measures, "设窗口"), 0));
  CHECK(scene.own_plan().value(kGoal) == "一窗受理");
  CHECK(scene.own_plan().value(PlanField::measures) == "设窗口");
  CHECK_FALSE(scene.own_plan().is_contested());
  CHECK(scene.goal().current.by == scene.clerk.person);
  CHECK(scene.own_plan().field(PlanField::measures).current.version == scene.seq);
}

TEST_CASE("a field edited by two people since their last sync keeps both values side by side") {
  Scene scene;
  scene.contest();
  CHECK(scene.goal().current.value == "一窗");
  REQUIRE(scene.goal().rivals.size() == 1);
  CHECK(scene.goal().rivals[0].value == "一网");
  CHECK(scene.goal().rivals[0].by == scene.colleague.person);
  CHECK(scene.goal().rivals[0].version == scene.seq);
}

TEST_CASE("whoever saw a value may replace it") {
  Scene scene;
  REQUIRE(scene.run(scene.clerk, scene.edit(kGoal, "一窗")));
  REQUIRE(scene.run(scene.colleague, scene.edit(kGoal, "一网")));
  CHECK(scene.goal().current.value == "一网");
  CHECK_FALSE(scene.goal().is_contested());
}

TEST_CASE("an equal value is no conflict and changes nothing") {
  Scene scene;
  REQUIRE(scene.run_seen(scene.clerk, scene.edit(kGoal, "一窗"), 0));
  const auto again = scene.run_seen(scene.colleague, scene.edit(kGoal, "一窗"), 0);
  REQUIRE(again);
  CHECK(again->changed.empty());
  CHECK(scene.goal().current.by == scene.clerk.person);
}

TEST_CASE("a person's own later edit replaces what the same person wrote") {
  Scene scene;
  REQUIRE(scene.run_seen(scene.clerk, scene.edit(kGoal, "一"), 0));
  REQUIRE(scene.run_seen(scene.clerk, scene.edit(kGoal, "二"), 0));
  CHECK(scene.goal().current.value == "二");
  CHECK_FALSE(scene.goal().is_contested());
  REQUIRE(scene.run_seen(scene.colleague, scene.edit(kGoal, "三"), 0));
  REQUIRE(scene.run_seen(scene.colleague, scene.edit(kGoal, "四"), 0));
  REQUIRE(scene.goal().rivals.size() == 1);
  CHECK(scene.goal().rivals[0].value == "四");
}

TEST_CASE("a contested field keeps what others wrote, whoever edits it and whatever was seen") {
  Scene scene;
  scene.contest();
  REQUIRE(scene.run(scene.head, scene.edit(kGoal, "都要")));
  CHECK(scene.goal().current.value == "一窗");
  CHECK(scene.goal().rivals.size() == 2);
  REQUIRE(scene.run(scene.clerk, scene.edit(kGoal, "一窗通办")));
  CHECK(scene.goal().current.value == "一窗通办");
  CHECK(scene.goal().rivals.size() == 2);
}

TEST_CASE("a contest ends when its people come to the same value") {
  Scene scene;
  scene.contest();
  SUBCASE("the second takes over the first's") {
    REQUIRE(scene.run(scene.colleague, scene.edit(kGoal, "一窗")));
    CHECK(scene.goal().current.value == "一窗");
  }
  SUBCASE("the first takes over the second's") {
    REQUIRE(scene.run(scene.clerk, scene.edit(kGoal, "一网")));
    CHECK(scene.goal().current.value == "一网");
  }
  CHECK_FALSE(scene.goal().is_contested());
}

TEST_CASE("no more values stand side by side than a record can hold") {
  Scene scene;
  REQUIRE(scene.run_seen(scene.clerk, scene.edit(kGoal, "一窗"), 0));
  Actor next = scene.clerk;
  for (size_t i = 0; i < kMaxRivals; ++i) {
    next.person = PersonId(testing::uuid_no(600 + static_cast<int>(i)));
    REQUIRE(scene.run_seen(next, scene.edit(kGoal, "值" + std::to_string(i)), 0));
  }
  CHECK(scene.run_seen(scene.colleague, scene.edit(kGoal, "另"), 0).error().code ==
        ErrorCode::too_many);
  CHECK(record_from(Collection::action_plan, body_json(Record(scene.own_plan())), 1).ok());
}

TEST_CASE("an action plan is edited by the unit's own staff, as long as the work may go on") {
  Scene scene;
  CHECK(scene.refused(scene.stranger, scene.edit(kGoal, "一窗")) == ErrorCode::foreign_unit);
  CHECK(scene.refused(scene.office, scene.edit(kGoal, "一窗")) == ErrorCode::foreign_unit);
  const EditActionPlan nowhere{AssignmentId(testing::uuid_no(999)), {{kGoal, "一窗"}}};
  CHECK(scene.refused(scene.clerk, nowhere) == ErrorCode::not_found);
  const std::pair<Stage, ErrorCode> rows[] = {{Stage::declared, ErrorCode::wrong_stage},
                                              {Stage::completed, ErrorCode::assignment_over},
                                              {Stage::cancelled, ErrorCode::assignment_over}};
  for (const auto& row : rows) {
    const Stage stage = row.first;
    const ErrorCode code = row.second;
    CAPTURE(name_of(stage));
    Assignment assignment = scene.assignment();
    assignment.stage = stage;
    scene.records.put(assignment);
    CHECK(scene.refused(scene.clerk, scene.edit(kGoal, "一窗")) == code);
  }
}

TEST_CASE("a deadline is a day, and a milestone a day and what it is") {
  Scene scene;
  CHECK(scene.refused(scene.clerk, scene.edit(PlanField::deadline, "6月底")) ==
        ErrorCode::bad_date);
  CHECK(scene.refused(scene.clerk, scene.edit(PlanField::milestones, "部署完成")) ==
        ErrorCode::milestones_unreadable);
  REQUIRE(scene.run(scene.clerk, scene.edit(PlanField::milestones, "2021-06-30 完成部署")));
  REQUIRE(scene.run(scene.clerk, scene.edit(PlanField::deadline, "2021-09-30")));
  CHECK(scene.own_plan().deadline() == civil_from({2021, 9, 30}));
  REQUIRE(scene.run(scene.clerk, scene.edit(PlanField::deadline, "")));
  CHECK_FALSE(scene.own_plan().deadline().has_value());
}

TEST_CASE("a deadline that the unit has of its own is moved by an extension, not by its plan") {
  Scene scene;
  scene.write(scene.clerk, scene.own());
  Assignment assignment = scene.assignment();
  assignment.deadline = civil_from({2021, 11, 30});
  scene.records.put(assignment);
  CHECK(scene.refused(scene.clerk, scene.edit(PlanField::deadline, "2021-12-01")) ==
        ErrorCode::deadline_fixed);
  CHECK(scene.run(scene.clerk, scene.edit(PlanField::deadline, "")).ok());
}

TEST_CASE("the head of the unit or the office settles a contested field") {
  Scene scene;
  scene.contest();
  SUBCASE("with one of the values") {
    REQUIRE(scene.run(scene.head, ChooseField{scene.own(), kGoal, "一网"}));
    CHECK(scene.goal().current.value == "一网");
  }
  SUBCASE("with another") {
    REQUIRE(scene.run(scene.office, ChooseField{scene.own(), kGoal, "一窗一网"}));
    CHECK(scene.goal().current.by == scene.office.person);
  }
  CHECK(scene.goal().rivals.empty());
  CHECK(scene.refused(scene.head, ChooseField{scene.own(), kGoal, "一"}) ==
        ErrorCode::field_not_contested);
}

TEST_CASE("nobody else settles a field, and nobody without having seen all its values") {
  Scene scene;
  CHECK(scene.refused(scene.head, ChooseField{scene.own(), kGoal, "一"}) == ErrorCode::not_found);
  scene.contest();
  const ChooseField body{scene.own(), kGoal, "一网"};
  CHECK(scene.refused(scene.clerk, body) == ErrorCode::not_allowed);
  CHECK(scene.refused(scene.lead, body) == ErrorCode::not_allowed);
  CHECK(scene.run_seen(scene.head, body, scene.seq - 1).error().code == ErrorCode::stale);
  CHECK(scene.refused(scene.head, ChooseField{AssignmentId(testing::uuid_no(999)), kGoal, "一"}) ==
        ErrorCode::not_found);
}

TEST_CASE("a chosen value must be one that the field can hold") {
  Scene scene;
  const PlanField fields[] = {PlanField::deadline, PlanField::milestones};
  const std::string values[][3] = {{"2021-06-30", "2021-07-31", "年底"},
                                   {"2021-06-30 一", "2021-06-30 二", "尽快"}};
  const ErrorCode codes[] = {ErrorCode::bad_date, ErrorCode::milestones_unreadable};
  for (size_t i = 0; i < 2; ++i) {
    REQUIRE(scene.run_seen(scene.clerk, scene.edit(fields[i], values[i][0]), 0));
    REQUIRE(scene.run_seen(scene.colleague, scene.edit(fields[i], values[i][1]), 0));
    CHECK(scene.refused(scene.head, ChooseField{scene.own(), fields[i], values[i][2]}) == codes[i]);
  }
}

TEST_CASE("a plan is in force at once where a deadline stands already") {
  Scene scene;
  scene.write(scene.clerk, scene.own());
  REQUIRE(scene.run(scene.head, FileActionPlan{scene.own()}));
  CHECK(scene.own_plan().state == PlanState::approved);
  REQUIRE(scene.own_plan().filed.has_value());
  CHECK(scene.own_plan().filed->by == scene.head.person);
  CHECK_FALSE(scene.assignment().deadline.has_value());
  CHECK(scene.refused(scene.head, FileActionPlan{scene.own()}) == ErrorCode::already_decided);
}

TEST_CASE("the head files; of a sub-district or a functional zone any of the staff does") {
  Scene scene;
  scene.write(scene.clerk, scene.own());
  CHECK(scene.refused(scene.clerk, FileActionPlan{scene.own()}) == ErrorCode::not_allowed);
  CHECK(scene.refused(scene.office, FileActionPlan{scene.own()}) == ErrorCode::foreign_unit);
  CHECK(scene.refused(scene.stranger, FileActionPlan{scene.own()}) == ErrorCode::foreign_unit);
  for (const UnitKind kind : {UnitKind::sub_district, UnitKind::functional_zone}) {
    Unit unit = *scene.records.unit(scene.street);
    unit.kind = kind;
    scene.records.put(unit);
    const uint64_t seen = scene.own_plan().version;
    CHECK(scene.judge(scene.clerk, FileActionPlan{scene.own()}, seen).ok());
  }
}

TEST_CASE("a plan is filed whole: nothing contested, its goal and its measures written") {
  Scene scene;
  CHECK(scene.refused(scene.head, FileActionPlan{scene.own()}) == ErrorCode::not_found);
  scene.contest();
  CHECK(scene.refused(scene.head, FileActionPlan{scene.own()}) == ErrorCode::field_contested);
  REQUIRE(scene.run(scene.head, ChooseField{scene.own(), kGoal, "一窗"}));
  const auto unwritten = scene.run(scene.head, FileActionPlan{scene.own()});
  CHECK(unwritten.error().code == ErrorCode::text_required);
  CHECK(unwritten.error().field == "body.measures");
  REQUIRE(scene.run(scene.clerk, scene.edit(PlanField::measures, "设窗口")));
  CHECK(scene.run_seen(scene.head, FileActionPlan{scene.own()}, scene.seq - 1).error().code ==
        ErrorCode::stale);
  Assignment assignment = scene.assignment();
  assignment.stage = Stage::cancelled;
  scene.records.put(assignment);
  CHECK(scene.refused(scene.head, FileActionPlan{scene.own()}) == ErrorCode::assignment_over);
}

TEST_CASE("a plan written and filed without a network in between is filed as its author knows it") {
  Scene scene;
  scene.write(scene.head, scene.own());
  REQUIRE(scene.run_seen(scene.head, FileActionPlan{scene.own()}, 0));
  CHECK(scene.own_plan().state == PlanState::approved);

  Scene other;
  other.write(other.clerk, other.own());
  const auto filed = other.run_seen(other.head, FileActionPlan{other.own()}, 0);
  REQUIRE_FALSE(filed.ok());
  CHECK(filed.error().code == ErrorCode::stale);
}

TEST_CASE("a plan proposes a deadline within the period, and none later than the task's") {
  Scene scene;
  const AssignmentId led = scene.led();
  scene.write(scene.lead_clerk, led);
  CHECK(scene.refused(scene.lead, FileActionPlan{led}) == ErrorCode::deadline_needed);
  scene.propose(scene.lead_clerk, led, civil_from({2022, 1, 1}));
  CHECK(scene.refused(scene.lead, FileActionPlan{led}) == ErrorCode::deadline_outside);
  scene.write(scene.clerk, scene.own());
  scene.propose(scene.clerk, scene.own(), civil_from({2021, 10, 5}));
  CHECK(scene.refused(scene.head, FileActionPlan{scene.own()}) == ErrorCode::deadline_later);
  scene.propose(scene.clerk, scene.own(), civil_from({2021, 10, 4}));
  CHECK(scene.run(scene.head, FileActionPlan{scene.own()}).ok());
}

TEST_CASE("a deadline agreed for the unit meanwhile leaves its plan free to be filed") {
  Scene scene;
  scene.write(scene.clerk, scene.own());
  scene.propose(scene.clerk, scene.own(), civil_from({2021, 10, 5}));
  Assignment assignment = scene.assignment();
  assignment.deadline = civil_from({2021, 11, 30});
  scene.records.put(assignment);
  REQUIRE(scene.run(scene.head, FileActionPlan{scene.own()}));
  CHECK(scene.own_plan().state == PlanState::approved);
}

TEST_CASE(
    "the office approves a filed plan, and its deadline becomes the lead unit's and the task's") {
  Scene scene;
  const AssignmentId led = scene.led();
  const CivilDate deadline = civil_from({2021, 9, 30});
  scene.write(scene.lead_clerk, led);
  scene.propose(scene.lead_clerk, led, deadline);
  REQUIRE(scene.run(scene.lead, FileActionPlan{led}));
  CHECK(scene.plan_for(led).state == PlanState::filed);
  CHECK(scene.refused(scene.lead, ApproveActionPlan{led}) == ErrorCode::not_allowed);
  CHECK(scene.run_seen(scene.office, ApproveActionPlan{led}, 0).error().code == ErrorCode::stale);
  REQUIRE(scene.run(scene.office, ApproveActionPlan{led}));
  CHECK(scene.plan_for(led).state == PlanState::approved);
  CHECK(scene.plan_for(led).decision->by == scene.office.person);
  CHECK(scene.records.assignment(led)->deadline == deadline);
  CHECK(scene.records.task(scene.undated)->deadline == deadline);
  CHECK(scene.records.task(scene.undated)->deadline_agreed);
  CHECK(scene.refused(scene.office, ApproveActionPlan{led}) == ErrorCode::already_decided);
  CHECK(scene.refused(scene.office, ApproveActionPlan{scene.own()}) == ErrorCode::not_found);
}

TEST_CASE("the deadline of a unit that does not lead is its own alone") {
  Scene scene;
  REQUIRE(scene.run(scene.office, ConfirmGroup{scene.undated, "各街道", {scene.street}}));
  const AssignmentId shared = scene.assignment_of(scene.undated, scene.street);
  scene.write(scene.clerk, shared);
  scene.propose(scene.clerk, shared, civil_from({2021, 9, 30}));
  REQUIRE(scene.run(scene.head, FileActionPlan{shared}));
  REQUIRE(scene.run(scene.office, ApproveActionPlan{shared}));
  CHECK(scene.records.assignment(shared)->deadline == civil_from({2021, 9, 30}));
  CHECK_FALSE(scene.records.task(scene.undated)->deadline.has_value());
}

TEST_CASE("a returned plan says why, is a draft again once edited, and is filed anew") {
  Scene scene;
  const AssignmentId led = scene.led();
  scene.write(scene.lead_clerk, led);
  scene.propose(scene.lead_clerk, led, civil_from({2021, 9, 30}));
  REQUIRE(scene.run(scene.lead, FileActionPlan{led}));
  CHECK(scene.refused(scene.lead, ReturnActionPlan{led, "太晚"}) == ErrorCode::not_allowed);
  REQUIRE(scene.run(scene.office, ReturnActionPlan{led, "太晚"}));
  CHECK(scene.plan_for(led).state == PlanState::returned);
  CHECK(scene.plan_for(led).decision->text == "太晚");
  CHECK(scene.refused(scene.office, ReturnActionPlan{led, "太晚"}) == ErrorCode::already_decided);
  CHECK(scene.refused(scene.office, ReturnActionPlan{scene.own(), "太晚"}) == ErrorCode::not_found);
  scene.propose(scene.lead_clerk, led, civil_from({2021, 8, 31}));
  CHECK(scene.plan_for(led).state == PlanState::draft);
  REQUIRE(scene.run(scene.lead, FileActionPlan{led}));
  CHECK(scene.plan_for(led).state == PlanState::filed);
  CHECK_FALSE(scene.plan_for(led).decision.has_value());
}

TEST_CASE("an edit takes a filed or approved plan back to draft; repeating what stands does not") {
  Scene scene;
  scene.write(scene.clerk, scene.own());
  REQUIRE(scene.run(scene.head, FileActionPlan{scene.own()}));
  scene.write(scene.clerk, scene.own());
  CHECK(scene.own_plan().state == PlanState::approved);
  REQUIRE(scene.run(scene.clerk, scene.edit(PlanField::milestones, "+ 2021-06-30 部署")));
  CHECK(scene.own_plan().state == PlanState::draft);
}
