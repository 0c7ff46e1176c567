#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

const char* const kOne = "十月底前全部窗口受理";
const char* const kOther = "分两批受理";

// Two people of the street write the same field, neither knowing of the other.
void contest(Viewer& viewer) {
  SmallLedger& ledger = viewer.world.server.ledger;
  viewer.world.server.edit(ledger.clerk, Acknowledge{ledger.own()});
  REQUIRE(ledger.run_seen(ledger.clerk, EditActionPlan{ledger.own(), {{PlanField::goal, kOne}}}, 0)
              .ok());
  REQUIRE(
      ledger
          .run_seen(ledger.colleague, EditActionPlan{ledger.own(), {{PlanField::goal, kOther}}}, 0)
          .ok());
}

void open(Viewer& viewer, const Actor& actor, TaskId task) {
  viewer.enter(actor);
  viewer.app().open(client::task_route(task));
  viewer.draw();
}

}  // namespace

TEST_CASE("two versions of one field stand side by side, and are chosen from in full") {
  Viewer viewer;
  contest(viewer);
  open(viewer, viewer.ledger().office, viewer.ledger().dated);
  const ui::SemanticsNode* one = viewer.find(Role::Text, kOne);
  const ui::SemanticsNode* other = viewer.find(Role::Text, kOther);
  REQUIRE(one != nullptr);
  REQUIRE(other != nullptr);
  CHECK(one->rect.x != other->rect.x);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::choose_goal)));
  REQUIRE(viewer.has(Role::Radio, kOne));
  REQUIRE(viewer.tap(Role::Radio, kOther));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::choose_goal)));
  viewer.pass();
  const ActionPlan* plan =
      viewer.ledger().records.action_plan(action_plan_id_for(viewer.ledger().own()));
  REQUIRE(plan != nullptr);
  CHECK_FALSE(plan->is_contested());
  CHECK(plan->value(PlanField::goal) == kOther);
  CHECK_FALSE(viewer.shows(kOne));
}

TEST_CASE("a clerk sees both versions and chooses none") {
  Viewer viewer;
  contest(viewer);
  open(viewer, viewer.ledger().clerk, viewer.ledger().dated);
  CHECK(viewer.shows(kOne));
  CHECK(viewer.shows(kOther));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::choose_goal)));
}

TEST_CASE("two versions fit a narrow phone in large letters, on the page and in the question") {
  Viewer viewer(kNarrowPhone);
  contest(viewer);
  open(viewer, viewer.ledger().office, viewer.ledger().dated);
  viewer.app().set_large(true);
  viewer.draw();
  for (const std::string& name : viewer.beyond_the_sides()) FAIL_CHECK(name);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::choose_goal)));
  for (const std::string& name : viewer.beyond_the_sides()) FAIL_CHECK(name);
}

TEST_CASE("who decided is said also where the device does not know the name") {
  Viewer viewer;
  const SmallLedger& ledger = viewer.ledger();
  // No record of theirs is ever sent to a clerk.
  const Actor office{PersonId(uuid_no(603)), ledger.office_unit, {tz::Role::office}};
  viewer.world.server.edit(ledger.clerk, Acknowledge{ledger.own()});
  viewer.world.server.edit(ledger.supervisor, GiveInstruction{InstructionId(uuid_no(601)),
                                                              ledger.dated, "本周内报结果"});
  viewer.world.server.edit(ledger.clerk, FileExtension{ExtensionId(uuid_no(602)), ledger.own(),
                                                       civil_from({2021, 12, 1}), "设备未到"});
  viewer.world.server.edit(office, GrantExtension{ExtensionId(uuid_no(602))});
  open(viewer, ledger.clerk, ledger.dated);
  const client::TaskPage* task = viewer.app().task_page(ledger.dated);
  REQUIRE(task->matters.size() >= 1);
  for (const client::Matter& matter : task->matters) {
    for (const client::Matter::Line& line : matter.lines) CHECK_FALSE(line.label.empty());
    for (const std::string& step : matter.trail) {
      CHECK(step.find(viewer.word(Text::role_office)) == 0);
    }
  }
}

TEST_CASE("the members of each open group are confirmed beside its name") {
  Viewer viewer;
  open(viewer, viewer.ledger().office, viewer.ledger().undated);
  const client::TaskPage* task = viewer.app().task_page(viewer.ledger().undated);
  REQUIRE(task->groups.size() == 1);
  REQUIRE(task->groups[0].deeds.size() == 1);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::confirm_group)));
  REQUIRE(viewer.tap(Role::CheckBox, "东河街道"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::confirm_group)));
  viewer.pass();
  CHECK(viewer.has(Role::Button, viewer.word(Text::change_members)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::confirm_group)));
}

}  // namespace tz::testing
