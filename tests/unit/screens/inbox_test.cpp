#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

// Long lists draw only what is in sight.
constexpr Size kTall{"tall phone", 390, 4000};

void instruct(Viewer& viewer, int times) {
  for (int i = 0; i < times; ++i) {
    viewer.world.server.edit(
        viewer.ledger().supervisor,
        GiveInstruction{InstructionId(uuid_no(700 + i)), viewer.ledger().dated, "本周内报结果"});
  }
}

}  // namespace

TEST_CASE("a long inbox is narrowed to one kind, and a second tap shows everything again") {
  Viewer viewer(kTall);
  instruct(viewer, 8);
  viewer.enter(viewer.ledger().lead);
  viewer.app().open_tab(client::Page::inbox);
  viewer.draw();
  const std::string other(viewer.word(Text::inbox_to_acknowledge));
  const std::string chip = std::string(viewer.word(Text::inbox_instruction)) + " 8";
  const auto first_other = [&] {
    return viewer.has(Role::Button, other + std::string(viewer.word(Text::dot)));
  };
  REQUIRE(first_other());
  REQUIRE(viewer.tap(Role::Button, chip));
  CHECK_FALSE(first_other());
  REQUIRE(viewer.tap(Role::Button, chip));
  CHECK(first_other());
}

TEST_CASE("a short inbox has no filters") {
  Viewer viewer(kTall);
  instruct(viewer, 1);
  viewer.enter(viewer.ledger().lead);
  viewer.app().open_tab(client::Page::inbox);
  viewer.draw();
  CHECK_FALSE(viewer.has(Role::Button, std::string(viewer.word(Text::inbox_instruction)) + " 1"));
}

}  // namespace tz::testing
