#include "summary/span.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "summary/ageing.h"
#include "summary/board.h"
#include "summary/deadlines.h"
#include "summary/ledger_table.h"
#include "summary/progress_line.h"
#include "summary/words.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;
using tz::testing::uuid_no;

namespace {

// Two plans, the second of the year after with a dated task due on 2022-10-04, and a task force
// with a task of each.
struct TwoPlans : SmallLedger {
  PlanId next{uuid_no(801)};
  TaskId next_dated{uuid_no(802)};
  TaskForceId force{uuid_no(804)};

  TwoPlans() {
    PublishPlan body = publish();
    body.plan.id = next;
    body.plan.title = "下一年度重点任务";
    body.plan.starts_on = civil_from({2022, 1, 1});
    body.plan.ends_on = civil_from({2022, 12, 31});
    body.tasks[0].id = next_dated;
    body.tasks[0].deadline = civil_from({2022, 10, 4});
    body.tasks[1].id = TaskId(uuid_no(803));
    for (Task& task : body.tasks) task.plan = next;
    REQUIRE(run(office, body));
    put_force({dated, next_dated}, false);
  }

  void put_force(std::vector<TaskId> tasks, bool disbanded) {
    TaskForce kept{force, "监管工作专班", lead_unit, std::move(tasks), {street}, disbanded, 0};
    std::sort(kept.tasks.begin(), kept.tasks.end());
    REQUIRE(run(office, PutTaskForce{kept}));
  }
};

BoardSpan due(std::optional<CivilDate> first, std::optional<CivilDate> last) {
  return {std::nullopt, std::nullopt, first, last};
}

std::vector<TaskId> ids(const std::vector<const Task*>& tasks) {
  std::vector<TaskId> out;
  for (const Task* task : tasks) out.push_back(task->id);
  return out;
}

// What every figure of the span is counted over.
std::vector<TaskId> counted(const TwoPlans& ledger, const BoardSpan& span) {
  std::vector<TaskId> out;
  for (const TaskRow& row : board_of(ledger.records, span, kMonday).task_rows) {
    out.push_back(row.task);
  }
  return out;
}

}  // namespace

TEST_CASE("a span holds the tasks of its plan, of its task force and of its period") {
  const TwoPlans ledger;
  using Ids = std::vector<TaskId>;
  const BoardSpan all;
  CHECK(ids(tasks_in(ledger.records, all)) ==
        Ids{ledger.next_dated, TaskId(uuid_no(803)), ledger.dated, ledger.undated});
  CHECK(counted(ledger, {ledger.plan}) == Ids{ledger.dated, ledger.undated});
  CHECK(counted(ledger, {std::nullopt, ledger.force}) == Ids{ledger.next_dated, ledger.dated});
  CHECK(counted(ledger, {ledger.plan, ledger.force}) == Ids{ledger.dated});
  const CivilDate deadline = civil_from({2021, 10, 4});
  CHECK(counted(ledger, due(deadline, deadline)) == Ids{ledger.dated});
  CHECK(counted(ledger, due(deadline + 1, std::nullopt)) == Ids{ledger.next_dated});
  CHECK(counted(ledger, due(std::nullopt, deadline)) == Ids{ledger.dated});
  CHECK(counted(ledger, due(std::nullopt, deadline - 1)).empty());
  CHECK(counted(ledger, {ledger.plan, TaskForceId(uuid_no(99))}).empty());
}

TEST_CASE("a task without a deadline is in no period, and is said to be left out") {
  const TwoPlans ledger;
  CHECK(undated_left_out(ledger.records, {ledger.plan}) == 0);
  BoardSpan span = due(kMonday, std::nullopt);
  CHECK(undated_left_out(ledger.records, span) == 2);
  span.plan = ledger.plan;
  CHECK(undated_left_out(ledger.records, span) == 1);
  span.task_force = ledger.force;
  CHECK(undated_left_out(ledger.records, span) == 0);
}

TEST_CASE("one unit's extension moves no task to another period") {
  TwoPlans ledger;
  Assignment moved = ledger.assignment();
  moved.deadline = civil_from({2021, 12, 1});
  ledger.records.put(moved);
  const CivilDate deadline = civil_from({2021, 10, 4});
  CHECK(counted(ledger, due(deadline, deadline)) == std::vector<TaskId>{ledger.dated});
  CHECK(counted(ledger, due(deadline + 1, civil_from({2021, 12, 31}))).empty());
}

TEST_CASE("the board of all plans counts what the boards of each count together") {
  TwoPlans ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  for (const int32_t day : {0, 9, 150, 400}) {
    CAPTURE(day);
    const CivilDate today = kMonday + day;
    const Board one = board_of(ledger.records, {ledger.plan}, today);
    const Board other = board_of(ledger.records, {ledger.next}, today);
    const Board both = board_of(ledger.records, {}, today);
    CHECK(both.plans == std::vector<PlanId>{ledger.next, ledger.plan});
    for (size_t i = 0; i < kLights; ++i) {
      CHECK(both.tasks.of[i] == one.tasks.of[i] + other.tasks.of[i]);
    }
    CHECK(both.measures.size() == one.measures.size() + other.measures.size());
    CHECK(both.reporting.missing.size() ==
          one.reporting.missing.size() + other.reporting.missing.size());
    CHECK(both.reporting.reported.size() ==
          one.reporting.reported.size() + other.reporting.reported.size());
    int32_t shares = 0;
    for (const Board* board : {&one, &other}) {
      for (const UnitRow& row : board->units) shares += row.assignments.total();
    }
    for (const UnitRow& row : both.units) {
      shares -= row.assignments.total();
      CHECK(row.measures.size() == both.measures.size());
    }
    CHECK(shares == 0);
  }
}

TEST_CASE("a narrowed board has the measures of its tasks alone, and their percents") {
  TwoPlans ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  const Board whole = board_of(ledger.records, {ledger.plan}, kMonday);
  CHECK(whole.measures.size() == 2);
  CHECK(whole.percent == 10);
  const Board narrow = board_of(ledger.records, {ledger.plan, ledger.force}, kMonday);
  REQUIRE(narrow.measures.size() == 1);
  CHECK(narrow.measures[0].measure == 0);
  CHECK(narrow.percent == 20);
  CHECK(narrow.tasks.total() == 1);
  CHECK(narrow.latest.size() == 1);
  CHECK(board_of(ledger.records, {ledger.next, ledger.force}, kMonday).latest.empty());
}

TEST_CASE("plans of different cadence have no common cycle, and count by their own") {
  TwoPlans ledger;
  const CivilDate today = civil_from({2022, 3, 10});
  CHECK(board_of(ledger.records, {ledger.plan}, today).reporting.cycle.has_value());
  Plan plan = *ledger.records.plan(ledger.next);
  plan.cadence = Cadence::monthly;
  plan.thresholds.due_soon_days = 3;
  ledger.records.put(plan);
  CHECK_FALSE(board_of(ledger.records, {}, today).reporting.cycle.has_value());
  CHECK_FALSE(deadlines_of(ledger.records, {}, today).soon_days.has_value());
  CHECK(deadlines_of(ledger.records, {ledger.next}, today).soon_days == 3);
  // Four days before the deadline of a task whose plan calls three days soon.
  const CivilDate near = civil_from({2022, 9, 30});
  CHECK(deadlines_of(ledger.records, {ledger.next}, near).due_soon.empty());
  CHECK(deadlines_of(ledger.records, {}, near + 1).due_soon.size() == 2);
}

TEST_CASE("lists, ages and the line go by the span as the board does") {
  TwoPlans ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  REQUIRE(ledger.run(ledger.clerk, RaiseProblem{ProblemId(uuid_no(900)), ledger.own(), "缺经费"}));
  const CivilDate today = kMonday + 150;  // past the deadline of 2021
  const BoardSpan spans[] = {{},
                             {ledger.plan},
                             {ledger.next},
                             {std::nullopt, ledger.force},
                             due(civil_from({2021, 10, 1}), civil_from({2021, 10, 31})),
                             due(civil_from({2022, 10, 1}), std::nullopt)};
  for (const BoardSpan& span : spans) {
    const Board board = board_of(ledger.records, span, today);
    const std::vector<ProgressPoint> line = progress_line(ledger.records, span, today);
    REQUIRE_FALSE(line.empty());
    CHECK(line.back().percent == board.percent);
    CHECK(line.back().expected == board.expected);
    CHECK(ledger_table(ledger.records, {span}, today).rows() == board.task_rows.size());
    const bool holds_dated = holds(ledger.records, span, *ledger.records.task(ledger.dated));
    CHECK(deadlines_of(ledger.records, span, today).overdue.size() == (holds_dated ? 2 : 0));
    CHECK(ageing_of(ledger.records, span, today).problems.size() == (holds_dated ? 1 : 0));
    CHECK(holds(ledger.records, span, ledger.assignment()) == holds_dated);
  }
}

TEST_CASE("what a span is narrowed to is said in words") {
  const TwoPlans ledger;
  BoardSpan span{ledger.plan};
  CHECK(narrowing_words(Lang::zh, span, ledger.records).empty());
  span.task_force = ledger.force;
  CHECK(narrowing_words(Lang::zh, span, ledger.records) == "监管工作专班");
  span.first = civil_from({2021, 6, 1});
  CHECK(narrowing_words(Lang::zh, span, ledger.records) == "监管工作专班 · 时限 2021-06-01 起");
  span.last = civil_from({2021, 6, 30});
  CHECK(narrowing_words(Lang::en, span, ledger.records) ==
        "监管工作专班 · due 2021-06-01 to 2021-06-30");
  span.task_force.reset();
  span.first.reset();
  CHECK(narrowing_words(Lang::zh, span, ledger.records) == "时限至 2021-06-30");
}
