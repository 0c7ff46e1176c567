// Which changes of the ledger are told outside, and in what words.
#include "notice/queue_notices.h"

#include <doctest/doctest.h>

#include "base/utf8.h"
#include "support/small_ledger.h"

namespace tz::server {
namespace {

using testing::SmallLedger;

Record decided(SmallLedger& ledger, const Actor& actor, OperationBody body) {
  const Result<Decision> decision = ledger.run(actor, std::move(body));
  REQUIRE(decision.ok());
  return decision->changed.front();
}

Record reminded(SmallLedger& ledger) {
  const SendReminder body{ReminderId(uuid_of_name("reminder")), ledger.own(), "请抓紧"};
  return decided(ledger, ledger.office, body);
}

IssueOrder order_of(const SmallLedger& ledger) {
  IssueOrder body;
  body.order = OrderId(uuid_of_name("order"));
  body.assignment = ledger.own();
  body.basis = "依据";
  body.facts = "事实";
  body.demand = "五日内开通，并报值守安排";
  body.deadline = testing::kMonday + 5;
  return body;
}

std::optional<UnitNotice> notice_in(const SmallLedger& ledger, const Record& changed) {
  return notice_of(changed, ledger.records, testing::kMonday);
}

TEST_CASE("a reminder is told with its task, its unit and the task's deadline") {
  SmallLedger ledger;
  const auto notice = notice_in(ledger, reminded(ledger));
  REQUIRE(notice.has_value());
  CHECK(notice->unit->id == ledger.street);
  CHECK(notice->text ==
        "【台账】催办\n任务：(一)1 窗口统一受理\n承办单位：东河街道\n办理时限：10月4日");
}

TEST_CASE("an order is told with its number, its deadline and what it demands") {
  SmallLedger ledger;
  reminded(ledger);
  const auto notice = notice_in(ledger, decided(ledger, ledger.office, order_of(ledger)));
  REQUIRE(notice.has_value());
  CHECK(notice->text ==
        "【台账】督办单 督〔2021〕1号\n任务：(一)1 窗口统一受理\n承办单位：东河街道\n"
        "答复时限：5月22日\n要求：五日内开通，并报值守安排");
}

TEST_CASE("an order is told again when it is opened again, and no other step of it is") {
  SmallLedger ledger;
  reminded(ledger);
  const IssueOrder order = order_of(ledger);
  decided(ledger, ledger.office, order);
  const Record answered = decided(ledger, ledger.clerk, AnswerOrder{order.order, "已开通", {}});
  CHECK_FALSE(notice_in(ledger, answered).has_value());
  const Record closed = decided(ledger, ledger.office, CloseOrder{order.order, "属实"});
  CHECK_FALSE(notice_in(ledger, closed).has_value());
  const Record opened = decided(ledger, ledger.office, ReopenOrder{order.order, "又停了"});
  const auto notice = notice_in(ledger, opened);
  REQUIRE(notice.has_value());
  CHECK(notice->text.find("督办单重新办理 督〔2021〕1号") != std::string::npos);
}

TEST_CASE("a long demand and a long title are cut, and no name of a person is told") {
  SmallLedger ledger;
  Task task = *ledger.records.task(ledger.dated);
  task.title.clear();
  for (int i = 0; i < 200; ++i) task.title += "题";
  ledger.records.put(task);
  reminded(ledger);
  IssueOrder order = order_of(ledger);
  order.demand.clear();
  for (int i = 0; i < 1000; ++i) order.demand += "要";
  const auto notice = notice_in(ledger, decided(ledger, ledger.office, order));
  REQUIRE(notice.has_value());
  CHECK(count_characters(notice->text) < 300);
  CHECK(notice->text.find("题……\n") != std::string::npos);
  CHECK(notice->text.substr(notice->text.size() - 9) == "要……");
  CHECK(notice->text.find("某人") == std::string::npos);
}

TEST_CASE("a report is nobody's notice") {
  SmallLedger ledger;
  SubmitReport body;
  body.report = ReportId(uuid_of_name("report"));
  body.assignment = ledger.own();
  body.content.percent = 10;
  body.content.narrative = "开展了培训。";
  const Result<Decision> decision = ledger.run(ledger.clerk, body);
  REQUIRE(decision.ok());
  for (const Record& record : decision->changed) {
    CHECK_FALSE(notice_in(ledger, record).has_value());
  }
}

}  // namespace
}  // namespace tz::server
