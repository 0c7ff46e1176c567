// The ladder: reminder, supervision order, naming in the circular.
#include <doctest/doctest.h>

#include "model/limits.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  Actor second_office{PersonId(testing::uuid_no(34)), office_unit, {Role::office}};
  OrderId id{testing::uuid_no(48)};

  SendReminder reminder() { return {ReminderId(testing::uuid_no(next_id++)), own(), "请抓紧"}; }
  IssueOrder issue_body() const { return {id, own(), "方案", "没有进展", "限期办理", kMonday + 7}; }
  // An order that waits for its answer.
  void issue() {
    REQUIRE(run(office, reminder()));
    REQUIRE(run(office, issue_body()));
  }
  void answer() { REQUIRE(run(clerk, AnswerOrder{id, "已整改"})); }
  const SupervisionOrder& order() const { return *records.order(id); }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error().code;
  }
  ErrorCode refused_unseen(const Actor& actor, OperationBody body) {
    return run_seen(actor, std::move(body), order().version - 1).error().code;
  }
  void set_stage(Stage stage) {
    Assignment next = assignment();
    next.stage = stage;
    records.put(next);
  }
};

}  // namespace

TEST_CASE("the office reminds a unit of running work, as often as it likes") {
  Scene scene;
  const SendReminder body = scene.reminder();
  REQUIRE(scene.run(scene.office, body));
  const Reminder* reminder = scene.records.reminder(body.reminder);
  REQUIRE(reminder != nullptr);
  CHECK(reminder->words == Remark{"请抓紧", scene.office.person, scene.now});
  CHECK(reminder->version == scene.seq);
  CHECK(scene.refused(scene.office, body) == ErrorCode::already_exists);
  CHECK(scene.run(scene.office, scene.reminder()).ok());
  CHECK(scene.refused(scene.lead, scene.reminder()) == ErrorCode::not_allowed);
  SendReminder nowhere = scene.reminder();
  nowhere.assignment = AssignmentId(testing::uuid_no(999));
  CHECK(scene.refused(scene.office, nowhere) == ErrorCode::not_found);
  scene.set_stage(Stage::declared);
  CHECK(scene.refused(scene.office, scene.reminder()) == ErrorCode::wrong_stage);
}

TEST_CASE("an order follows a reminder, or a deadline that has passed") {
  Scene scene;
  CHECK(scene.refused(scene.office, scene.issue_body()) == ErrorCode::reminder_first);
  SUBCASE("a reminder") {
    REQUIRE(scene.run(scene.office, scene.reminder()));
    CHECK(scene.run(scene.office, scene.issue_body()).ok());
  }
  SUBCASE("the task's deadline") {
    IssueOrder body = scene.issue_body();
    body.deadline = civil_from({2021, 10, 31});
    scene.now = morning_of(civil_from({2021, 10, 4}));
    CHECK(scene.refused(scene.office, body) == ErrorCode::reminder_first);
    scene.now = morning_of(civil_from({2021, 10, 5}));
    CHECK(scene.run(scene.office, body).ok());
  }
  SUBCASE("the unit's own deadline") {
    Assignment assignment = scene.assignment();
    assignment.deadline = kMonday - 1;
    scene.records.put(assignment);
    CHECK(scene.run(scene.office, scene.issue_body()).ok());
  }
}

TEST_CASE("orders are numbered from one in each year of their receipt") {
  Scene scene;
  scene.issue();
  CHECK(scene.order().year == 2021);
  CHECK(scene.order().serial == 1);
  CHECK(scene.order().issued_by == scene.office.person);
  CHECK(scene.order().state == OrderState::issued);
  IssueOrder second = scene.issue_body();
  second.order = OrderId(testing::uuid_no(51));
  REQUIRE(scene.run(scene.office, second));
  CHECK(scene.records.order(second.order)->serial == 2);
  scene.now = Instant{shanghai_start_of(civil_from({2022, 1, 1})).unix_ms - kHourMs / 2};
  IssueOrder third = second;
  third.order = OrderId(testing::uuid_no(52));
  third.deadline = civil_from({2022, 1, 10});
  REQUIRE(scene.run(scene.office, third));
  CHECK(scene.records.order(third.order)->serial == 3);
  // Half an hour into the year in Shanghai, while it is still the old one in UTC.
  scene.now.unix_ms += kHourMs;
  IssueOrder fourth = third;
  fourth.order = OrderId(testing::uuid_no(53));
  REQUIRE(scene.run(scene.office, fourth));
  CHECK(scene.records.order(fourth.order)->year == 2022);
  CHECK(scene.records.order(fourth.order)->serial == 1);
}

TEST_CASE("an order is the office's, once, on running work, for a day that has not passed") {
  Scene scene;
  REQUIRE(scene.run(scene.office, scene.reminder()));
  CHECK(scene.refused(scene.supervisor, scene.issue_body()) == ErrorCode::not_allowed);
  IssueOrder body = scene.issue_body();
  body.deadline = kMonday - 1;
  CHECK(scene.refused(scene.office, body) == ErrorCode::deadline_outside);
  body.deadline = kMonday;
  body.assignment = AssignmentId(testing::uuid_no(999));
  CHECK(scene.refused(scene.office, body) == ErrorCode::not_found);
  body.assignment = scene.own();
  REQUIRE(scene.run(scene.office, body));
  CHECK(scene.refused(scene.office, body) == ErrorCode::already_exists);
  scene.set_stage(Stage::suspended);
  body.order = OrderId(testing::uuid_no(51));
  CHECK(scene.refused(scene.office, body) == ErrorCode::wrong_stage);
}

TEST_CASE("the unit answers an order once it is asked, having seen it") {
  Scene scene;
  CHECK(scene.refused(scene.clerk, AnswerOrder{scene.id, "已整改"}) == ErrorCode::not_found);
  scene.issue();
  CHECK(scene.refused(scene.stranger, AnswerOrder{scene.id, "已整改"}) == ErrorCode::foreign_unit);
  CHECK(scene.refused(scene.lead, AnswerOrder{scene.id, "已整改"}) == ErrorCode::foreign_unit);
  CHECK(scene.refused_unseen(scene.clerk, AnswerOrder{scene.id, "已整改"}) == ErrorCode::stale);
  scene.answer();
  CHECK(scene.order().state == OrderState::answered);
  CHECK(scene.order().answered_by() == scene.clerk.person);
  CHECK(scene.order().steps.back().remark.text == "已整改");
  CHECK(scene.refused(scene.colleague, AnswerOrder{scene.id, "也已整改"}) ==
        ErrorCode::already_decided);
}

TEST_CASE("the office returns an answer with its reason, and the unit answers again") {
  Scene scene;
  scene.issue();
  CHECK(scene.refused(scene.office, ReturnOrder{scene.id, "没有照片"}) == ErrorCode::wrong_stage);
  scene.answer();
  CHECK(scene.refused(scene.lead, ReturnOrder{scene.id, "没有照片"}) == ErrorCode::not_allowed);
  CHECK(scene.refused_unseen(scene.office, ReturnOrder{scene.id, "没有照片"}) == ErrorCode::stale);
  REQUIRE(scene.run(scene.office, ReturnOrder{scene.id, "没有照片"}));
  CHECK(scene.order().state == OrderState::issued);
  CHECK(scene.order().steps.back().act == OrderAct::returned);
  scene.answer();
  CHECK(scene.order().steps.size() == 3);
  CHECK(scene.refused(scene.office, ReturnOrder{OrderId(testing::uuid_no(999)), "无"}) ==
        ErrorCode::not_found);
}

TEST_CASE("an answered order is checked and closed by the office, never by who answered it") {
  Scene scene;
  scene.issue();
  CHECK(scene.refused(scene.office, CloseOrder{scene.id, "已核查"}) == ErrorCode::wrong_stage);
  const Actor both{PersonId(testing::uuid_no(35)), scene.street, {Role::member, Role::office}};
  REQUIRE(scene.run(both, AnswerOrder{scene.id, "已整改"}));
  CHECK(scene.refused(both, CloseOrder{scene.id, "已核查"}) == ErrorCode::own_answer);
  CHECK(scene.refused(scene.clerk, CloseOrder{scene.id, "已核查"}) == ErrorCode::not_allowed);
  CHECK(scene.refused_unseen(scene.second_office, CloseOrder{scene.id, "已核查"}) ==
        ErrorCode::stale);
  REQUIRE(scene.run(scene.second_office, CloseOrder{scene.id, "已核查"}));
  CHECK(scene.order().state == OrderState::closed);
  CHECK(scene.order().steps.back().remark ==
        Remark{"已核查", scene.second_office.person, scene.now});
  CHECK(scene.refused(scene.office, CloseOrder{OrderId(testing::uuid_no(999)), "无"}) ==
        ErrorCode::not_found);
}

TEST_CASE("a closed order is reopened by the office, with its reason") {
  Scene scene;
  scene.issue();
  CHECK(scene.refused(scene.office, ReopenOrder{scene.id, "反弹"}) == ErrorCode::wrong_stage);
  scene.answer();
  REQUIRE(scene.run(scene.office, CloseOrder{scene.id, "已核查"}));
  CHECK(scene.refused(scene.clerk, ReopenOrder{scene.id, "反弹"}) == ErrorCode::not_allowed);
  CHECK(scene.refused_unseen(scene.office, ReopenOrder{scene.id, "反弹"}) == ErrorCode::stale);
  REQUIRE(scene.run(scene.office, ReopenOrder{scene.id, "反弹"}));
  CHECK(scene.order().state == OrderState::issued);
  CHECK(scene.order().steps.back().act == OrderAct::reopened);
  CHECK(scene.refused(scene.office, ReopenOrder{OrderId(testing::uuid_no(999)), "无"}) ==
        ErrorCode::not_found);
}

TEST_CASE("an unanswered order is named once, after its deadline") {
  Scene scene;
  scene.issue();
  scene.now = morning_of(kMonday + 7);
  CHECK(scene.refused(scene.office, NameOrder{scene.id}) == ErrorCode::order_not_overdue);
  scene.now = morning_of(kMonday + 8);
  CHECK(scene.refused(scene.supervisor, NameOrder{scene.id}) == ErrorCode::not_allowed);
  CHECK(scene.refused_unseen(scene.office, NameOrder{scene.id}) == ErrorCode::stale);
  CHECK(scene.refused(scene.office, NameOrder{OrderId(testing::uuid_no(999))}) ==
        ErrorCode::not_found);
  REQUIRE(scene.run(scene.office, NameOrder{scene.id}));
  CHECK(scene.order().is_named());
  CHECK(scene.order().state == OrderState::issued);
  CHECK(scene.refused(scene.office, NameOrder{scene.id}) == ErrorCode::already_decided);
  scene.answer();
  CHECK(scene.refused(scene.office, NameOrder{scene.id}) == ErrorCode::order_not_overdue);
}

TEST_CASE("an order takes no more steps than a record can hold") {
  Scene scene;
  scene.issue();
  for (size_t i = 0; i < kMaxSteps; i += 2) {
    scene.answer();
    REQUIRE(scene.run(scene.office, ReturnOrder{scene.id, "再改"}));
  }
  CHECK(scene.refused(scene.clerk, AnswerOrder{scene.id, "已整改"}) == ErrorCode::too_many);
  CHECK(record_from(Collection::order, body_json(Record(scene.order())), 1).ok());
}
