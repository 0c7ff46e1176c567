#include <doctest/doctest.h>

#include "app/import_reading.h"
#include "support/imported.h"

using namespace tz;
using namespace tz::testing;
using client::ImportReading;

namespace {

ImportReading reading() {
  const SmallLedger ledger;
  ImportReading out;
  for (const auto& [id, unit] : ledger.records.units()) out.page.registered.push_back(unit);
  client::read_import(small_import(ledger), out);
  return out;
}

}  // namespace

TEST_CASE("a unit's choice lists the likely ones first, then a new one, then the register") {
  const ImportReading read = reading();
  REQUIRE(read.page.units.size() == 3);
  CHECK(read.page.units[0].is_exact);
  const client::ImportUnit& like = read.page.units[1];
  CHECK(like.options[0].name == "东河街道");
  CHECK(like.options[1].unit.is_nil());
  CHECK(like.options.size() == 5);
  CHECK(like.chosen == -1);
  CHECK(read.page.units[2].chosen == 0);
}

TEST_CASE("a passage is the paragraph around a value, whatever the place") {
  const client::Passage passage =
      client::passage_of("前一段\n第一句，六月底，完。\n后", {"六月底", 22, 31});
  CHECK(passage.before == "第一句，");
  CHECK(passage.words == "六月底");
  CHECK(passage.after == "，完。");
  const client::Passage beyond = client::passage_of("短", {"x", 50, 90});
  CHECK(beyond.words.empty());
}

TEST_CASE("an open group is not in the request before its members are confirmed") {
  ImportReading read = reading();
  CHECK(client::publish_body(read)["groups"].empty());
  read.page.groups[0].confirmed = true;
  CHECK(client::publish_body(read)["groups"].size() == 1);
  read.page.tasks[0].left_out = true;
  CHECK(client::publish_body(read)["leave_out"] == json::array({0}));
}

TEST_CASE("an answer of another shape leads to an empty review, not to an end") {
  ImportReading read;
  client::read_import({{"imported", {{"tasks", 3}, {"units", "no"}}}, {"messages", nullptr}}, read);
  CHECK(read.page.units.empty());
  CHECK(client::place_fault(read, error(ErrorCode::not_allowed), "no") == false);
}
