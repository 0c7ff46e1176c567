#include "service/publish_import.h"

#include "world.h"

namespace tz::server {
namespace {

plan::ImportedUnit unit(const std::string& name, std::vector<std::string> aliases = {},
                        bool is_group = false) {
  plan::ImportedUnit out;
  out.name = name;
  out.aliases = std::move(aliases);
  out.is_group = is_group;
  return out;
}

plan::UnitMention mention(const plan::ImportedPlan& plan, uint32_t index, plan::UnitRole role) {
  plan::UnitMention out;
  out.name = plan.units[index].name;
  out.unit = index;
  out.role = role;
  return out;
}

plan::ImportedPlan document() {
  plan::ImportedPlan out;
  out.title.text = "Imported";
  out.document_number.text = "No. 1";
  out.period = plan::PlanPeriod{*civil_from_iso("2026-01-01"), *civil_from_iso("2026-12-31"), {}};
  out.units = {unit("Bureau B", {"B"}), unit("New enterprise"), unit("All zones", {}, true)};
  plan::ImportedPart part;
  part.number = "1";
  part.title = "1. First part";
  out.parts = {part};
  plan::ImportedMeasure measure;
  measure.number = "(2)";
  measure.title = "(2)A measure";
  measure.part = 0;
  out.measures = {measure};
  plan::ImportedTask task;
  task.number = "(2)1";
  task.measure = 0;
  task.part = 0;
  task.title.text = "Do it";
  task.text = "Do it. Well.";
  task.lead = {mention(out, 1, plan::UnitRole::lead)};
  task.responsible = {mention(out, 0, plan::UnitRole::responsible),
                      mention(out, 1, plan::UnitRole::responsible)};
  task.wildcards = {mention(out, 2, plan::UnitRole::responsible)};
  task.deadlines = {{*civil_from_iso("2026-09-30"), "", false, {}},
                    {*civil_from_iso("2026-06-30"), "", false, {}}};
  plan::ImportedTarget target;
  target.comparator = plan::Comparator::at_least;
  target.value = decimal_of(98);
  target.unit = "%";
  target.subject = "share";
  task.targets = {target};
  out.tasks = {task};
  return out;
}

}  // namespace

TEST_CASE("an imported plan becomes a plan with its tasks, units and assignments") {
  World world;
  const auto published = publish_import(world.service(), actor_of(world.person("office")),
                                        document(), PublishChoice{});
  REQUIRE(published.ok());
  CHECK(published->tasks == 1);
  CHECK(published->assignments == 2);
  CHECK(published->new_units == 1);
  const RecordSet all = world.download("office");
  const Plan* plan = all.plan(published->plan);
  REQUIRE(plan != nullptr);
  CHECK(plan->title == "Imported");
  REQUIRE(plan->parts.size() == 1);
  CHECK(plan->parts[0].title == "First part");
  REQUIRE(plan->parts[0].measures.size() == 1);
  CHECK(plan->parts[0].measures[0] == Measure{"2", "A measure"});
  const auto task = world.record_where<Task>(
      Collection::task, [&](const Task& found) { return found.plan == published->plan; });
  CHECK(task.part == 0);
  CHECK(task.measure == 0);
  CHECK(task.deadline == civil_from_iso("2026-09-30"));
  CHECK(task.document_dates.size() == 2);
  REQUIRE(task.targets.size() == 1);
  CHECK(task.targets[0] == Target{"share", Comparator::at_least, decimal_of(98), "%"});
  REQUIRE(task.groups.size() == 1);
  CHECK(task.groups[0] == OpenGroup{"All zones", Duty::responsible, false, {}});
  // Named as lead and as responsible: lead is what counts. B was found by its alias.
  REQUIRE(task.units.size() == 2);
  CHECK(task.units[0].duty == Duty::lead);
  CHECK(task.units[1] == TaskUnit{world.b.id, Duty::responsible});
  CHECK(all.unit(world.b.id)->aliases == std::vector<std::string>{"Bureau B"});
  CHECK(all.assignments_of(task.id).size() == 2);
  CHECK(audit(world.store())->ok());
}

TEST_CASE("a plan with errors, without a period, or published before is refused whole") {
  World world;
  const Actor office = actor_of(world.person("office"));
  const auto refusal = [&](const plan::ImportedPlan& plan, const Actor& by) {
    const uint64_t before = world.head();
    const auto refused = publish_import(world.service(), by, plan, PublishChoice{});
    REQUIRE_FALSE(refused.ok());
    CHECK(world.head() == before);
    return refused.error().code;
  };
  plan::ImportedPlan plan = document();
  plan.errors.push_back({});
  CHECK(refusal(plan, office) == ErrorCode::plan_has_errors);
  plan = document();
  plan.period.reset();
  CHECK(refusal(plan, office) == ErrorCode::missing_field);
  PublishChoice choice;
  choice.starts_on = civil_from_iso("2026-01-01");
  choice.ends_on = civil_from_iso("2026-06-30");
  CHECK(refusal(document(), actor_of(world.person("a.lead"))) == ErrorCode::not_allowed);
  CHECK(publish_import(world.service(), office, plan, choice).ok());
  CHECK(refusal(document(), office) == ErrorCode::already_exists);
}

TEST_CASE("a unit's kind is read from its name") {
  CHECK(unit_kind_of_name("某某街道") == UnitKind::sub_district);
  CHECK(unit_kind_of_name("某某公司") == UnitKind::enterprise);
  CHECK(unit_kind_of_name("某某专班") == UnitKind::task_force);
  CHECK(unit_kind_of_name("某某开发区") == UnitKind::functional_zone);
  CHECK(unit_kind_of_name("某某局") == UnitKind::department);
  CHECK(unit_kind_of_name("领导小组办公室") == UnitKind::office);
}

}  // namespace tz::server
