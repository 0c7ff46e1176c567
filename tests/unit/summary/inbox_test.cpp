#include "summary/inbox.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  Actor head{PersonId(testing::uuid_no(31)), street, {Role::unit_lead}};
  CivilDate today = kMonday;

  // Nothing is left to acknowledge, and no report is due yet.
  Scene() {
    const RecordSet published = records;
    for (const auto& [id, assignment] : published.assignments()) {
      Assignment next = assignment;
      next.stage = Stage::active;
      next.acknowledged_by = clerk.person;
      records.put(next);
    }
  }

  std::vector<InboxItem> inbox(const Actor& actor) const { return inbox_of(records, actor, today); }
  std::vector<InboxKind> kinds(const Actor& actor) const {
    std::vector<InboxKind> out;
    for (const InboxItem& item : inbox(actor)) out.push_back(item.kind);
    return out;
  }
  bool has(const Actor& actor, InboxKind kind) const {
    const std::vector<InboxKind> all = kinds(actor);
    return std::find(all.begin(), all.end(), kind) != all.end();
  }
  InboxItem only(const Actor& actor) const {
    const std::vector<InboxItem> all = inbox(actor);
    REQUIRE(all.size() == 1);
    return all[0];
  }
  template <class Change>
  void change_own(Change change) {
    Assignment next = assignment();
    change(next);
    next.version = ++seq;
    records.put(next);
  }
  void set_deadline(CivilDate day) {
    change_own([&](Assignment& next) { next.deadline = day; });
  }
  // The report of this week, sent back by the office.
  ReportId put_returned() {
    const ReportId id = testing::put_report(*this);
    Report report = *records.report(id);
    report.review = Review{false, testing::remark_by(office, *this)};
    records.put(report);
    change_own([](Assignment& next) {
      next.current_report.reset();
      next.reported_cycle.reset();
    });
    return id;
  }
  void advance(int32_t days) {
    today = today + days;
    now = morning_of(today);
  }
};

}  // namespace

TEST_CASE("whoever has nothing to do has an empty inbox") {
  Scene scene;
  CHECK(scene.inbox(scene.clerk).empty());
  CHECK(scene.inbox(scene.stranger).empty());
  CHECK(scene.inbox(scene.supervisor).empty());
  CHECK(scene.inbox(scene.auditor).empty());
  CHECK(scene.inbox(scene.admin).empty());
  CHECK(inbox_of(RecordSet(), scene.office, kMonday).empty());
}

TEST_CASE("new work is to be acknowledged, and then it is gone from the inbox") {
  Scene scene;
  scene.change_own([](Assignment& next) { next.stage = Stage::issued; });
  scene.advance(2);
  const InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::to_acknowledge);
  CHECK(item.task == scene.dated);
  CHECK(item.assignment == scene.own());
  CHECK(item.record == RecordKey{Collection::assignment, scene.own().uuid});
  CHECK(item.since == kMonday);
  CHECK(item.days == 2);
  CHECK_FALSE(item.urgent);
  REQUIRE(scene.run(scene.clerk, Acknowledge{scene.own()}));
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("a report is asked for in the last days of its cycle") {
  Scene scene;
  scene.advance(2);
  CHECK(scene.inbox(scene.clerk).empty());
  scene.advance(1);
  InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::report_due);
  CHECK(item.days == 3);
  CHECK_FALSE(item.urgent);
  scene.advance(3);
  item = scene.only(scene.clerk);
  CHECK(item.days == 0);
  CHECK(item.urgent);
  REQUIRE(scene.run(scene.clerk, scene.report(40)));
  CHECK(scene.inbox(scene.clerk).empty());
  CHECK(scene.inbox(scene.colleague).empty());
}

TEST_CASE("a longer cycle asks earlier") {
  Scene scene;
  Plan plan = *scene.records.plan(scene.plan);
  plan.cadence = Cadence::monthly;
  scene.records.put(plan);
  scene.change_own([](Assignment& next) { next.issued_on = civil_from({2021, 5, 1}); });
  scene.today = civil_from({2021, 5, 23});
  CHECK(scene.inbox(scene.clerk).empty());
  scene.today = civil_from({2021, 5, 24});
  CHECK(scene.only(scene.clerk).kind == InboxKind::report_due);
}

TEST_CASE("a deadline near or past stands before the report that is due") {
  Scene scene;
  scene.set_deadline(kMonday + 20);
  scene.advance(4);
  CHECK(scene.kinds(scene.clerk) == std::vector{InboxKind::report_due});
  scene.advance(1);
  InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::due_soon);
  CHECK(item.since == kMonday + 5);
  CHECK(item.days == 15);
  CHECK_FALSE(item.urgent);
  scene.today = kMonday + 17;
  CHECK(scene.only(scene.clerk).urgent);
  scene.today = kMonday + 22;
  item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::overdue);
  CHECK(item.days == 2);
  CHECK(item.urgent);
}

TEST_CASE("work that is nearly done is not due soon") {
  Scene scene;
  scene.set_deadline(kMonday + 10);
  scene.change_own([](Assignment& next) { next.percent = 80; });
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("nothing is asked about work that waits, is over or belongs to a closed task") {
  Scene scene;
  scene.set_deadline(kMonday - 1);
  for (const Stage stage :
       {Stage::declared, Stage::suspended, Stage::completed, Stage::cancelled}) {
    scene.change_own([&](Assignment& next) { next.stage = stage; });
    CHECK(scene.inbox(scene.clerk).empty());
  }
  scene.change_own([](Assignment& next) { next.stage = Stage::active; });
  CHECK(scene.kinds(scene.clerk) == std::vector{InboxKind::overdue});
  testing::close_dated_task(scene);
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("a reminder stays until a report has followed it") {
  Scene scene;
  const ReminderId id = testing::put_reminder(scene);
  scene.advance(1);
  const InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::reminder);
  CHECK(item.record == RecordKey{Collection::reminder, id.uuid});
  CHECK(item.days == 1);
  REQUIRE(scene.run(scene.colleague, scene.report(40)));
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("a returned report stays until it is corrected, and hides what the same report settles") {
  Scene scene;
  const ReportId id = scene.put_returned();
  testing::put_reminder(scene);
  scene.set_deadline(kMonday + 5);
  scene.advance(3);
  const InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::report_returned);
  CHECK(item.record == RecordKey{Collection::report, id.uuid});
  CHECK(item.days == 3);
  CHECK(item.urgent);
  SubmitReport correction = scene.report(90);
  correction.replaces = id;
  REQUIRE(scene.run(scene.clerk, correction));
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE(
    "an order is to be answered by the unit, then checked by the office, then perhaps again") {
  Scene scene;
  const OrderId id = testing::put_order(scene, OrderState::issued, kMonday + 7);
  scene.advance(2);
  InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::order);
  CHECK(item.since == kMonday);
  CHECK(item.days == 5);
  CHECK_FALSE(item.urgent);
  CHECK(scene.inbox(scene.lead).empty());
  REQUIRE(scene.run(scene.clerk, AnswerOrder{id, "已整改"}));
  CHECK(scene.inbox(scene.clerk).empty());
  CHECK(scene.has(scene.office, InboxKind::order_to_check));
  REQUIRE(scene.run(scene.office, ReturnOrder{id, "没有照片"}));
  CHECK_FALSE(scene.has(scene.office, InboxKind::order_to_check));
  scene.today = kMonday + 9;
  scene.change_own([](Assignment& next) { next.reported_cycle = kMonday + 7; });
  item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::order_returned);
  CHECK(item.since == kMonday + 2);
  CHECK(item.days == -2);
  CHECK(item.urgent);
}

TEST_CASE("whoever answered an order is not asked to check it") {
  Scene scene;
  const OrderId id = testing::put_order(scene, OrderState::issued, kMonday + 7);
  const Actor both{PersonId(testing::uuid_no(35)), scene.street, {Role::member, Role::office}};
  REQUIRE(scene.run(both, AnswerOrder{id, "已整改"}));
  CHECK_FALSE(scene.has(both, InboxKind::order_to_check));
  CHECK(scene.has(scene.office, InboxKind::order_to_check));
}

TEST_CASE("an instruction waits for the answer of the unit that it asks") {
  Scene scene;
  const InstructionId id = testing::put_instruction(scene);
  const InboxItem item = scene.only(scene.clerk);
  CHECK(item.kind == InboxKind::instruction);
  CHECK(item.record == RecordKey{Collection::instruction, id.uuid});
  CHECK(scene.inbox(scene.lead).empty());
  REQUIRE(scene.run(scene.head, AnswerInstruction{id, "已加快"}));
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("cancelled work asks for no answers") {
  Scene scene;
  testing::put_order(scene, OrderState::issued, kMonday + 7);
  testing::put_instruction(scene);
  scene.change_own([](Assignment& next) { next.stage = Stage::cancelled; });
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("a contested field is for whoever may choose") {
  Scene scene;
  testing::put_action_plan(scene, scene.own(), PlanState::draft, "一网通办");
  CHECK(scene.inbox(scene.clerk).empty());
  const InboxItem item = scene.only(scene.head);
  CHECK(item.kind == InboxKind::field_contested);
  CHECK(item.days == 1);
  CHECK(item.record == RecordKey{Collection::action_plan, action_plan_id_for(scene.own()).uuid});
  CHECK(scene.has(scene.office, InboxKind::field_contested));
  REQUIRE(scene.run(scene.head, ChooseField{scene.own(), PlanField::goal, "一网通办"}));
  CHECK(scene.inbox(scene.head).empty());
}

TEST_CASE("a filed plan is for the office, a returned one for the unit") {
  Scene scene;
  testing::put_action_plan(scene, scene.own(), PlanState::filed);
  CHECK(scene.inbox(scene.clerk).empty());
  CHECK(scene.has(scene.office, InboxKind::plan_to_approve));
  REQUIRE(scene.run(scene.office, ReturnActionPlan{scene.own(), "请细化"}));
  CHECK_FALSE(scene.has(scene.office, InboxKind::plan_to_approve));
  CHECK(scene.only(scene.clerk).kind == InboxKind::plan_returned);
  CHECK(scene.only(scene.head).kind == InboxKind::plan_returned);
  CHECK(scene.inbox(scene.stranger).empty());
}

TEST_CASE("a request for more time is the office's to decide, urgent near the old deadline") {
  Scene scene;
  const ExtensionId id = testing::put_extension(scene);
  const auto wanted = [&] {
    for (const InboxItem& item : scene.inbox(scene.office)) {
      if (item.kind == InboxKind::extension_to_decide) return item;
    }
    return InboxItem{};
  };
  CHECK(wanted().record == RecordKey{Collection::extension, id.uuid});
  CHECK(wanted().days == 140);
  CHECK_FALSE(wanted().urgent);
  scene.today = kMonday + 138;
  CHECK(wanted().urgent);
  REQUIRE(scene.run(scene.office, GrantExtension{id}));
  CHECK_FALSE(scene.has(scene.office, InboxKind::extension_to_decide));
}

TEST_CASE("a declared completion is for the office and the lead unit, not for its own people") {
  Scene scene;
  scene.change_own([](Assignment& next) { next.stage = Stage::declared; });
  CHECK(scene.has(scene.office, InboxKind::completion_to_review));
  CHECK(scene.only(scene.lead).kind == InboxKind::completion_to_review);
  CHECK(scene.inbox(scene.head).empty());
  CHECK(scene.inbox(scene.supervisor).empty());
}

TEST_CASE("a task with open groups is one item of the office's") {
  Scene scene;
  Task task = *scene.records.task(scene.undated);
  task.groups.push_back({"功能区", Duty::supporting, false, {}});
  scene.records.put(task);
  const InboxItem item = scene.only(scene.office);
  CHECK(item.kind == InboxKind::group_to_confirm);
  CHECK(item.record == RecordKey{Collection::task, scene.undated.uuid});
  CHECK_FALSE(item.assignment.has_value());
  CHECK(item.days == 2);
  REQUIRE(scene.run(scene.office, ConfirmGroup{scene.undated, "各街道", {scene.street}}));
  CHECK(scene.only(scene.office).days == 1);
}

TEST_CASE("the lead unit reviews what the others report, the office the lead unit's own reports") {
  Scene scene;
  testing::put_report(scene);
  scene.now = morning_of(kMonday + 1);
  SubmitReport second = scene.report(40);
  second.assignment = scene.assignment_of(scene.dated, scene.lead_unit);
  REQUIRE(scene.run(scene.lead, second));
  const auto to_review = [&] {
    std::vector<ReportId> order;
    for (const InboxItem& item : scene.inbox(scene.office)) {
      if (item.kind == InboxKind::report_to_review) order.emplace_back(item.record.id);
    }
    return order;
  };
  CHECK(to_review() == std::vector{second.report});
  // Two of one cycle that contradict each other are everybody's, and come first.
  Report contested = *scene.records.report(testing::id_no<ReportId>(500));
  contested.contested = true;
  scene.records.put(contested);
  CHECK(to_review() == std::vector{contested.id, second.report});
  CHECK(scene.only(scene.lead).kind == InboxKind::report_to_review);
  CHECK_FALSE(scene.has(scene.clerk, InboxKind::report_to_review));
}

TEST_CASE("a reviewed report, and one of completed work, is reviewed no more") {
  Scene scene;
  const ReportId id = testing::put_report(scene);
  CHECK(scene.has(scene.lead, InboxKind::report_to_review));
  scene.change_own([](Assignment& next) { next.stage = Stage::completed; });
  CHECK(scene.inbox(scene.lead).empty());
  scene.change_own([](Assignment& next) { next.stage = Stage::active; });
  Report report = *scene.records.report(id);
  report.review = Review{true, testing::remark_by(scene.office, scene)};
  scene.records.put(report);
  CHECK(scene.inbox(scene.lead).empty());
}

TEST_CASE("a late arrival is the office's to decide") {
  Scene scene;
  const ReportId id = testing::put_late(scene);
  const std::vector<InboxItem> items = scene.inbox(scene.office);
  REQUIRE_FALSE(items.empty());
  CHECK(items[0].kind == InboxKind::late_to_decide);
  CHECK(items[0].record == RecordKey{Collection::late_arrival, id.uuid});
  CHECK_FALSE(scene.has(scene.lead, InboxKind::late_to_decide));
}

TEST_CASE("a task whose lead units have completed it is to be closed out") {
  Scene scene;
  CHECK_FALSE(scene.has(scene.office, InboxKind::task_to_close));
  testing::complete_lead(scene);
  CHECK(scene.has(scene.office, InboxKind::task_to_close));
  CHECK_FALSE(scene.has(scene.lead, InboxKind::task_to_close));
  testing::close_dated_task(scene);
  CHECK_FALSE(scene.has(scene.office, InboxKind::task_to_close));
}

TEST_CASE("a problem that another unit handed over is the owner's, also without the assignment") {
  Scene scene;
  Problem problem = *scene.records.problem(testing::put_problem(scene));
  CHECK(scene.inbox(scene.clerk).empty());
  problem.owner = scene.other_street;
  scene.records.put(problem);
  CHECK(scene.only(scene.stranger).task == scene.dated);
  scene.records.erase({Collection::assignment, scene.own().uuid});
  const InboxItem item = scene.only(scene.stranger);
  CHECK(item.kind == InboxKind::problem_owned);
  CHECK(item.task.is_nil());
  CHECK(item.record == RecordKey{Collection::problem, problem.id.uuid});
  CHECK(scene.inbox(scene.clerk).empty());
}

TEST_CASE("the inbox is sorted by urgency, and each kind has a name of its own") {
  Scene scene;
  testing::put_instruction(scene);
  testing::put_order(scene, OrderState::issued, kMonday + 7);
  scene.set_deadline(kMonday - 1);
  CHECK(scene.kinds(scene.clerk) ==
        std::vector{InboxKind::order, InboxKind::instruction, InboxKind::overdue});
  std::vector<std::string_view> names;
  for (int i = 0; i < kInboxKinds; ++i) names.push_back(name_of(static_cast<InboxKind>(i)));
  std::sort(names.begin(), names.end());
  CHECK(std::unique(names.begin(), names.end()) == names.end());
  CHECK(name_of(InboxKind::task_to_close) == "task_to_close");
}
