#include "demo/desk.h"

#include <algorithm>

#include "service/contacts.h"
#include "service/push.h"

namespace tz::server {
namespace {

constexpr int64_t kPaceMs = 70 * kSecondMs;

}  // namespace

Desk::Desk(PersonId person, std::string_view device)
    : person_(person),
      device_(uuid_of_name("demo/device/" + to_string(person) + '/' + std::string(device))) {}

Result<std::vector<uint64_t>> Desk::send(Service& service, std::vector<Draft> drafts,
                                         Instant written) {
  std::vector<uint64_t> seqs;
  for (size_t begin = 0; begin < drafts.size(); begin += kMaxBatchOperations) {
    const size_t end = std::min(drafts.size(), begin + kMaxBatchOperations);
    PushRequest request;
    request.device = device_;
    for (size_t i = begin; i < end; ++i) {
      Operation operation;
      operation.device_time = {written.unix_ms -
                               static_cast<int64_t>(drafts.size() - 1 - i) * kPaceMs};
      operation.id = OperationId(new_uuid(service.random, operation.device_time));
      operation.device = device_;
      operation.device_seq = ++sent_;
      operation.actor = person_;
      operation.base = drafts[i].base;
      operation.body = std::move(drafts[i].body);
      request.operations.push_back(to_json(operation));
    }
    const Result<std::vector<Verdict>> verdicts = judge_batch(service, person_, request);
    if (!verdicts) return verdicts.error();
    note_contact(service, person_);
    for (const Verdict& verdict : *verdicts) {
      if (verdict.kind == VerdictKind::rejected) {
        return verdict.error ? *verdict.error : error(ErrorCode::internal);
      }
      seqs.push_back(verdict.seq);
    }
  }
  return seqs;
}

}  // namespace tz::server
