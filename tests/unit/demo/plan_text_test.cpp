#include "demo/plan_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "demo/cast.h"
#include "demo/narrative.h"
#include "demo/open_groups.h"
#include "plan/import_plan.h"

namespace tz::server {
namespace {

plan::ImportedPlan imported_on(int32_t year, int32_t month, int32_t day) {
  return plan::import_plan(demo_plan_text(demo_calendar(civil_from({year, month, day}))));
}

const plan::ImportedTask& task_numbered(const plan::ImportedPlan& imported,
                                        std::string_view number) {
  for (const plan::ImportedTask& task : imported.tasks) {
    if (task.number == number) return task;
  }
  FAIL("no task " << number);
  return imported.tasks.front();
}

TEST_CASE("the sample plan imports with 64 tasks and without an error in every month") {
  for (int32_t month = 1; month <= 12; ++month) {
    CAPTURE(month);
    const plan::ImportedPlan imported = imported_on(2026, month, 20);
    CHECK(imported.errors.empty());
    CHECK(imported.tasks.size() == 64);
    CHECK(imported.parts.size() == 4);
    CHECK(imported.measures.size() == 18);
    CHECK(imported.title.text == "优化营商环境2026年重点任务分工方案");
    CHECK_FALSE(imported.document_number.text.empty());
    CHECK_FALSE(imported.issuer.text.empty());
    CHECK(imported.date == demo_calendar(civil_from({2026, month, 20})).issued_on);
  }
}

TEST_CASE("seven tasks of the sample plan are dated, all within its year") {
  const plan::ImportedPlan imported = imported_on(2026, 6, 18);
  std::set<std::string> dated;
  for (const plan::ImportedTask& task : imported.tasks) {
    if (!task.deadlines.empty()) dated.insert(task.number);
    for (const plan::ImportedDeadline& deadline : task.deadlines) {
      CHECK(ymd_of(deadline.date).year == 2026);
    }
  }
  CHECK(dated == std::set<std::string>{"(二)3", "(十二)2", "(十二)3", "(十二)4", "(十二)7",
                                       "(十三)2", "(十五)3"});
  const auto& deadlines = task_numbered(imported, "(十二)7").deadlines;
  REQUIRE(deadlines.size() == 2);
  CHECK(deadlines[0].date == civil_from({2026, 6, 30}));
  CHECK(deadlines[1].date == civil_from({2026, 12, 31}));
}

TEST_CASE("the numeric targets of the sample plan are read as targets, and nothing else is") {
  const plan::ImportedPlan imported = imported_on(2026, 6, 18);
  std::set<std::string> targets;
  for (const plan::ImportedTask& task : imported.tasks) {
    for (const plan::ImportedTarget& target : task.targets) {
      targets.insert(task.number + ' ' + to_string(target.value) + target.unit);
    }
  }
  CHECK(targets == std::set<std::string>{"(十二)2 100件", "(十二)7 74项", "(十二)7 100项",
                                         "(十四)1 7天", "(十五)3 98%", "(十五)3 4个工作日"});
}

TEST_CASE("every unit that the sample plan names is in the cast, by name or alias") {
  std::set<std::string, std::less<>> known;
  for (const CastUnit& unit : demo_units()) known.emplace(unit.name);
  for (const plan::ImportedUnit& unit : imported_on(2026, 6, 18).units) {
    if (!unit.is_group) CHECK_MESSAGE(known.count(unit.name) == 1, unit.name);
  }
}

TEST_CASE("every task of the sample plan has a topic, and its groups mean units of the cast") {
  std::set<std::string_view> known;
  for (const CastUnit& unit : demo_units()) known.insert(unit.name);
  size_t open = 0;
  for (const plan::ImportedTask& task : imported_on(2026, 6, 18).tasks) {
    CHECK_MESSAGE(demo_topic(task.number) != nullptr, task.number);
    for (const plan::UnitMention& group : task.wildcards) {
      const auto members = group_members(task.number, group.name);
      for (const std::string_view member : members) CHECK_MESSAGE(known.count(member) == 1, member);
      open += members.empty() ? 1 : 0;
    }
  }
  // The office of the sample finds a few groups to confirm.
  CHECK(open >= 2);
  CHECK(open <= 8);
}

TEST_CASE("every unit of the cast has exactly one person on its staff") {
  for (const CastUnit& unit : demo_units()) {
    const auto persons = demo_persons();
    const auto staff = std::count_if(persons.begin(), persons.end(), [&](const CastPerson& person) {
      return person.unit == unit.name &&
             (person.role == Role::member || person.role == Role::unit_lead);
    });
    CHECK_MESSAGE(staff == 1, unit.name);
  }
}

}  // namespace
}  // namespace tz::server
