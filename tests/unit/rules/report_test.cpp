#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

const Report& only_report(const SmallLedger& ledger) {
  REQUIRE(ledger.records.reports().size() == 1);
  return ledger.records.reports().begin()->second;
}

// The clerk, who was moved to the other street an hour ago.
Actor moved_clerk(const SmallLedger& ledger) {
  Actor moved = ledger.clerk;
  moved.unit = ledger.other_street;
  moved.former = {{ledger.street, {Role::member}, Instant{ledger.now.unix_ms - kHourMs}}};
  return moved;
}

// Judged now, written so long ago; applied where it stands.
Result<Decision> arrives(SmallLedger& ledger, const Actor& actor, const SubmitReport& body,
                         int64_t written_ms_ago) {
  Operation operation = ledger.operation(actor, body, ledger.seq);
  operation.device_time.unix_ms -= written_ms_ago;
  Result<Decision> decision =
      decide(operation, actor, ledger.records, Stamp{ledger.seq + 1, ledger.now, 0});
  if (decision) {
    ++ledger.seq;
    for (const Record& record : decision->changed) ledger.records.put(record);
  }
  return decision;
}

}  // namespace

TEST_CASE("a report sets the percent and proves receipt") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  CHECK(ledger.assignment().percent == 40);
  CHECK(ledger.assignment().stage == Stage::active);
  CHECK(ledger.assignment().acknowledged_by == ledger.clerk.person);
  CHECK(ledger.assignment().reported_cycle == kMonday);
  CHECK(only_report(ledger).timing == Timing::on_time);
  CHECK(only_report(ledger).version == ledger.seq);
}

TEST_CASE("a report from another unit is refused and changes nothing") {
  SmallLedger ledger;
  const RecordSet before = ledger.records;
  const auto decision = ledger.run(ledger.stranger, ledger.report(40));
  CHECK(decision.error().code == ErrorCode::foreign_unit);
  CHECK(ledger.run(ledger.supervisor, ledger.report(40)).error().code == ErrorCode::foreign_unit);
  CHECK(ledger.records == before);
}

TEST_CASE("a report in another person's name is refused") {
  SmallLedger ledger;
  const Operation operation = ledger.operation(ledger.clerk, ledger.report(40), 0);
  const auto decision =
      decide(operation, ledger.colleague, ledger.records, Stamp{1, ledger.now, 0});
  CHECK(decision.error().code == ErrorCode::foreign_actor);
}

TEST_CASE("a lower percent needs a reason from whoever saw the present one") {
  SmallLedger ledger;
  const uint64_t before = ledger.assignment().version;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  ledger.now = morning_of(kMonday + 7);
  CHECK(ledger.run(ledger.clerk, ledger.report(30)).error().field == "body.content.reason");
  SubmitReport with_reason = ledger.report(30);
  with_reason.content.reason = "口径调整";
  CHECK(ledger.judge(ledger.clerk, with_reason, ledger.assignment().version).ok());
  CHECK(ledger.judge(ledger.clerk, ledger.report(30), before).ok());
}

TEST_CASE("a report says something, or that nothing changed") {
  SmallLedger ledger;
  CHECK(ledger.run(ledger.clerk, ledger.report(40, "")).error().code ==
        ErrorCode::nothing_to_report);
  SubmitReport unchanged = ledger.report(0, "");
  unchanged.content.no_change = true;
  CHECK(ledger.run(ledger.clerk, unchanged).error().code == ErrorCode::nothing_to_repeat);
}

TEST_CASE("no change repeats what stands on the ledger, whatever the device remembered") {
  SmallLedger ledger;
  SubmitReport first = ledger.report(40);
  first.content.values = {{0, decimal_of(12)}};
  REQUIRE(ledger.run(ledger.clerk, first));
  ledger.now = morning_of(kMonday + 7);
  SubmitReport unchanged = ledger.report(10, "");
  unchanged.content.no_change = true;
  REQUIRE(ledger.run(ledger.colleague, unchanged));
  CHECK(ledger.assignment().percent == 40);
  CHECK(ledger.records.report(unchanged.report)->content.values == first.content.values);
}

TEST_CASE("a second report in a cycle must correct the first, when its author has seen it") {
  SmallLedger ledger;
  SubmitReport first = ledger.report(40);
  REQUIRE(ledger.run(ledger.clerk, first));
  CHECK(ledger.run(ledger.clerk, ledger.report(50)).error().code == ErrorCode::already_reported);
  SubmitReport correction = ledger.report(50);
  correction.replaces = first.report;
  REQUIRE(ledger.run(ledger.clerk, correction));
  CHECK(ledger.assignment().current_report == correction.report);
  CHECK(ledger.records.report(first.report)->content.percent == 40);
  CHECK_FALSE(ledger.records.report(first.report)->contested);
}

TEST_CASE("two offline reports of one cycle are both kept and both marked") {
  SmallLedger ledger;
  const uint64_t seen = ledger.assignment().version;
  const SubmitReport one = ledger.report(40);
  const SubmitReport two = ledger.report(55);
  REQUIRE(ledger.run_seen(ledger.clerk, one, seen));
  REQUIRE(ledger.run_seen(ledger.colleague, two, seen));
  CHECK(ledger.records.report(one.report)->contested);
  CHECK(ledger.records.report(two.report)->contested);
  CHECK(ledger.assignment().current_report == two.report);
}

TEST_CASE("only a report on the same assignment can be corrected") {
  SmallLedger ledger;
  SubmitReport correction = ledger.report(40);
  correction.replaces = ReportId(testing::uuid_no(77));
  CHECK(ledger.run(ledger.clerk, correction).error().code == ErrorCode::replaced_not_own);
}

TEST_CASE("a target that the task does not have is refused") {
  SmallLedger ledger;
  SubmitReport body = ledger.report(40);
  body.content.values = {{1, decimal_of(3)}};
  CHECK(ledger.run(ledger.clerk, body).error().field == "body.content.values");
  body.content.values = {{0, decimal_of(3)}, {0, decimal_of(4)}};
  CHECK_FALSE(ledger.run(ledger.clerk, body));
}

TEST_CASE("a report on what was cancelled meanwhile goes to the late arrivals whole") {
  SmallLedger ledger;
  const uint64_t seen = ledger.assignment().version;
  REQUIRE(ledger.run(ledger.office, CancelAssignment{ledger.own(), "合并"}));
  const SubmitReport body = ledger.report(60, "现场已完成");
  const auto decision = ledger.run_seen(ledger.clerk, body, seen);
  REQUIRE(decision);
  CHECK(decision->late);
  const LateArrival* late = ledger.records.late_arrival(body.report);
  REQUIRE(late != nullptr);
  CHECK(late->content == body.content);
  CHECK(late->stage_met == Stage::cancelled);
  CHECK(ledger.assignment().percent == 0);
  CHECK(ledger.run(ledger.clerk, ledger.report(60)).error().code == ErrorCode::wrong_stage);
}

TEST_CASE("a report written in time and sent within the grace period is on time, sent late") {
  SmallLedger ledger;
  Operation operation = ledger.operation(ledger.clerk, ledger.report(40), 0);
  const auto timing_when = [&](int64_t hours_after_cutoff) {
    const Instant cutoff = shanghai_start_of(kMonday + 7);
    const Stamp stamp{9, Instant{cutoff.unix_ms + hours_after_cutoff * kHourMs}, 0};
    const auto decision = decide(operation, ledger.clerk, ledger.records, stamp);
    REQUIRE(decision);
    const Report* report = std::get_if<Report>(&decision->changed.back());
    REQUIRE(report != nullptr);
    CHECK(report->cycle == kMonday);
    return report->timing;
  };
  CHECK(timing_when(-1) == Timing::on_time);
  CHECK(timing_when(71) == Timing::on_time_sent_late);
  CHECK(timing_when(73) == Timing::late);
}

TEST_CASE("a device's clock that runs ahead is corrected and never beats the receipt") {
  SmallLedger ledger;
  Operation operation = ledger.operation(ledger.clerk, ledger.report(40), 0);
  operation.device_time = Instant{ledger.now.unix_ms + 400 * kDayMs};
  const auto decision = decide(operation, ledger.clerk, ledger.records,
                               Stamp{9, ledger.now, -400 * kDayMs - kHourMs});
  REQUIRE(decision);
  CHECK(std::get_if<Report>(&decision->changed.back())->written_at.unix_ms ==
        ledger.now.unix_ms - kHourMs);
  const auto uncorrected = decide(operation, ledger.clerk, ledger.records, Stamp{9, ledger.now, 0});
  CHECK(std::get_if<Report>(&uncorrected->changed.back())->written_at == ledger.now);
}

TEST_CASE("a report written before its author was moved goes to the late arrivals whole") {
  SmallLedger ledger;
  const SubmitReport body = ledger.report(60, "调动之前写的");
  const auto decision = arrives(ledger, moved_clerk(ledger), body, 2 * kHourMs);
  REQUIRE(decision);
  CHECK(decision->late);
  const LateArrival* late = ledger.records.late_arrival(body.report);
  REQUIRE(late != nullptr);
  CHECK(late->content == body.content);
  CHECK(late->author == ledger.clerk.person);
  CHECK(late->unit == ledger.street);
  CHECK(late->stage_met == Stage::issued);
  CHECK(ledger.assignment().percent == 0);
  REQUIRE(ledger.run(ledger.office, AdmitLate{body.report}));
  CHECK(ledger.assignment().percent == 60);
  CHECK(only_report(ledger).unit == ledger.street);
}

TEST_CASE("a report written after its author was moved is refused") {
  SmallLedger ledger;
  const Actor moved = moved_clerk(ledger);
  for (const int64_t ago_ms : {int64_t{0}, kHourMs}) {
    const auto decision = arrives(ledger, moved, ledger.report(60), ago_ms);
    CHECK(decision.error().code == ErrorCode::foreign_unit);
  }
}

TEST_CASE("what would have been refused before its author was moved is refused still") {
  SmallLedger ledger;
  const Actor moved = moved_clerk(ledger);
  CHECK(arrives(ledger, moved, ledger.report(60, ""), 2 * kHourMs).error().code ==
        ErrorCode::nothing_to_report);
  SubmitReport of_another = ledger.report(60);
  of_another.assignment = ledger.assignment_of(ledger.dated, ledger.lead_unit);
  CHECK(arrives(ledger, moved, of_another, 2 * kHourMs).error().code == ErrorCode::foreign_unit);
  Actor idle = moved;
  idle.former[0].roles.clear();
  CHECK(arrives(ledger, idle, ledger.report(60), 2 * kHourMs).error().code ==
        ErrorCode::foreign_unit);
}

TEST_CASE("of several posts the one counts in which a report was written") {
  SmallLedger ledger;
  Actor moved = moved_clerk(ledger);
  moved.unit = ledger.office_unit;
  moved.roles = {Role::supervisor};
  moved.former.push_back({ledger.other_street, {Role::member}, ledger.now});
  CHECK(arrives(ledger, moved, ledger.report(60), kMinuteMs).error().code ==
        ErrorCode::foreign_unit);
  const auto decision = arrives(ledger, moved, ledger.report(60), 2 * kHourMs);
  REQUIRE(decision);
  CHECK(decision->late);
}
