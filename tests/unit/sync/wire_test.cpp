#include "sync/wire.h"

#include <doctest/doctest.h>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

Horizon some_horizon() {
  return {"epoch-1", 12, "abcd", Instant{1621213200000}, "0123"};
}

}  // namespace

TEST_CASE("a pull's answer survives its JSON form") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(40)));
  PullResponse response;
  response.horizon = some_horizon();
  response.reset = true;
  response.page.records = ledger.records.all();
  response.page.gone = {{Collection::assignment, testing::uuid_no(9)}};
  response.page.next = "cursor";
  response.page.more = true;
  const Result<PullResponse> read = pull_response_from(to_json(response));
  REQUIRE(read.ok());
  CHECK(read->horizon == response.horizon);
  CHECK(read->reset);
  CHECK(read->page.records == response.page.records);
  CHECK(read->page.gone == response.page.gone);
  CHECK(read->page.more);
}

TEST_CASE("a push and its answer survive their JSON forms") {
  SmallLedger ledger;
  PushRequest request;
  request.device = DeviceId(testing::uuid_no(90));
  request.skew_ms = -1500;
  request.operations = {to_json(ledger.operation(ledger.clerk, ledger.report(40), 0))};
  const Result<PushRequest> read = push_request_from(to_json(request));
  REQUIRE(read.ok());
  CHECK(to_json(*read) == to_json(request));

  PushResponse response;
  response.horizon = some_horizon();
  response.device_seq_seen = 3;
  Verdict refused;
  refused.operation = OperationId(testing::uuid_no(91));
  refused.kind = VerdictKind::rejected;
  refused.seq = 9;
  refused.error = error(ErrorCode::foreign_unit, "body.assignment");
  response.verdicts = {refused};
  const Result<PushResponse> answer = push_response_from(to_json(response));
  REQUIRE(answer.ok());
  CHECK(answer->verdicts == response.verdicts);
  CHECK_FALSE(answer->changes.has_value());
}

TEST_CASE("a push of an older protocol or with too many operations is refused") {
  PushRequest request;
  request.device = DeviceId(testing::uuid_no(90));
  json old = to_json(request);
  old["protocol"] = 0;
  CHECK(push_request_from(old).error().code == ErrorCode::protocol_too_old);
  json many = to_json(request);
  many["operations"] = json::array();
  for (size_t i = 0; i <= kMaxBatchOperations; ++i) many["operations"].push_back(json::object());
  CHECK(push_request_from(many).error().code == ErrorCode::batch_too_large);
  json none = to_json(request);
  none.erase("operations");
  CHECK(push_request_from(none).error().code == ErrorCode::missing_field);
}

TEST_CASE("an error code from a newer server is read as an internal error") {
  const json value = {{"code", "moon_phase"}};
  ObjectReader in(value, "");
  CHECK(error_from(in).code == ErrorCode::internal);
  CHECK_FALSE(in.failed());
}
