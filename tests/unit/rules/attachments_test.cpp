// Evidence with a report, a declaration and an answer.
#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

std::vector<Attachment> photos(size_t count) {
  std::vector<Attachment> out;
  for (size_t i = 0; i < count; ++i) {
    Attachment photo;
    photo.hash = sha256(std::to_string(i));
    photo.size_bytes = 1000;
    out.push_back(photo);
  }
  return out;
}

}  // namespace

TEST_CASE("a report carries its photos into the ledger, and into the late arrivals") {
  SmallLedger ledger;
  SubmitReport report = ledger.report(100);
  report.content.attachments = photos(9);
  REQUIRE(ledger.run(ledger.clerk, report));
  CHECK(ledger.records.report(report.report)->content.attachments == photos(9));

  const uint64_t seen = ledger.assignment().version;
  REQUIRE(ledger.run(ledger.office, CancelAssignment{ledger.own(), "调整"}));
  SubmitReport late = ledger.report(100);
  late.content.attachments = photos(2);
  REQUIRE(ledger.run_seen(ledger.clerk, late, seen));
  CHECK(ledger.records.late_arrival(late.report)->content.attachments == photos(2));
}

TEST_CASE("a tenth photo, the same one twice and one too large are refused") {
  SmallLedger ledger;
  const auto fault = [&](std::vector<Attachment> attached) {
    SubmitReport report = ledger.report(40);
    report.content.attachments = std::move(attached);
    const auto decision = ledger.run(ledger.clerk, report);
    REQUIRE_FALSE(decision.ok());
    CHECK(decision.error().field == "body.content.attachments");
    return decision.error().code;
  };
  CHECK(fault(photos(10)) == ErrorCode::too_many);
  std::vector<Attachment> twice = photos(1);
  twice.push_back(twice.front());
  CHECK(fault(twice) == ErrorCode::attachment_twice);
  std::vector<Attachment> large = photos(1);
  large.front().size_bytes = kMaxBlobBytes + 1;
  CHECK(fault(large) == ErrorCode::blob_too_large);
}

TEST_CASE("a declaration's photos stay with the assignment until the next declaration") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(100)));
  CHECK(
      ledger.run(ledger.clerk, DeclareComplete{ledger.own(), "验收单", photos(10)}).error().code ==
      ErrorCode::too_many);
  REQUIRE(ledger.run(ledger.clerk, DeclareComplete{ledger.own(), "验收单", photos(2)}));
  CHECK(ledger.assignment().evidence == photos(2));
  REQUIRE(ledger.run(ledger.office, ReturnCompletion{ledger.own(), "不清楚"}));
  CHECK(ledger.assignment().evidence == photos(2));
  REQUIRE(ledger.run(ledger.clerk, DeclareComplete{ledger.own(), "验收单"}));
  CHECK(ledger.assignment().evidence.empty());
}

TEST_CASE("an answer's photos stand in the order's step") {
  SmallLedger ledger;
  const OrderId order(testing::uuid_no(50));
  REQUIRE(
      ledger.run(ledger.office, SendReminder{ReminderId(testing::uuid_no(51)), ledger.own(), ""}));
  REQUIRE(ledger.run(ledger.office, IssueOrder{order, ledger.own(), "依据", "事实", "要求",
                                               testing::kMonday + 7}));
  REQUIRE(ledger.run(ledger.clerk, AnswerOrder{order, "已整改", photos(3)}));
  CHECK(ledger.records.order(order)->steps.back().attachments == photos(3));
}

TEST_CASE("an operation of the first schema reads as ever, and attachments survive the second") {
  SmallLedger ledger;
  SubmitReport body = ledger.report(40);
  json first = to_json(ledger.operation(ledger.clerk, body, 0));
  first["schema"] = 1;
  CHECK_FALSE(first["body"]["content"].contains("attachments"));
  const Result<Operation> read = operation_from(first);
  REQUIRE(read.ok());
  CHECK(to_json(*read) == first);

  body.content.attachments = photos(2);
  const json second = to_json(ledger.operation(ledger.clerk, body, 0));
  CHECK(second["schema"] == 2);
  const Result<Operation> with_photos = operation_from(second);
  REQUIRE(with_photos.ok());
  CHECK(to_json(*with_photos) == second);

  json many = second;
  many["body"]["content"]["attachments"] = json::array();
  for (const Attachment& photo : photos(10)) {
    many["body"]["content"]["attachments"].push_back(to_json(photo));
  }
  CHECK(operation_from(many).error().code == ErrorCode::too_many);
  CHECK(operation_from(many).error().field == "body.content.attachments");
}
