// Real documents and layouts seen in them. They are not part of the source tree: TZ_PLANS says
// where they are, and without them these tests are skipped.
#include <cstdlib>

#include "documents.h"

namespace tz::plan::test {
namespace {

std::string plans_folder() {
  const char* given = std::getenv("TZ_PLANS");
  const std::string folder =
      given != nullptr ? given : std::string(TZ_SOURCE_DIR) + "/../shared/plans";
  std::string seen;
  return read_file(folder + "/gangcheng-2021.txt", seen) ? folder : "";
}

bool absent(const std::string& folder) {
  if (!folder.empty()) return false;
  MESSAGE("skipped: no folder of plans (set TZ_PLANS)");
  return true;
}

TEST_CASE("a district's plan of 64 tasks is read as a person reads it") {
  const std::string folder = plans_folder();
  if (absent(folder)) return;
  check_document(folder + "/gangcheng-2021");
}

TEST_CASE("a provincial document of hard-wrapped pages is read as a person reads it") {
  const std::string folder = plans_folder();
  if (absent(folder)) return;
  check_document(folder + "/zhejiang-ai-measures-2025-10");
}

TEST_CASE("documents whose first named unit leads are read as a person reads them") {
  const std::string folder = plans_folder();
  if (absent(folder)) return;
  check_document(folder + "/sc-2018-42-farm-machinery");
  check_document(folder + "/sc-2019-3-bonded-zones");
}

TEST_CASE("four layouts of attributions are read as a person reads them") {
  const std::string folder = plans_folder();
  if (absent(folder)) return;
  check_document(folder + "/layout-lead-and-resp-lines");
  check_document(folder + "/layout-lead-cooperate-deadline");
  check_document(folder + "/layout-pipe-table");
  check_document(folder + "/layout-square-brackets-continuous");
}

TEST_CASE("the district's plan says what it is, and its notices are no tasks") {
  const std::string folder = plans_folder();
  if (absent(folder)) return;
  std::string text;
  REQUIRE(read_file(folder + "/gangcheng-2021.txt", text));
  const ImportedPlan plan = import_plan(text);
  CHECK(plan.tasks.size() == 64);
  CHECK(plan.parts.size() == 4);
  CHECK(plan.measures.size() == 18);
  CHECK(plan.document_number.text.empty());  // the one in the text is another document's
  REQUIRE(plan.date);
  CHECK(to_iso(*plan.date) == "2021-04-10");
  REQUIRE(plan.period);
  CHECK(to_iso(plan.period->end) == "2021-12-31");
  size_t dated = 0;
  for (const ImportedTask& task : plan.tasks) dated += task.deadlines.empty() ? 0 : 1;
  CHECK(dated == 7);
  for (const ImportedUnit& unit : plan.units) CHECK(unit.name.find("4号") == std::string::npos);
  for (const ImportedTask& task : plan.tasks) {
    CHECK(task.text.find("023-85238885") == std::string::npos);
  }
  CHECK(has_note(plan, ImportCode::paragraph_outside_tasks));
}

}  // namespace
}  // namespace tz::plan::test
