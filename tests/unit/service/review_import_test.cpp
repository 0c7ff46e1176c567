#include "service/review_import.h"

#include "plan/import_plan.h"
#include "service/publish_import.h"
#include "service/similar_units.h"
#include "world.h"

namespace tz::server {
namespace {

constexpr const char* kDocument =
    "某某区2026年重点工作方案\n"
    "一、基础设施\n"
    "（一）道路\n"
    "1. 修建道路10公里。（牵头单位：区交通局；责任单位：区财政局，各街道）\n"
    "2. 维修桥梁。（责任单位：区水务局(区河长办)）\n";

Unit unit(const std::string& name, std::vector<std::string> aliases = {}) {
  Unit out;
  out.id = UnitId(uuid_of_name(name));
  out.name = name;
  out.aliases = std::move(aliases);
  return out;
}

void put(World& world, OperationBody body) {
  REQUIRE(submit_own(world.service(), system_actor(), {{std::move(body), 0}}).ok());
}

plan::ImportedPlan imported() {
  return plan::import_plan(kDocument);
}

PublishChoice whole_year() {
  PublishChoice choice;
  choice.starts_on = civil_from_iso("2026-01-01");
  choice.ends_on = civil_from_iso("2026-12-31");
  return choice;
}

// Each unit of the document a new one.
ImportDecisions all_new() {
  ImportDecisions out;
  for (const plan::ImportedUnit& named : imported().units) {
    if (!named.is_group) out.units.push_back({named.name, std::nullopt});
  }
  return out;
}

Actor office(const World& world) {
  return actor_of(world.person("office"));
}

// The refusal, after which the ledger is as it was.
Error refusal(World& world, const Actor& by, const plan::ImportedPlan& plan,
              const ImportDecisions& decisions) {
  const uint64_t before = world.head();
  const auto refused = publish_reviewed(world.service(), by, plan, whole_year(), decisions);
  REQUIRE_FALSE(refused.ok());
  CHECK(world.head() == before);
  return refused.error();
}

std::vector<std::string> names_of(const std::vector<Unit>& units) {
  std::vector<std::string> out;
  for (const Unit& found : units) out.push_back(found.name);
  return out;
}

plan::ImportedUnit named(const std::string& name, std::vector<std::string> aliases = {}) {
  plan::ImportedUnit out;
  out.name = name;
  out.aliases = std::move(aliases);
  return out;
}

}  // namespace

TEST_CASE("a review tells what the register knows of each unit, and changes nothing") {
  World world;
  put(world, PutUnit{unit("区交通局")});
  put(world, PutUnit{unit("区财政局机关", {"区财政局"})});
  put(world, PutUnit{unit("区水务局（区治河办）")});
  const uint64_t before = world.head();
  const auto review = review_import(world.service(), office(world), kDocument);
  REQUIRE(review.ok());
  CHECK(world.head() == before);
  CHECK(review->text == kDocument);
  CHECK(review->imported.tasks.size() == 2);
  REQUIRE(review->units.size() == 3);
  CHECK(review->units[0].exact->name == "区交通局");
  CHECK(review->units[1].exact->name == "区财政局机关");
  CHECK_FALSE(review->units[2].exact.has_value());
  CHECK(names_of(review->units[2].similar) == std::vector<std::string>{"区水务局（区治河办）"});
  REQUIRE(review->groups.size() == 1);
  CHECK(review->groups[0].name == "各街道");
  CHECK(review->groups[0].members.empty());
}

TEST_CASE("a review proposes the members that the register's group has") {
  World world;
  UnitGroup group;
  group.id = GroupId(uuid_of_name("group"));
  group.name = "各街道";
  group.members = {world.a.id};
  put(world, PutGroup{group});
  const auto review = review_import(world.service(), office(world), kDocument);
  REQUIRE(review.ok());
  CHECK(review->groups[0].members == group.members);
}

TEST_CASE("a review is the office's, and refuses what is no document") {
  World world;
  for (const char* login : {"admin", "leader", "auditor", "a.lead", "a.staff"}) {
    const Actor by = actor_of(world.person(login));
    CHECK(review_import(world.service(), by, kDocument).error().code == ErrorCode::not_allowed);
    CHECK(refusal(world, by, imported(), all_new()).code == ErrorCode::not_allowed);
  }
  CHECK(review_import(world.service(), office(world), "PK\x03\x04").error().code ==
        ErrorCode::document_unreadable);
  const std::string large(kMaxImportText + 1, 'a');
  CHECK(review_import(world.service(), office(world), large).error().code ==
        ErrorCode::document_too_large);
}

TEST_CASE("similar units come in the order of their likeness, three at most") {
  const std::vector<Unit> units = {unit("区经信委综合处"),
                                   unit("区经信委(区大数据局)"),
                                   unit("区经济信息化委"),
                                   unit("市经信委综合科"),
                                   unit("区经信委外事和综合处"),
                                   unit("区教委"),
                                   unit("委")};
  CHECK(names_of(similar_units(named("区经信委", {"区经济信息化委"}), units)) ==
        std::vector<std::string>{"区经济信息化委", "区经信委(区大数据局)", "区经信委综合处"});
  CHECK(names_of(similar_units(named("区教委（区委教育工委）"), units)) ==
        std::vector<std::string>{"区教委"});
  CHECK(similar_units(named("区体育局"), units).empty());
  CHECK(similar_units(named("(临时)"), units).empty());
}

TEST_CASE("a name that leaves characters out of another is like it") {
  const std::vector<Unit> units = {unit("区发展改革局（区地方金融监管局）"), unit("区城管局"),
                                   unit("区行政审批服务局"), unit("区改革办")};
  CHECK(names_of(similar_units(named("区发改局"), units)) ==
        std::vector<std::string>{"区发展改革局（区地方金融监管局）"});
  CHECK(names_of(similar_units(named("区行政审批局"), units)) ==
        std::vector<std::string>{"区行政审批服务局"});
  CHECK(names_of(similar_units(named("区城市管理局"), units)) ==
        std::vector<std::string>{"区城管局"});
  CHECK(similar_units(named("市发改局"), units).empty());
  CHECK(similar_units(named("区改局"), units).empty());
}

TEST_CASE("what the office decided is published, in one transaction") {
  World world;
  put(world, PutUnit{unit("区交通运输局")});
  put(world, PutUnit{unit("区水务局")});
  ImportDecisions decisions = all_new();
  decisions.units[0].unit = UnitId(uuid_of_name("区交通运输局"));
  decisions.units[2].unit = UnitId(uuid_of_name("区水务局"));
  decisions.groups = {{"各街道", {world.b.id, world.a.id, world.a.id}}};
  const auto published =
      publish_reviewed(world.service(), office(world), imported(), whole_year(), decisions);
  REQUIRE(published.ok());
  CHECK(published->tasks == 2);
  CHECK(published->new_units == 1);
  CHECK(published->assignments == 5);
  const RecordSet all = world.download("office");
  CHECK(all.unit(UnitId(uuid_of_name("区交通运输局")))->aliases ==
        std::vector<std::string>{"区交通局"});
  const auto task = world.record_where<Task>(Collection::task, [&](const Task& found) {
    return found.plan == published->plan && found.order == 0;
  });
  REQUIRE(task.groups.size() == 1);
  CHECK(task.groups[0].confirmed);
  CHECK(task.groups[0].members.size() == 2);
  CHECK(all.assignments_of(task.id).size() == 4);
  CHECK(audit(world.store())->ok());
  CHECK(refusal(world, office(world), imported(), {}).code == ErrorCode::already_exists);
}

TEST_CASE("a unit that nobody decided on must be in the register already") {
  World world;
  ImportDecisions decisions = all_new();
  decisions.units.erase(decisions.units.begin() + 1);
  const Error refused = refusal(world, office(world), imported(), decisions);
  CHECK(refused == error(ErrorCode::unit_unknown, "units", {"区财政局"}));
  put(world, PutUnit{unit("财政", {"区财政局"})});
  const auto published =
      publish_reviewed(world.service(), office(world), imported(), whole_year(), decisions);
  REQUIRE(published.ok());
  CHECK(published->new_units == 2);
}

TEST_CASE("a group without a decision stays open") {
  World world;
  const auto published =
      publish_reviewed(world.service(), office(world), imported(), whole_year(), all_new());
  REQUIRE(published.ok());
  CHECK(published->assignments == 3);
  const auto task = world.record_where<Task>(Collection::task, [&](const Task& found) {
    return found.plan == published->plan && found.order == 0;
  });
  CHECK(task.groups == std::vector<OpenGroup>{{"各街道", Duty::responsible, false, {}}});
}

TEST_CASE("a task that is left out brings neither itself nor its units") {
  World world;
  ImportDecisions decisions;
  decisions.units = {{imported().units[3].name, std::nullopt}};
  decisions.leave_out = {0};
  const auto published =
      publish_reviewed(world.service(), office(world), imported(), whole_year(), decisions);
  REQUIRE(published.ok());
  CHECK(published->tasks == 1);
  CHECK(published->new_units == 1);
}

TEST_CASE("a number that stands twice is an error until all but one are left out") {
  World world;
  const plan::ImportedPlan twice =
      plan::import_plan(std::string(kDocument) + "2. 维修桥面。（责任单位：区交通局）\n");
  REQUIRE_FALSE(twice.errors.empty());
  ImportDecisions decisions = all_new();
  CHECK(refusal(world, office(world), twice, decisions).code == ErrorCode::plan_has_errors);
  decisions.leave_out = {0};
  CHECK(refusal(world, office(world), twice, decisions).code == ErrorCode::plan_has_errors);
  decisions.leave_out = {2};
  CHECK(publish_reviewed(world.service(), office(world), twice, whole_year(), decisions).ok());
  decisions.leave_out = {0, 1, 2};
  CHECK(refusal(world, office(world), twice, decisions).code == ErrorCode::plan_has_errors);
  CHECK(refusal(world, office(world), plan::import_plan(""), {}).field == "text");
}

TEST_CASE("a decision that cannot be carried out names its field") {
  World world;
  const UnitId nobody(uuid_of_name("nobody"));
  const auto field_of = [&](auto change, ErrorCode code) {
    ImportDecisions decisions = all_new();
    change(decisions);
    const Error refused = refusal(world, office(world), imported(), decisions);
    CHECK(refused.code == code);
    return refused.field;
  };
  CHECK(field_of([&](ImportDecisions& d) { d.units[1].unit = nobody; }, ErrorCode::unit_unknown) ==
        "units[1].unit");
  CHECK(field_of([&](ImportDecisions& d) { d.units[1].name = "x"; }, ErrorCode::unknown_value) ==
        "units[1].name");
  CHECK(field_of([&](ImportDecisions& d) { d.units.push_back(d.units[0]); },
                 ErrorCode::already_exists) == "units[3].name");
  CHECK(field_of(
            [&](ImportDecisions& d) {
              d.groups = {{"各街道", {}}};
            },
            ErrorCode::group_empty) == "groups[0].members");
  CHECK(field_of(
            [&](ImportDecisions& d) {
              d.groups = {{"各街道", {nobody}}};
            },
            ErrorCode::unit_unknown) == "groups[0].members");
  CHECK(field_of(
            [&](ImportDecisions& d) {
              d.groups = {{"区交通局", {world.a.id}}};
            },
            ErrorCode::group_unknown) == "groups[0].name");
  CHECK(field_of([&](ImportDecisions& d) { d.leave_out = {2}; }, ErrorCode::out_of_range) ==
        "leave_out");
  put(world, PutUnit{unit("区交通局")});
  CHECK(field_of([&](ImportDecisions&) {}, ErrorCode::already_exists) == "units[0].name");
}

}  // namespace tz::server
