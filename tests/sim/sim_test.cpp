#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "broken_worlds.h"
#include "found.h"

using namespace tz::sim;

namespace {

// More than any broken world has ever needed.
constexpr uint64_t kPatience = 150;

std::optional<Violation> first_violation(const Breaks& breaks, Run& where) {
  for (uint64_t seed = 1; seed <= kPatience; ++seed) {
    where = {seed, history_of(seed), breaks};
    const Ending ending = run(where);
    if (ending.violation) return ending.violation;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("the same seed makes the same world, to the last event") {
  for (const uint64_t seed : {3, 10, 17}) {
    const Run what{seed, history_of(seed), {}};
    const Ending first = run(what);
    const Ending second = run(what);
    CHECK(first.trace == second.trace);
    CHECK(first.edits == second.edits);
    CHECK(first.edits > 0);
  }
}

TEST_CASE("different seeds make different worlds") {
  CHECK(run({3, history_of(3), {}}).trace != run({4, history_of(4), {}}).trace);
}

TEST_CASE("every world that is broken on purpose is found out") {
  for (const BrokenWorld& world : broken_worlds()) {
    CAPTURE(world.name);
    Run where;
    CHECK(first_violation(world.breaks, where).has_value());
  }
}

TEST_CASE("a history is cut down to what breaks the promise") {
  Run where;
  const std::optional<Violation> violation =
      first_violation(broken_world("forgets-when-sent")->breaks, where);
  REQUIRE(violation.has_value());
  const size_t whole = where.steps.size();
  where.steps = shortened(where, *violation, 200);
  CHECK(where.steps.size() < whole / 4);
  const Ending again = run(where);
  REQUIRE(again.violation.has_value());
  CHECK(again.violation->promise == violation->promise);
}

TEST_CASE("histories that once broke a promise keep it") {
  for (const Found& found : histories_found()) {
    CAPTURE(found.what);
    const Ending ending = run({found.seed, found.steps, {}});
    if (ending.violation) FAIL_CHECK(ending.violation->promise << ": " << ending.violation->detail);
  }
}
