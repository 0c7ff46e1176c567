// Problems: raised with a report or alone, handed to whom can help, resolved.
#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

struct ProblemLedger : SmallLedger {
  ProblemId id{testing::uuid_no(500)};

  SubmitReport troubled(std::string words, bool severe = false) {
    SubmitReport body = report(40);
    body.content.problem = std::move(words);
    body.content.severe = severe;
    return body;
  }
  RaiseProblem raise_problem() const { return {id, own(), "缺经费", Severity::normal}; }
  const Problem& the_problem() const { return *records.problem(id); }
  size_t count() const { return records.problems_of(own()).size(); }
  void resolve(ProblemId problem) { REQUIRE(run(office, ResolveProblem{problem, "已拨付"})); }
  void next_week() { now = Instant{now.unix_ms + 7 * kDayMs}; }

  void put_stage(Stage stage) {
    Assignment next = assignment();
    next.stage = stage;
    records.put(next);
  }
};

}  // namespace

TEST_CASE("a report that names a problem raises it, owned by its unit") {
  ProblemLedger ledger;
  const SubmitReport body = ledger.troubled("缺经费", true);
  REQUIRE(ledger.run(ledger.clerk, body));
  const Problem* problem = ledger.records.problem(problem_id_for(body.report));
  REQUIRE(problem != nullptr);
  CHECK(problem->assignment == ledger.own());
  CHECK(problem->report == body.report);
  CHECK(problem->raised == Remark{"缺经费", ledger.clerk.person, ledger.now});
  CHECK(problem->raised_unit == ledger.street);
  CHECK(problem->severity == Severity::severe);
  CHECK(problem->owner == ledger.street);
  CHECK(problem->is_open());
  CHECK(problem->version == ledger.seq);
}

TEST_CASE("a report without a problem raises none, nor does \"no change\"") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  ledger.next_week();
  SubmitReport unchanged = ledger.troubled("缺经费");
  unchanged.content.no_change = true;
  REQUIRE(ledger.run(ledger.clerk, unchanged));
  CHECK(ledger.count() == 0);
}

TEST_CASE("the words of an open problem, repeated in the next report, raise no other") {
  ProblemLedger ledger;
  const SubmitReport first = ledger.troubled("缺经费");
  REQUIRE(ledger.run(ledger.clerk, first));
  ledger.next_week();
  REQUIRE(ledger.run(ledger.clerk, ledger.troubled("缺经费")));
  CHECK(ledger.count() == 1);
  ledger.next_week();
  REQUIRE(ledger.run(ledger.clerk, ledger.troubled("缺人手")));
  CHECK(ledger.count() == 2);
  ledger.resolve(problem_id_for(first.report));
  ledger.next_week();
  REQUIRE(ledger.run(ledger.clerk, ledger.troubled("缺经费")));
  CHECK(ledger.count() == 3);
}

TEST_CASE("the words of a problem raised alone are not raised again by a report") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  REQUIRE(ledger.run(ledger.clerk, ledger.troubled("缺经费")));
  CHECK(ledger.count() == 1);
}

TEST_CASE("a correction does not raise the same words twice, not even resolved ones") {
  ProblemLedger ledger;
  const SubmitReport first = ledger.troubled("缺经费");
  REQUIRE(ledger.run(ledger.clerk, first));
  SubmitReport second = ledger.troubled("缺经费");
  second.replaces = first.report;
  REQUIRE(ledger.run(ledger.clerk, second));
  CHECK(ledger.count() == 1);
  ledger.resolve(problem_id_for(first.report));
  SubmitReport third = ledger.troubled("缺经费");
  third.replaces = second.report;
  REQUIRE(ledger.run(ledger.clerk, third));
  CHECK(ledger.count() == 1);
}

TEST_CASE("staff raise a problem of their own assignment alone") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  CHECK(ledger.the_problem().assignment == ledger.own());
  CHECK_FALSE(ledger.the_problem().report);
  CHECK(ledger.the_problem().raised == Remark{"缺经费", ledger.clerk.person, ledger.now});
  CHECK(ledger.the_problem().raised_unit == ledger.street);
  CHECK(ledger.the_problem().owner == ledger.street);
  CHECK(ledger.the_problem().severity == Severity::normal);
}

TEST_CASE("a problem is raised once, by staff, while the assignment is not over") {
  ProblemLedger ledger;
  for (const Actor& actor : {ledger.stranger, ledger.lead, ledger.office, ledger.supervisor}) {
    CHECK(ledger.run(actor, ledger.raise_problem()).error().code == ErrorCode::foreign_unit);
  }
  RaiseProblem unknown = ledger.raise_problem();
  unknown.assignment = AssignmentId(testing::uuid_no(77));
  CHECK(ledger.run(ledger.clerk, unknown).error().code == ErrorCode::not_found);
  for (Stage stage : {Stage::completed, Stage::cancelled}) {
    ledger.put_stage(stage);
    CHECK(ledger.run(ledger.clerk, ledger.raise_problem()).error().code ==
          ErrorCode::assignment_over);
  }
  for (Stage stage : {Stage::issued, Stage::active, Stage::declared, Stage::suspended}) {
    ledger.put_stage(stage);
    CHECK(ledger.judge(ledger.clerk, ledger.raise_problem(), 0).ok());
  }
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  CHECK(ledger.run(ledger.clerk, ledger.raise_problem()).error().code == ErrorCode::already_exists);
}

TEST_CASE("a reviewer hands a problem to whom can help, and weighs it") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  REQUIRE(ledger.run(ledger.lead, AssignProblem{ledger.id, ledger.other_street, Severity::severe}));
  CHECK(ledger.the_problem().owner == ledger.other_street);
  CHECK(ledger.the_problem().severity == Severity::severe);
  CHECK(ledger.the_problem().raised_unit == ledger.street);
  CHECK(ledger.run(ledger.office, AssignProblem{ledger.id, ledger.lead_unit, Severity::normal}));
  CHECK(ledger.the_problem().owner == ledger.lead_unit);
}

TEST_CASE("a problem is handed over by reviewers, while open, to a unit that exists") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  const AssignProblem body{ledger.id, ledger.lead_unit, Severity::severe};
  CHECK(ledger.run(ledger.clerk, body).error().code == ErrorCode::own_work);
  for (const Actor& actor : {ledger.stranger, ledger.supervisor, ledger.auditor}) {
    CHECK(ledger.run(actor, body).error().code == ErrorCode::not_allowed);
  }
  AssignProblem unknown = body;
  unknown.problem = ProblemId(testing::uuid_no(77));
  CHECK(ledger.run(ledger.office, unknown).error().code == ErrorCode::not_found);
  CHECK(ledger.run_seen(ledger.office, body, 0).error().code == ErrorCode::stale);
  AssignProblem nowhere = body;
  nowhere.owner = UnitId(testing::uuid_no(77));
  CHECK(ledger.run(ledger.office, nowhere).error().code == ErrorCode::unit_unknown);
  ledger.resolve(ledger.id);
  CHECK(ledger.run(ledger.office, body).error().code == ErrorCode::problem_resolved);
}

TEST_CASE("a problem is resolved by its owner, by the assignment's unit or by the office") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  REQUIRE(
      ledger.run(ledger.office, AssignProblem{ledger.id, ledger.other_street, Severity::normal}));
  const ResolveProblem body{ledger.id, "已拨付"};
  for (const Actor& actor : {ledger.lead, ledger.supervisor, ledger.admin}) {
    CHECK(ledger.run(actor, body).error().code == ErrorCode::not_allowed);
  }
  CHECK(ledger.judge(ledger.clerk, body, ledger.seq).ok());
  CHECK(ledger.judge(ledger.office, body, ledger.seq).ok());
  REQUIRE(ledger.run(ledger.stranger, body));
  CHECK(ledger.the_problem().resolution == Remark{"已拨付", ledger.stranger.person, ledger.now});
  CHECK_FALSE(ledger.the_problem().is_open());
}

TEST_CASE("the owner resolves a problem on a device that does not hold the assignment") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  REQUIRE(
      ledger.run(ledger.office, AssignProblem{ledger.id, ledger.other_street, Severity::normal}));
  ledger.records.erase({Collection::assignment, ledger.own().uuid});
  CHECK(ledger.run(ledger.stranger, ResolveProblem{ledger.id, "已拨付"}).ok());
}

TEST_CASE("a problem is resolved once, as it now is") {
  ProblemLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.raise_problem()));
  const ResolveProblem body{ledger.id, "已拨付"};
  CHECK(ledger.run(ledger.clerk, ResolveProblem{ProblemId(testing::uuid_no(77)), "已拨付"})
            .error()
            .code == ErrorCode::not_found);
  CHECK(ledger.run_seen(ledger.clerk, body, 0).error().code == ErrorCode::stale);
  REQUIRE(ledger.run(ledger.clerk, body));
  CHECK(ledger.run(ledger.clerk, body).error().code == ErrorCode::problem_resolved);
}

TEST_CASE("a clock that stood before 1970 by its skew leaves a record that can be read again") {
  ProblemLedger ledger;
  Operation operation = ledger.operation(ledger.clerk, ledger.raise_problem(), 0);
  operation.device_time = Instant{0};
  const Result<Decision> decision =
      decide(operation, ledger.clerk, ledger.records, Stamp{ledger.seq + 1, ledger.now, -kDayMs});
  REQUIRE(decision.ok());
  for (const Record& record : decision->changed) {
    const Result<Record> read =
        record_from(collection_of(record), body_json(record), version_of(record));
    REQUIRE(read.ok());
    CHECK(*read == record);
  }
}
