// What is said of reports: acceptance, return and what stands then; the late arrivals.
#include <doctest/doctest.h>

#include "rules/standing.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

struct ReviewLedger : SmallLedger {
  ReportId reported(const Actor& actor, int32_t percent,
                    std::optional<ReportId> replaces = std::nullopt) {
    SubmitReport body = report(percent);
    body.content.reason = "核减";
    body.replaces = replaces;
    REQUIRE(run(actor, body));
    return body.report;
  }
  ReportId reported(int32_t percent, std::optional<ReportId> replaces = std::nullopt) {
    return reported(clerk, percent, replaces);
  }
  // One that its author wrote without knowing what the ledger holds.
  ReportId reported_offline(const Actor& actor, int32_t percent) {
    const SubmitReport body = report(percent);
    REQUIRE(run_seen(actor, body, 0));
    return body.report;
  }
  void send_back(ReportId report) { REQUIRE(run(office, ReturnReport{report, "缺依据"})); }
  void next_week() { now = Instant{now.unix_ms + 7 * kDayMs}; }
  const Report& the(ReportId id) const { return *records.report(id); }
  bool is_current(ReportId id) const { return assignment().current_report == id; }
  bool stands(ReportId id) const {
    for (const Report* standing : standing_reports(own(), records)) {
      if (standing->id == id) return true;
    }
    return false;
  }

  void put_stage(Stage stage) {
    Assignment next = assignment();
    next.stage = stage;
    next.version = ++seq;
    records.put(next);
  }
  // A report that meets an assignment in that stage, which its author could not know.
  ReportId arrived_late(SubmitReport body, Stage stage = Stage::completed) {
    put_stage(stage);
    const auto decision = run_seen(clerk, body, 0);
    REQUIRE(decision);
    REQUIRE(decision->late);
    return body.report;
  }
};

}  // namespace

TEST_CASE("an accepted report bears its review and moves nothing") {
  ReviewLedger ledger;
  const ReportId report = ledger.reported(40);
  const Assignment before = ledger.assignment();
  REQUIRE(ledger.run(ledger.lead, AcceptReport{report}));
  REQUIRE(ledger.the(report).review);
  CHECK(ledger.the(report).review->accepted);
  CHECK(ledger.the(report).review->remark.by == ledger.lead.person);
  CHECK(ledger.the(report).version == ledger.seq);
  CHECK(ledger.assignment() == before);
}

TEST_CASE("a report is reviewed by the office or a lead unit's head, never by its own unit") {
  ReviewLedger ledger;
  const ReportId report = ledger.reported(40);
  const Actor lead_clerk{PersonId(testing::uuid_no(32)), ledger.lead_unit, {Role::member}};
  const Actor head{PersonId(testing::uuid_no(33)), ledger.street, {Role::unit_lead}};
  const std::vector<OperationBody> bodies = {AcceptReport{report}, ReturnReport{report, "缺依据"}};
  for (const OperationBody& body : bodies) {
    const auto code = [&](const Actor& actor) {
      return ledger.judge(actor, body, ledger.seq).error().code;
    };
    CHECK(code(ledger.clerk) == ErrorCode::own_work);
    CHECK(code(head) == ErrorCode::own_work);
    for (const Actor& actor : {ledger.stranger, lead_clerk, ledger.supervisor, ledger.admin}) {
      CHECK(code(actor) == ErrorCode::not_allowed);
    }
    CHECK(ledger.judge(ledger.lead, body, ledger.seq).ok());
    CHECK(ledger.judge(ledger.office, body, ledger.seq).ok());
  }
}

TEST_CASE("a unit that leads as a member of a confirmed group reviews, and not before") {
  ReviewLedger ledger;
  const ReportId report = ledger.reported(40);
  const Actor head{PersonId(testing::uuid_no(34)), ledger.other_street, {Role::unit_lead}};
  Task task = *ledger.records.task(ledger.dated);
  task.groups.push_back({"专班成员单位", Duty::lead, false, {ledger.other_street}});
  ledger.records.put(task);
  CHECK(ledger.judge(head, AcceptReport{report}, ledger.seq).error().code ==
        ErrorCode::not_allowed);
  task.groups.back().confirmed = true;
  ledger.records.put(task);
  CHECK(ledger.judge(head, AcceptReport{report}, ledger.seq).ok());
}

TEST_CASE("a review is of the report as it now is, once, and not of what was corrected") {
  ReviewLedger ledger;
  const ReportId report = ledger.reported(40);
  CHECK(ledger.judge(ledger.office, AcceptReport{ReportId(testing::uuid_no(77))}, 0).error().code ==
        ErrorCode::not_found);
  CHECK(ledger.run_seen(ledger.office, AcceptReport{report}, 0).error().code == ErrorCode::stale);
  REQUIRE(ledger.run(ledger.office, AcceptReport{report}));
  CHECK(ledger.run(ledger.office, ReturnReport{report, "缺依据"}).error().code ==
        ErrorCode::already_reviewed);
  const ReportId correction = ledger.reported(45, report);
  CHECK(ledger.run(ledger.office, AcceptReport{report}).error().code == ErrorCode::report_replaced);
  ledger.send_back(correction);
  CHECK(ledger.run(ledger.office, AcceptReport{correction}).error().code ==
        ErrorCode::already_reviewed);
}

TEST_CASE("of two contested reports the reviewer makes one current by accepting it") {
  ReviewLedger ledger;
  const ReportId earlier = ledger.reported_offline(ledger.clerk, 40);
  const ReportId later = ledger.reported_offline(ledger.colleague, 55);
  REQUIRE(ledger.is_current(later));
  REQUIRE(ledger.run(ledger.lead, AcceptReport{earlier}));
  CHECK(ledger.is_current(earlier));
  CHECK(ledger.assignment().percent == 40);
  CHECK(ledger.the(earlier).contested);
  CHECK(ledger.stands(later));
}

TEST_CASE("accepting a contested report of an earlier cycle does not undo the present one") {
  ReviewLedger ledger;
  const ReportId earlier = ledger.reported_offline(ledger.clerk, 40);
  ledger.reported_offline(ledger.colleague, 55);
  ledger.next_week();
  const ReportId present = ledger.reported(60);
  REQUIRE(ledger.run(ledger.lead, AcceptReport{earlier}));
  CHECK(ledger.is_current(present));
  CHECK(ledger.assignment().percent == 60);
}

TEST_CASE("accepting a contested report moves no assignment that is over") {
  ReviewLedger ledger;
  const ReportId earlier = ledger.reported_offline(ledger.clerk, 40);
  const ReportId later = ledger.reported_offline(ledger.colleague, 100);
  ledger.put_stage(Stage::completed);
  REQUIRE(ledger.run(ledger.office, AcceptReport{earlier}));
  CHECK(ledger.is_current(later));
  CHECK(ledger.assignment().percent == 100);
}

TEST_CASE("after a return the report that stood before counts again") {
  ReviewLedger ledger;
  const ReportId before = ledger.reported(40);
  ledger.next_week();
  const ReportId report = ledger.reported(60);
  ledger.send_back(report);
  CHECK(ledger.the(report).is_returned());
  CHECK(ledger.the(report).review->remark.text == "缺依据");
  CHECK(ledger.is_current(before));
  CHECK(ledger.assignment().percent == 40);
  CHECK(ledger.assignment().reported_cycle == kMonday);
}

TEST_CASE("of one cycle the report that was written last counts after a return") {
  ReviewLedger ledger;
  const ReportId first = ledger.reported_offline(ledger.clerk, 40);
  ledger.now.unix_ms += kHourMs;
  const ReportId second = ledger.reported_offline(ledger.colleague, 50);
  ledger.now.unix_ms += kHourMs;
  const ReportId third = ledger.reported_offline(ledger.clerk, 60);
  ledger.send_back(third);
  CHECK(ledger.is_current(second));
  ledger.send_back(second);
  CHECK(ledger.is_current(first));
}

TEST_CASE("a return of what is not current moves nothing") {
  ReviewLedger ledger;
  const ReportId before = ledger.reported(40);
  ledger.next_week();
  const ReportId report = ledger.reported(60);
  ledger.send_back(before);
  CHECK(ledger.is_current(report));
  CHECK(ledger.assignment().percent == 60);
}

TEST_CASE("with its only report returned an assignment is as if never reported on") {
  ReviewLedger ledger;
  ledger.send_back(ledger.reported(40));
  CHECK(ledger.assignment().percent == 0);
  CHECK_FALSE(ledger.assignment().current_report);
  CHECK_FALSE(ledger.assignment().reported_cycle);
  CHECK(ledger.assignment().stage == Stage::active);
  SubmitReport unchanged = ledger.report(0, "");
  unchanged.content.no_change = true;
  CHECK(ledger.run(ledger.clerk, unchanged).error().code == ErrorCode::nothing_to_repeat);
}

TEST_CASE("after a return the author reports again, naming the returned one or not") {
  for (bool named : {false, true}) {
    CAPTURE(named);
    ReviewLedger ledger;
    const ReportId returned = ledger.reported(40);
    ledger.send_back(returned);
    SubmitReport again = ledger.report(30);  // below the returned, but above what counts now
    if (named) again.replaces = returned;
    REQUIRE(ledger.run(ledger.clerk, again));
    CHECK(ledger.is_current(again.report));
    CHECK_FALSE(ledger.the(again.report).contested);
    CHECK(ledger.assignment().percent == 30);
    CHECK(ledger.run(ledger.clerk, ledger.report(35)).error().code == ErrorCode::already_reported);
  }
}

TEST_CASE("a correction belongs to the cycle of what it corrects") {
  ReviewLedger ledger;
  const ReportId returned = ledger.reported(40);
  ledger.send_back(returned);
  ledger.next_week();
  const ReportId correction = ledger.reported(35, returned);
  CHECK(ledger.the(correction).cycle == kMonday);
  CHECK(ledger.the(correction).timing == Timing::late);
  const ReportId present = ledger.reported(50);
  CHECK(ledger.the(present).cycle == kMonday + 7);
  CHECK(ledger.is_current(present));
}

TEST_CASE("a correction of an earlier cycle moves nothing and needs no reason") {
  ReviewLedger ledger;
  const ReportId earlier = ledger.reported(40);
  ledger.next_week();
  const ReportId present = ledger.reported(50);
  SubmitReport correction = ledger.report(35);
  correction.replaces = earlier;
  REQUIRE(ledger.run(ledger.clerk, correction));
  CHECK(ledger.is_current(present));
  CHECK(ledger.assignment().percent == 50);
  CHECK(ledger.assignment().reported_cycle == kMonday + 7);
  CHECK_FALSE(ledger.stands(earlier));
}

TEST_CASE("a returned correction lets what it corrected stand again, until it is corrected anew") {
  ReviewLedger ledger;
  const ReportId first = ledger.reported(40);
  const ReportId second = ledger.reported(60, first);
  ledger.send_back(second);
  CHECK(ledger.is_current(first));
  CHECK(ledger.judge(ledger.office, AcceptReport{first}, ledger.seq).ok());
  const ReportId third = ledger.reported(45, second);
  CHECK(ledger.is_current(third));
  CHECK_FALSE(ledger.the(third).contested);
  CHECK_FALSE(ledger.stands(first));
  CHECK(ledger.run(ledger.office, AcceptReport{first}).error().code == ErrorCode::report_replaced);
}

TEST_CASE("who reports again after an acceptance is told to correct") {
  ReviewLedger ledger;
  const ReportId report = ledger.reported(40);
  REQUIRE(ledger.run(ledger.office, AcceptReport{report}));
  CHECK(ledger.run(ledger.clerk, ledger.report(50)).error().code == ErrorCode::already_reported);
}

TEST_CASE("nothing is declared complete on a report that was returned") {
  ReviewLedger ledger;
  const ReportId report = ledger.reported(100);
  REQUIRE(ledger.run(ledger.clerk, DeclareComplete{ledger.own(), "验收单"}));
  ledger.send_back(report);
  CHECK(ledger.assignment().stage == Stage::active);
  CHECK(ledger.assignment().percent == 0);
}

TEST_CASE("a return moves nothing that is over; reopening it does") {
  ReviewLedger ledger;
  const ReportId before = ledger.reported(70);
  ledger.next_week();
  const ReportId report = ledger.reported(100);
  ledger.put_stage(Stage::completed);
  ledger.send_back(report);
  CHECK(ledger.is_current(report));
  CHECK(ledger.assignment().percent == 100);
  REQUIRE(ledger.run(ledger.office, ReopenAssignment{ledger.own(), "核查不实"}));
  CHECK(ledger.is_current(before));
  CHECK(ledger.assignment().percent == 70);
  CHECK(ledger.assignment().stage == Stage::active);
}

TEST_CASE("a report of an earlier cycle that arrives late is kept and moves nothing") {
  ReviewLedger ledger;
  Operation late = ledger.operation(ledger.colleague, ledger.report(30), 0);
  ledger.next_week();
  const ReportId present = ledger.reported(50);
  const auto decision = decide(late, ledger.colleague, ledger.records, Stamp{99, ledger.now, 0});
  REQUIRE(decision);
  REQUIRE(decision->changed.size() == 1);
  CHECK(std::get_if<Report>(&decision->changed[0])->cycle == kMonday);
  CHECK(ledger.is_current(present));
}

TEST_CASE("the office admits a late arrival as the report that it would have been") {
  ReviewLedger ledger;
  ledger.reported(40);
  ledger.next_week();
  SubmitReport body = ledger.report(60, "现场已完成");
  body.content.problem = "缺经费";
  const ReportId id = ledger.arrived_late(body, Stage::suspended);
  ledger.put_stage(Stage::active);
  REQUIRE(ledger.run(ledger.office, AdmitLate{id}));
  const Report& report = ledger.the(id);
  CHECK(report.content == body.content);
  CHECK(report.author == ledger.clerk.person);
  CHECK(report.cycle == kMonday + 7);
  CHECK(report.timing == Timing::on_time);
  CHECK(report.previous_percent == 40);
  REQUIRE(report.admitted);
  CHECK(report.admitted->by == ledger.office.person);
  CHECK(ledger.is_current(id));
  CHECK(ledger.assignment().percent == 60);
  CHECK(ledger.records.problem(problem_id_for(id)) != nullptr);
  const LateArrival* late = ledger.records.late_arrival(id);
  REQUIRE(late->decision);
  CHECK(late->decision->accepted);
}

TEST_CASE("a late arrival that is admitted proves receipt like any report") {
  ReviewLedger ledger;
  const ReportId id = ledger.arrived_late(ledger.report(20), Stage::suspended);
  ledger.put_stage(Stage::issued);
  REQUIRE(ledger.run(ledger.office, AdmitLate{id}));
  CHECK(ledger.assignment().stage == Stage::active);
  CHECK(ledger.assignment().acknowledged_by == ledger.clerk.person);
}

TEST_CASE("a late arrival that is admitted moves no assignment that takes no reports") {
  for (Stage stage : {Stage::declared, Stage::completed, Stage::suspended, Stage::cancelled}) {
    CAPTURE(name_of(stage));
    ReviewLedger ledger;
    const ReportId before = ledger.reported(100);
    SubmitReport body = ledger.report(60);
    body.content.problem = "缺经费";
    const ReportId id = ledger.arrived_late(body, stage);
    const Assignment assignment = ledger.assignment();
    REQUIRE(ledger.run(ledger.office, AdmitLate{id}));
    CHECK(ledger.assignment() == assignment);
    CHECK(ledger.is_current(before));
    CHECK(ledger.the(id).content.percent == 60);
    CHECK((ledger.records.problem(problem_id_for(id)) == nullptr) == assignment.is_over());
  }
}

TEST_CASE("a late arrival that is not the latest does not become current") {
  ReviewLedger ledger;
  const ReportId id = ledger.arrived_late(ledger.report(30), Stage::suspended);
  ledger.put_stage(Stage::active);
  ledger.now.unix_ms += kHourMs;
  const ReportId present = ledger.reported(ledger.colleague, 50);
  REQUIRE(ledger.run(ledger.office, AdmitLate{id}));
  CHECK(ledger.is_current(present));
  CHECK(ledger.assignment().percent == 50);
  CHECK(ledger.the(id).contested);
  CHECK(ledger.the(present).contested);
}

TEST_CASE("a correction that arrives late corrects all the same when it is admitted") {
  ReviewLedger ledger;
  const ReportId first = ledger.reported(40);
  SubmitReport correction = ledger.report(45);
  correction.replaces = first;
  const ReportId id = ledger.arrived_late(correction, Stage::suspended);
  ledger.put_stage(Stage::active);
  REQUIRE(ledger.run(ledger.office, AdmitLate{id}));
  CHECK(ledger.the(id).replaces == first);
  CHECK_FALSE(ledger.the(id).contested);
  CHECK_FALSE(ledger.stands(first));
  CHECK(ledger.assignment().percent == 45);
}

TEST_CASE("late arrivals that correct one another do so in the order of their admission") {
  for (bool first_admitted : {false, true}) {
    CAPTURE(first_admitted);
    ReviewLedger ledger;
    const ReportId first = ledger.arrived_late(ledger.report(40), Stage::suspended);
    SubmitReport correction = ledger.report(45);
    correction.replaces = first;
    const ReportId second = ledger.arrived_late(correction, Stage::suspended);
    ledger.put_stage(Stage::active);
    if (first_admitted) REQUIRE(ledger.run(ledger.office, AdmitLate{first}));
    REQUIRE(ledger.run(ledger.office, AdmitLate{second}));
    CHECK(ledger.the(second).replaces.has_value() == first_admitted);
    CHECK_FALSE(ledger.the(second).contested);
    CHECK(ledger.is_current(second));
  }
}

TEST_CASE("an admitted correction belongs to the cycle of the late arrival that it corrects") {
  ReviewLedger ledger;
  const ReportId first = ledger.arrived_late(ledger.report(40), Stage::suspended);
  ledger.now = Instant{ledger.now.unix_ms + 7 * kDayMs};
  SubmitReport correction = ledger.report(45);
  correction.replaces = first;
  const ReportId second = ledger.arrived_late(correction, Stage::suspended);
  CHECK(ledger.records.late_arrival(second)->cycle != ledger.records.late_arrival(first)->cycle);
  ledger.put_stage(Stage::active);
  REQUIRE(ledger.run(ledger.office, AdmitLate{first}));
  REQUIRE(ledger.run(ledger.office, AdmitLate{second}));
  CHECK(ledger.the(second).cycle == ledger.the(first).cycle);
  CHECK_FALSE(ledger.stands(first));
  CHECK(ledger.stands(second));
}

TEST_CASE("a late \"no change\" repeats the ledger's values where it becomes current") {
  for (Stage stage : {Stage::active, Stage::completed}) {
    CAPTURE(name_of(stage));
    ReviewLedger ledger;
    ledger.reported(40);
    ledger.next_week();
    SubmitReport unchanged = ledger.report(10, "");
    unchanged.content.no_change = true;
    const ReportId id = ledger.arrived_late(unchanged, Stage::suspended);
    ledger.put_stage(stage);
    REQUIRE(ledger.run(ledger.office, AdmitLate{id}));
    CHECK(ledger.the(id).content.percent == (stage == Stage::active ? 40 : 10));
    CHECK(ledger.assignment().percent == 40);
  }
}

TEST_CASE("a declined late arrival keeps its words and the reason, and becomes no report") {
  ReviewLedger ledger;
  const SubmitReport body = ledger.report(60, "现场已完成");
  const ReportId id = ledger.arrived_late(body);
  REQUIRE(ledger.run(ledger.office, DeclineLate{id, "已办结"}));
  const LateArrival* late = ledger.records.late_arrival(id);
  REQUIRE(late->decision);
  CHECK_FALSE(late->decision->accepted);
  CHECK(late->decision->remark.text == "已办结");
  CHECK(late->content == body.content);
  CHECK(ledger.records.report(id) == nullptr);
}

TEST_CASE("a late arrival is decided by the office, once, as it now is") {
  ReviewLedger ledger;
  const ReportId id = ledger.arrived_late(ledger.report(60));
  const auto refused = [&](const Actor& actor, ReportId late, uint64_t base, ErrorCode code) {
    CHECK(ledger.judge(actor, AdmitLate{late}, base).error().code == code);
    CHECK(ledger.judge(actor, DeclineLate{late, "已办结"}, base).error().code == code);
  };
  for (const Actor& actor : {ledger.clerk, ledger.lead, ledger.supervisor}) {
    refused(actor, id, ledger.seq, ErrorCode::not_allowed);
  }
  refused(ledger.office, ReportId(testing::uuid_no(77)), ledger.seq, ErrorCode::not_found);
  refused(ledger.office, id, 0, ErrorCode::stale);
  REQUIRE(ledger.run(ledger.office, DeclineLate{id, "已办结"}));
  refused(ledger.office, id, ledger.seq, ErrorCode::already_decided);
}

TEST_CASE("an id that a late arrival bears is not used for another report") {
  ReviewLedger ledger;
  const SubmitReport body = ledger.report(60);
  ledger.arrived_late(body, Stage::suspended);
  ledger.put_stage(Stage::active);
  CHECK(ledger.run(ledger.clerk, body).error().code == ErrorCode::already_exists);
}

TEST_CASE("a target that the task does not have is refused also of a late report") {
  ReviewLedger ledger;
  ledger.put_stage(Stage::completed);
  SubmitReport body = ledger.report(60);
  body.content.values = {{7, decimal_of(3)}};
  CHECK(ledger.run_seen(ledger.clerk, body, 0).error().code == ErrorCode::unknown_value);
}
