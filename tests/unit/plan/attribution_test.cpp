#include "documents.h"

namespace tz::plan::test {
namespace {

using Names = std::vector<std::string>;

const ImportedTask& only(const ImportedPlan& plan) {
  REQUIRE(plan.tasks.size() == 1);
  return plan.tasks[0];
}

TEST_CASE("a comma separates labels as a semicolon does") {
  const ImportedPlan plan = plan_of({"甲。(牵头单位:区财政局,责任单位:区司法局,各镇)"});
  CHECK(names_of(only(plan).lead) == Names{"区财政局"});
  CHECK(names_of(only(plan).responsible) == Names{"区司法局"});
  CHECK(names_of(only(plan).wildcards) == Names{"各镇"});
}

TEST_CASE("units before a verb without labels get the verb's role") {
  const ImportedPlan plan =
      plan_of({"甲。(区财政局、区司法局牵头,区审计局,各镇具体负责,区档案馆配合)"});
  CHECK(names_of(only(plan).lead) == Names{"区财政局", "区司法局"});
  CHECK(names_of(only(plan).responsible) == Names{"区审计局"});
  CHECK(names_of(only(plan).supporting) == Names{"区档案馆"});
}

TEST_CASE("和 inside a name does not divide it, between two names it does and is noted") {
  const ImportedPlan plan =
      plan_of({"甲。(区文化和旅游局、区住房和城乡建设局、市公安局和市司法局负责)"});
  CHECK(names_of(only(plan).responsible) ==
        Names{"区文化和旅游局", "区住房和城乡建设局", "市公安局", "市司法局"});
  CHECK(has_note(plan, ImportCode::unit_split_at_and, "市公安局"));
}

TEST_CASE("a bare list at a sentence's end is responsible") {
  const ImportedPlan plan = plan_of({"甲。(区财政局、区司法局)"});
  CHECK(only(plan).lead.empty());
  CHECK(names_of(only(plan).responsible) == Names{"区财政局", "区司法局"});
}

TEST_CASE("an explanation in brackets names nobody") {
  const ImportedPlan plan =
      plan_of({"建设服务中心(包括办事中心、数据中心),接入小程序(APP)。(区财政局负责)"});
  CHECK(names_of(only(plan).responsible) == Names{"区财政局"});
  CHECK(plan.units.size() == 1);
}

TEST_CASE("a bracket that looks like an attribution and cannot be read is noted") {
  const ImportedPlan plan = plan_of({"甲。(待定)", "乙。(区财政局负责)"});
  CHECK(has_note(plan, ImportCode::bracket_not_understood, "(待定)"));
  CHECK(has_note(plan, ImportCode::task_without_units, "1"));
}

TEST_CASE("a unit in two roles stands in both and is noted") {
  const ImportedPlan plan = plan_of({"甲。(牵头单位:区财政局;责任单位:区财政局、区司法局)"});
  CHECK(names_of(only(plan).lead) == Names{"区财政局"});
  CHECK(names_of(only(plan).responsible) == Names{"区财政局", "区司法局"});
  CHECK(has_note(plan, ImportCode::unit_in_two_roles, "区财政局"));
}

TEST_CASE("names with a second name in brackets are one unit with aliases") {
  const ImportedPlan plan =
      plan_of({"甲。(区发展改革局（区粮食局）负责)", "乙。(区发展改革局负责)"});
  REQUIRE(plan.units.size() == 1);
  CHECK(plan.units[0].name == "区发展改革局");
  CHECK(plan.units[0].aliases == Names{"区发展改革局（区粮食局）", "区粮食局"});
  CHECK(plan.units[0].mentions == 2);
}

TEST_CASE("a second name that also stands alone stays a unit of its own, noted") {
  const ImportedPlan plan = plan_of({"甲。(区政府办(区数据局)负责)", "乙。(区数据局负责)"});
  CHECK(plan.units.size() == 2);
  CHECK(has_note(plan, ImportCode::second_name_also_unit, "区政府办"));
}

TEST_CASE("separators inside a group's name do not divide it") {
  const ImportedPlan plan =
      plan_of({"甲。(责任单位:省财政厅,各市、县〔市、区〕政府)",
               "乙。(各省、自治区、直辖市人民政府负责)", "丙。(各镇、区财政局负责)"});
  REQUIRE(plan.tasks.size() == 3);
  CHECK(names_of(plan.tasks[0].wildcards) == Names{"各市、县〔市、区〕政府"});
  CHECK(names_of(plan.tasks[1].wildcards) == Names{"各省、自治区、直辖市人民政府"});
  CHECK(names_of(plan.tasks[2].wildcards) == Names{"各镇"});
  CHECK(names_of(plan.tasks[2].responsible) == Names{"区财政局"});
}

TEST_CASE("a lead list with 等 keeps the open end") {
  const ImportedPlan plan = plan_of({"甲。(区财政局、区司法局等负责)", "乙。(区财政局等部门负责)"});
  CHECK(names_of(plan.tasks[0].wildcards) == Names{"等"});
  CHECK(names_of(plan.tasks[1].wildcards) == Names{"部门"});
}

TEST_CASE("a label after the last sentence needs no brackets") {
  const ImportedPlan plan = plan_of({"甲乙丙。牵头单位：区财政局；配合单位：区司法局、各镇"});
  CHECK(names_of(only(plan).lead) == Names{"区财政局"});
  CHECK(names_of(only(plan).supporting) == Names{"区司法局"});
  CHECK(only(plan).text == "甲乙丙。");
}

TEST_CASE("without the words 下同 a lead rule holds for its bracket alone") {
  const ImportedPlan plan = plan_of(
      {"甲。(区财政局、区司法局负责,列第一位的为牵头单位)", "乙。(区审计局、区司法局负责)"});
  CHECK(names_of(plan.tasks[0].lead) == Names{"区财政局"});
  CHECK(plan.tasks[1].lead.empty());
}

TEST_CASE("radicals that stand for characters are read as those characters") {
  const ImportedPlan plan = plan_of({"甲。(区⼈⺠政府办公室、区市⻓热线办负责)"});
  CHECK(names_of(only(plan).responsible) == Names{"区人民政府办公室", "区市长热线办"});
}

TEST_CASE("every value's span holds the words it was read from") {
  const std::string text =
      "一、总则\n（一）事项。\n1."
      "完成甲，６月底前新增２０件。（牵头单位：区财政局；责任单位：各镇）\n"
      "某某区人民政府\n2030年1月5日\n";
  const ImportedPlan plan = import_plan("2030年工作方案\n" + text);
  const std::string all = "2030年工作方案\n" + text;
  const ImportedTask& task = only(plan);
  const auto words = [&](const SourceSpan& at) { return all.substr(at.begin, at.end - at.begin); };
  CHECK(words(task.number_at) == "1");
  CHECK(words(task.lead[0].at) == "区财政局");
  CHECK(words(task.wildcards[0].at) == "各镇");
  CHECK(words(task.deadlines[0].at) == "６月底前");
  CHECK(words(task.targets[0].at) == "２０件");
  CHECK(words(plan.issuer.at) == "某某区人民政府");
  CHECK(words(plan.title.at) == "2030年工作方案");
  CHECK(task.lead[0].at.line == 4);
}

}  // namespace
}  // namespace tz::plan::test
