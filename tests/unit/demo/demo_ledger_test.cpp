// The whole sample ledger, built into a store on disk and asked as a newcomer would ask it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "demo/affairs.h"
#include "demo/build_demo.h"
#include "demo/cast.h"
#include "demo/sources.h"
#include "demo_file.h"
#include "model/record_set.h"
#include "service/audit.h"
#include "service/sign_in.h"
#include "store/sqlite_store.h"
#include "summary/board.h"
#include "summary/inbox.h"
#include "summary/light.h"

namespace tz::server {

using testing::cheap;
using testing::DemoFile;
using testing::june;
using testing::kNow;

namespace {

TEST_CASE("the sample ledger is a district's plan at work, and its log verifies") {
  DemoFile& demo = june();
  CHECK(demo.ledger().tasks == 64);
  CHECK(demo.ledger().units == demo_units().size());
  CHECK(demo.ledger().persons == demo_persons().size());
  CHECK(demo.ledger().assignments > 400);
  CHECK(demo.ledger().operations > 3000);

  const Result<AuditReport> report = audit(demo.store());
  REQUIRE(report);
  CHECK(report->ok());
  CHECK(report->head.seq == demo.ledger().operations);
}

TEST_CASE("the lights of the sample ledger are in a sensible proportion") {
  DemoFile& demo = june();
  const Board board = board_of(demo.records(), {demo.ledger().plan}, shanghai_date(kNow));
  CHECK(board.tasks.total() == 64);
  CHECK(board.tasks[Light::red] >= 4);
  CHECK(board.tasks[Light::red] <= 7);
  CHECK(board.tasks[Light::yellow] >= 9);
  CHECK(board.tasks[Light::yellow] <= 14);
  CHECK(board.tasks[Light::green] >= 32);
  CHECK(board.tasks[Light::blue] >= 4);
  CHECK(board.tasks[Light::grey] >= 3);
  CHECK(board.tasks[Light::grey] <= 6);
}

TEST_CASE("the sample ledger has the task forces that its plan founds, each with work to look at") {
  const RecordSet records = june().records();
  REQUIRE(records.all_of<TaskForce>().size() == 3);
  for (const char* const name : {"政务服务工作专班", "网上政务工作专班", "监管工作专班"}) {
    CAPTURE(name);
    const TaskForce* force = records.task_force_named(name);
    REQUIRE(force != nullptr);
    CHECK(force->lead.has_value());
    CHECK_FALSE(force->disbanded);
    const BoardSpan span{june().ledger().plan, force->id};
    const Board board = board_of(records, span, shanghai_date(kNow));
    CHECK(board.task_rows.size() == force->tasks.size());
    CHECK(board.tasks.total() >= 8);
    CHECK_FALSE(board.latest.empty());
  }
}

TEST_CASE("the circular of the sample ledger was objected to, answered and published") {
  const RecordSet records = june().records();
  REQUIRE(records.all_of<Circular>().size() == 1);
  const Circular& circular = records.all_of<Circular>().begin()->second;
  CHECK(circular.state == PublicationState::published);
  CHECK(circular.said(CircularPart::number) == "钢营商示发〔2026〕2号");
  CHECK(circular.figures.tasks.size() == 64);
  const std::vector<const Objection*> objections = records.objections_of(circular.id);
  REQUIRE(objections.size() == 1);
  CHECK(objections.front()->answer.has_value());
}

TEST_CASE("every account of the sample ledger signs in with the password of the demo") {
  DemoFile& demo = june();
  StoryClock clock;
  clock.set(kNow);
  SystemRandom random;
  Service service(demo.store(), clock, random, cheap());
  size_t accounts = 0;
  for (const CastPerson& person : demo_persons()) {
    if (person.login.empty()) continue;
    CAPTURE(person.login);
    const auto in =
        sign_in(service, {std::string(person.login), std::string(kDemoPassword), "test"});
    REQUIRE(in);
    CHECK(in->person.name == person.name);
    CHECK(in->person.has(person.role));
    ++accounts;
  }
  CHECK(accounts == 14);
}

TEST_CASE("the sample ledger has reports, problems, late ones and unacknowledged assignments") {
  DemoFile& demo = june();
  const RecordSet records = demo.records();
  size_t problems = 0;
  size_t contested = 0;
  std::set<Timing> timings;
  for (const auto& [id, report_made] : records.reports()) {
    problems += report_made.content.problem.empty() ? 0 : 1;
    contested += report_made.contested ? 1 : 0;
    timings.insert(report_made.timing);
    CHECK(report_made.received_at < kNow);
  }
  CHECK(problems > 20);
  CHECK(contested >= 2);
  CHECK(timings.size() == 3);
  CHECK_FALSE(records.late_arrivals().empty());
  size_t issued = 0;
  size_t declared = 0;
  for (const auto& [id, assignment] : records.assignments()) {
    issued += assignment.stage == Stage::issued ? 1 : 0;
    declared += assignment.stage == Stage::declared ? 1 : 0;
  }
  CHECK(issued >= 6);
  CHECK(declared >= 5);
  const Board board = board_of(records, {demo.ledger().plan}, shanghai_date(kNow));
  CHECK(board.reporting.reported.size() > 50);
  CHECK(board.reporting.missing.size() > 20);
  CHECK(board.latest.size() == kLatestReports);
}

const Assignment* share_of(const RecordSet& records, std::string_view task, std::string_view unit) {
  for (const auto& [id, assignment] : records.assignments()) {
    if (records.task(assignment.task)->number != task) continue;
    if (records.unit(assignment.unit)->name == unit) return &assignment;
  }
  return nullptr;
}

// What affairs.cpp tells of units, and what the browser's tests do with them.
void check_units_at_work(const RecordSet& records, CivilDate today) {
  for (const char* const unit :
       {"里辛街道", "汶源街道", "辛庄街道", "颜庄街道", "钢城经济开发区"}) {
    CAPTURE(unit);
    const Assignment* share = share_of(records, "(三)1", unit);
    REQUIRE(share != nullptr);
    CHECK(share->stage == Stage::active);
    CHECK(share->percent < 100);
  }
  const Assignment* late = share_of(records, "(三)3", "里辛街道");
  REQUIRE(late != nullptr);
  CHECK(late->stage == Stage::active);
  CHECK(late->percent <= 75);
  CHECK(records.task(late->task)->deadline < today);
  CHECK(records.all_of<SupervisionOrder>().size() == demo_orders().size());
  CHECK(records.all_of<ActionPlan>().size() == demo_action_plans().size());
  for (const auto& [id, order] : records.all_of<SupervisionOrder>()) {
    const Assignment* pressed = records.assignment(order.assignment);
    const Task* task = records.task(pressed->task);
    const Light light = light_of(*pressed, *task, *records.plan(task->plan), records, today).light;
    CAPTURE(task->number);
    CHECK((light == Light::red || light == Light::yellow));
  }
}

// How much of each kind the owner of an account finds in the inbox.
using Counts = std::map<InboxKind, size_t>;

Counts inbox_counts(const RecordSet& records, std::string_view name, CivilDate today) {
  Counts out;
  for (const auto& [id, person] : records.persons()) {
    if (person.name != name) continue;
    for (const InboxItem& item : inbox_of(records, actor_of(person), today)) ++out[item.kind];
  }
  return out;
}

std::string listed(const Counts& counts) {
  std::string out;
  for (const auto& [kind, count] : counts) {
    out += std::string(name_of(kind)) + ' ' + std::to_string(count) + "; ";
  }
  return out;
}

void check_inboxes_are_short(const RecordSet& records, CivilDate today) {
  for (const CastPerson& cast : demo_persons()) {
    if (cast.login.empty()) continue;
    const Counts counts = inbox_counts(records, cast.name, today);
    CAPTURE(cast.login);
    CAPTURE(listed(counts));
    size_t total = 0;
    for (const auto& [kind, count] : counts) total += count;
    CHECK(total <= 40);
  }
}

TEST_CASE("every inbox of the sample is short, and the office's has something of each kind") {
  const RecordSet records = june().records();
  check_inboxes_are_short(records, shanghai_date(kNow));
  const Counts counts = inbox_counts(records, "陈静", shanghai_date(kNow));
  for (const InboxKind kind :
       {InboxKind::report_to_review, InboxKind::completion_to_review, InboxKind::plan_to_approve,
        InboxKind::extension_to_decide, InboxKind::late_to_decide, InboxKind::order_to_check,
        InboxKind::group_to_confirm, InboxKind::task_to_close}) {
    CAPTURE(name_of(kind));
    CHECK(counts.count(kind) == 1);
  }
}

TEST_CASE("the sample ledger holds every affair of the working cycle, open and settled") {
  const RecordSet records = june().records();
  check_units_at_work(records, shanghai_date(kNow));
  std::map<OrderState, size_t> orders;
  size_t overdue = 0;
  for (const auto& [id, order] : records.all_of<SupervisionOrder>()) {
    ++orders[order.state];
    overdue += order.is_overdue(shanghai_date(kNow)) ? 1 : 0;
    CHECK(order.serial >= 1);
  }
  CHECK(orders[OrderState::issued] >= 2);
  CHECK(orders[OrderState::answered] >= 1);
  CHECK(orders[OrderState::closed] >= 2);
  CHECK(overdue >= 1);

  size_t answered = 0, unanswered = 0;
  for (const auto& [id, instruction] : records.all_of<Instruction>()) {
    ++(instruction.answer ? answered : unanswered);
  }
  CHECK(answered >= 2);
  CHECK(unanswered >= 1);

  std::set<ExtensionState> extensions;
  for (const auto& [id, request] : records.all_of<ExtensionRequest>()) {
    extensions.insert(request.state);
  }
  CHECK(extensions.size() == 3);

  std::map<PlanState, size_t> plans;
  for (const auto& [id, plan] : records.all_of<ActionPlan>()) {
    ++plans[plan.state];
    const auto milestones = milestones_from(plan.value(PlanField::milestones));
    REQUIRE(milestones);
    CHECK(milestones->size() == 3);
  }
  CHECK(plans[PlanState::approved] >= 2);
  CHECK(plans[PlanState::filed] >= 2);
  CHECK(plans[PlanState::returned] >= 1);

  size_t accepted = 0, returned = 0, corrected = 0;
  for (const auto& [id, report] : records.reports()) {
    if (report.review) ++(report.is_returned() ? returned : accepted);
    corrected += report.replaces ? 1 : 0;
  }
  CHECK(accepted > 2000);
  CHECK(returned > 10);
  CHECK(corrected > 10);
  CHECK(returned > corrected);

  size_t open = 0, resolved = 0, handed_over = 0;
  for (const auto& [id, problem] : records.all_of<Problem>()) {
    ++(problem.is_open() ? open : resolved);
    handed_over += problem.owner == problem.raised_unit ? 0 : 1;
  }
  CHECK(open > 5);
  CHECK(resolved > open);
  CHECK(handed_over >= 2);

  size_t closed = 0;
  for (const auto& [id, task] : records.tasks()) closed += task.closed ? 1 : 0;
  CHECK(closed >= 2);
}

TEST_CASE("a second sample ledger is not built over the first") {
  DemoFile& demo = june();
  const auto again = build_demo(demo.store(), kNow, cheap());
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::already_exists);
}

TEST_CASE("the same moment gives the same sample ledger") {
  DemoFile again(kNow, "again");
  CHECK(june().head() == again.head());
}

TEST_CASE("the sample ledger is alive on any day of the year") {
  // The course of a single assignment is tested on every day; here are the two ends of a year.
  const Instant moments[] = {
      {shanghai_start_of(civil_from({2027, 1, 1})).unix_ms + 15 * kHourMs},
      {shanghai_start_of(civil_from({2026, 12, 31})).unix_ms + 23 * kHourMs + 59 * kMinuteMs},
  };
  for (const Instant now : moments) {
    CAPTURE(to_iso(shanghai_date(now)));
    DemoFile demo(now, "day");
    const Board board = board_of(demo.records(), {demo.ledger().plan}, shanghai_date(now));
    check_units_at_work(demo.records(), shanghai_date(now));
    check_inboxes_are_short(demo.records(), shanghai_date(now));
    CHECK(board.tasks.total() == 64);
    CHECK(board.tasks[Light::red] >= 4);
    CHECK(board.tasks[Light::red] <= 8);
    CHECK(board.tasks[Light::yellow] >= 8);
    CHECK(board.tasks[Light::yellow] <= 16);
    CHECK(board.tasks[Light::green] >= 30);
    CHECK(board.tasks[Light::blue] >= 4);
    CHECK(board.tasks[Light::grey] >= 3);
  }
}

}  // namespace
}  // namespace tz::server
