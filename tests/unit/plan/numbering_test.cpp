#include "documents.h"

namespace tz::plan::test {
namespace {

std::vector<std::string> numbers_of(const ImportedPlan& plan) {
  std::vector<std::string> out;
  for (const ImportedTask& task : plan.tasks) out.push_back(task.number);
  return out;
}

using Names = std::vector<std::string>;

TEST_CASE("numbers that begin again in each measure bear the measure's number") {
  const ImportedPlan plan = import_plan(
      "一、甲\n(一)子。\n1.丑。(区财政局负责)\n2.寅。(区财政局负责)\n(二)卯。\n1.辰。(区财政局负责)"
      "\n");
  CHECK(numbers_of(plan) == Names{"(一)1", "(一)2", "(二)1"});
}

TEST_CASE("numbers that run on through the document stand alone") {
  const ImportedPlan plan =
      import_plan("一、甲\n(一)子。\n1.丑。(区财政局负责)\n(二)卯。\n2.辰。(区财政局负责)\n");
  CHECK(numbers_of(plan) == Names{"1", "2"});
}

TEST_CASE("measures that begin again in each part bear the part's number") {
  const ImportedPlan plan =
      import_plan("一、甲\n(一)子。丑。(区财政局负责)\n二、乙\n(一)寅。卯。(区司法局负责)\n");
  CHECK(numbers_of(plan) == Names{"一(一)", "二(一)"});
}

TEST_CASE("an item's number may touch a year or a month") {
  const ImportedPlan plan =
      plan_of({"2030年底前完成。(区财政局负责)", "6月底前完成。(区财政局负责)"}, "2030年方案");
  REQUIRE(plan.tasks.size() == 2);
  CHECK(dates_of(plan.tasks[0]) == Names{"2030-12-31"});
  CHECK(dates_of(plan.tasks[1]) == Names{"2030-06-30"});
}

TEST_CASE("an item without units stays a task and is noted") {
  const ImportedPlan plan = plan_of({"甲。(区财政局负责)", "乙。"});
  CHECK(numbers_of(plan) == Names{"1", "2"});
  CHECK(has_note(plan, ImportCode::task_without_units, "2"));
}

TEST_CASE("items of a part that names nobody are no tasks, and are noted") {
  const ImportedPlan plan =
      import_plan("一、原则\n1.稳妥。\n2.有序。\n二、任务\n1.甲。(区财政局负责)\n");
  CHECK(numbers_of(plan) == Names{"1"});
  CHECK(has_note(plan, ImportCode::item_not_a_task, "稳妥"));
}

TEST_CASE("a number that is left out is noted") {
  const ImportedPlan plan = import_plan("一、甲\n1.子。(区财政局负责)\n3.丑。(区财政局负责)\n");
  CHECK(has_note(plan, ImportCode::number_out_of_sequence, "3"));
}

TEST_CASE("two tasks of one number are an error") {
  const ImportedPlan plan = import_plan("一、甲\n1.子。(区财政局负责)\n1.丑。(区财政局负责)\n");
  REQUIRE(plan.errors.size() == 1);
  CHECK(plan.errors[0].code == ImportCode::duplicate_number);
}

TEST_CASE("a list of annexes is not a list of tasks") {
  const ImportedPlan plan = import_plan(
      "一、甲\n1.子。(区财政局负责)\n附件：1.任务清单\n2.联系表\n某某区人民政府\n2030年1月5日\n");
  CHECK(numbers_of(plan) == Names{"1"});
}

TEST_CASE("a text without tasks and a text without words are errors") {
  CHECK(import_plan("今天天气很好。").errors[0].code == ImportCode::no_tasks);
  CHECK(import_plan(" \n\t\n").errors[0].code == ImportCode::empty_text);
  CHECK(import_plan("").errors[0].code == ImportCode::empty_text);
}

TEST_CASE("a document number in the text is not the document's own") {
  const ImportedPlan own =
      import_plan("区政发〔2030〕4号\n2030年方案\n一、甲\n1.子。(区财政局负责)\n");
  CHECK(own.document_number.text == "区政发〔2030〕4号");
  const ImportedPlan cited = import_plan(
      "2030年方案\n根据上级方案(市政发〔2030〕4号)要求制定。\n一、甲\n1.子。(区财政局负责)\n");
  CHECK(cited.document_number.text.empty());
  CHECK(has_note(cited, ImportCode::document_number_missing));
}

TEST_CASE("a year that nothing tells is not guessed") {
  const ImportedPlan plan = plan_of({"6月底前完成。(区财政局负责)"});
  CHECK(plan.tasks[0].deadlines.empty());
  CHECK(has_note(plan, ImportCode::year_unknown, "6月底前"));
}

TEST_CASE("numbers know whether more or less is better") {
  const ImportedPlan plan =
      plan_of({"推出20件事。开办率达到98%以上,用时控制在4个工作日内,"
               "落实上级3项要求。(区财政局负责)"});
  const std::vector<ImportedTarget>& targets = plan.tasks[0].targets;
  REQUIRE(targets.size() == 4);
  CHECK(targets[0].comparator == Comparator::at_least);
  CHECK(targets[0].unit == "件");
  CHECK(targets[1].comparator == Comparator::at_least);
  CHECK(targets[1].value == decimal_of(98));
  CHECK(targets[1].subject == "开办率");
  CHECK(targets[2].comparator == Comparator::at_most);
  CHECK(targets[2].unit == "个工作日");
  CHECK(targets[3].comparator == Comparator::equal);
}

}  // namespace
}  // namespace tz::plan::test
