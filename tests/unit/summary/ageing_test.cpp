#include "summary/ageing.h"

#include <doctest/doctest.h>

#include "summary/deadlines.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;
using tz::testing::uuid_no;

namespace {

OrderId issue(SmallLedger& ledger, int no, CivilDate day, CivilDate deadline) {
  ledger.now = morning_of(day);
  // An order follows a reminder.
  const SendReminder reminder{ReminderId(uuid_no(no + 50)), ledger.own(), {}};
  REQUIRE(ledger.run(ledger.office, reminder));
  const IssueOrder body{OrderId(uuid_no(no)), ledger.own(), "依据", "事实", "要求", deadline};
  REQUIRE(ledger.run(ledger.office, body));
  return body.order;
}

}  // namespace

TEST_CASE("a week has seven days, a month thirty") {
  CHECK(age_of(0) == Age::week);
  CHECK(age_of(7) == Age::week);
  CHECK(age_of(8) == Age::month);
  CHECK(age_of(30) == Age::month);
  CHECK(age_of(31) == Age::older);
}

TEST_CASE("open orders are counted by age, and overdue ones come first") {
  SmallLedger ledger;
  const OrderId old = issue(ledger, 701, kMonday, kMonday + 60);
  const OrderId late = issue(ledger, 702, kMonday + 20, kMonday + 25);
  const OrderId fresh = issue(ledger, 703, kMonday + 30, kMonday + 50);
  const OrderId closed = issue(ledger, 704, kMonday + 30, kMonday + 50);
  REQUIRE(ledger.run(ledger.clerk, AnswerOrder{closed, "已整改"}));
  REQUIRE(ledger.run(ledger.office, CloseOrder{closed, "已整改"}));
  const Ageing ageing = ageing_of(ledger.records, {ledger.plan}, kMonday + 31);
  REQUIRE(ageing.orders.size() == 3);
  CHECK(ageing.orders[0] == OpenOrder{late, ledger.own(), 11, true});
  CHECK(ageing.orders[1] == OpenOrder{old, ledger.own(), 31, false});
  CHECK(ageing.orders[2] == OpenOrder{fresh, ledger.own(), 1, false});
  CHECK(ageing.orders_by_age == std::array<int32_t, kAges>{1, 1, 1});
  CHECK(ageing.overdue_orders == 1);
  CHECK(ageing_of(ledger.records, {PlanId(uuid_no(9))}, kMonday + 31).orders.empty());
}

TEST_CASE("nothing of an assignment that was taken back is open any more") {
  SmallLedger ledger;
  issue(ledger, 701, kMonday, kMonday + 60);
  const ProblemId problem{uuid_no(750)};
  REQUIRE(ledger.run(ledger.clerk,
                     RaiseProblem{problem, ledger.own(), "系统未联通", Severity::severe}));
  REQUIRE(ledger.run(ledger.office, CancelAssignment{ledger.own(), "由其他单位承担"}));
  const Ageing ageing = ageing_of(ledger.records, {ledger.plan}, kMonday + 1);
  CHECK(ageing.orders.empty());
  CHECK(ageing.problems.empty());
}

TEST_CASE("problems are open until they are resolved, the oldest first") {
  SmallLedger ledger;
  const auto raise_on = [&](int no, int day, Severity severity) {
    ledger.now = morning_of(kMonday + day);
    const ProblemId id{uuid_no(no)};
    REQUIRE(ledger.run(ledger.clerk, RaiseProblem{id, ledger.own(), "系统未联通", severity}));
    return id;
  };
  const ProblemId newer = raise_on(711, 5, Severity::severe);
  const ProblemId older = raise_on(712, 1, Severity::normal);
  const ProblemId solved = raise_on(713, 0, Severity::normal);
  REQUIRE(ledger.run(ledger.office, ResolveProblem{solved, "已联通"}));
  const Ageing ageing = ageing_of(ledger.records, {ledger.plan}, kMonday + 10);
  REQUIRE(ageing.problems.size() == 2);
  CHECK(ageing.problems[0] == OpenProblem{older, ledger.own(), 9, false});
  CHECK(ageing.problems[1] == OpenProblem{newer, ledger.own(), 5, true});
  CHECK(ageing.problems_by_age == std::array<int32_t, kAges>{1, 1, 0});
}

TEST_CASE("a deadline is near from fifteen days on, and past from the day after") {
  SmallLedger ledger;
  const CivilDate deadline = civil_from({2021, 10, 4});
  const auto counts = [&](CivilDate today) {
    const Deadlines found = deadlines_of(ledger.records, {ledger.plan}, today);
    return std::make_pair(found.due_soon.size(), found.overdue.size());
  };
  CHECK(counts(deadline - 16) == std::make_pair(size_t{0}, size_t{0}));
  CHECK(counts(deadline - 15) == std::make_pair(size_t{2}, size_t{0}));
  CHECK(counts(deadline) == std::make_pair(size_t{2}, size_t{0}));
  CHECK(counts(deadline + 1) == std::make_pair(size_t{0}, size_t{2}));
  REQUIRE(ledger.run(ledger.office, CancelAssignment{ledger.own(), "合并"}));
  CHECK(counts(deadline + 1) == std::make_pair(size_t{0}, size_t{1}));
}
