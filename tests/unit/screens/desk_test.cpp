// The office's desk: the register of groups.
#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

constexpr Size kTall{"tall phone", 360, 4000};

void open_desk(Viewer& viewer, const Actor& who) {
  viewer.enter(who);
  viewer.app().open_tab(client::Page::desk);
  viewer.draw();
}

const UnitGroup* group_named(const Viewer& viewer, std::string_view name) {
  return viewer.world.server.ledger.records.unit_group_named(name);
}

}  // namespace

TEST_CASE("the office founds a group, changes its members, and takes no name twice") {
  Viewer viewer(kTall);
  open_desk(viewer, viewer.ledger().office);
  const std::string found(viewer.word(Text::new_group));
  const std::string name(viewer.word(Text::group_name));
  REQUIRE(viewer.tap(Role::Button, found));
  CHECK(viewer.beyond_the_sides().empty());
  REQUIRE(viewer.type(Role::TextBox, name, "沿河各街道"));
  REQUIRE(viewer.tap(Role::CheckBox, "东河街道"));
  REQUIRE(viewer.tap(Role::Button, found));
  viewer.pass();
  const UnitGroup* group = group_named(viewer, "沿河各街道");
  REQUIRE(group != nullptr);
  CHECK(group->members == std::vector<UnitId>{viewer.ledger().street});

  REQUIRE(viewer.tap(Role::Button, found));
  REQUIRE(viewer.type(Role::TextBox, name, "沿河各街道"));
  REQUIRE(viewer.tap(Role::CheckBox, "西山街道"));
  REQUIRE(viewer.tap(Role::Button, found));
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, name);
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::leave_it)));

  REQUIRE(viewer.tap(Role::Button, "沿河各街道"));
  REQUIRE(viewer.tap(Role::CheckBox, "西山街道"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::edit_group)));
  viewer.pass();
  CHECK(group_named(viewer, "沿河各街道")->members.size() == 2);
}

TEST_CASE("a leader reads the groups and changes none") {
  Viewer viewer(kTall);
  viewer.world.server.edit(
      viewer.ledger().office,
      PutGroup{{GroupId(uuid_no(800)), "沿河各街道", {viewer.ledger().street}, 0}});
  open_desk(viewer, viewer.ledger().supervisor);
  CHECK(viewer.shows("沿河各街道"));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::new_group)));
  viewer.tap(Role::Button, "沿河各街道");
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::edit_group)));
}

}  // namespace tz::testing
