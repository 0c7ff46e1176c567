#include "phone.h"

#include "service/clock.h"
#include "service/random.h"
#include "sync/wire.h"

namespace tz::bench {

namespace {

Uuid fresh_id() {
  server::SystemRandom random;
  return server::new_uuid(random, server::SystemClock().now());
}

}  // namespace

Phone::Phone(const Clerk& clerk)
    : login_(clerk.login),
      person_(clerk.person),
      assignments_(clerk.assignments),
      device_(fresh_id()),
      dice_("phone of " + clerk.login) {}

json Phone::report() {
  SubmitReport body;
  body.report = ReportId(fresh_id());
  body.assignment = assignments_[sent_ % assignments_.size()];
  body.content.percent = dice_.between(1, 99);
  body.content.narrative = narrative(dice_);
  Operation operation;
  operation.id = OperationId(fresh_id());
  operation.device = device_;
  operation.device_seq = ++sent_;
  operation.actor = person_;
  operation.device_time = server::SystemClock().now();
  operation.body = std::move(body);
  return to_json(operation);
}

std::string Phone::push_body(size_t count, const std::string& cursor) {
  PushRequest request;
  request.device = device_;
  request.cursor = cursor;
  for (size_t i = 0; i < count; ++i) request.operations.push_back(report());
  return canonical(to_json(request));
}

std::vector<std::string> operation_texts(const std::string& push_body) {
  std::vector<std::string> out;
  const PushRequest request =
      must(push_request_from(must(parse_json(push_body), "json")), "request");
  for (const json& operation : request.operations) out.push_back(canonical(operation));
  return out;
}

}  // namespace tz::bench
