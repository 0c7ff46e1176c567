#include "service/own_operation.h"

#include "service/entry.h"

namespace tz::server {

PersonId system_person() {
  return PersonId(uuid_of_name("taizhang/person/system"));
}

DeviceId system_device() {
  return DeviceId(uuid_of_name("taizhang/device/system"));
}

Actor system_actor() {
  return {
      system_person(),
      UnitId(),
      {Role::member, Role::unit_lead, Role::office, Role::supervisor, Role::auditor, Role::admin},
      true};
}

Result<std::vector<Verdict>> submit_own_in(Service& service, Transaction& transaction,
                                           StoreView& view, const Actor& by,
                                           const std::vector<OwnStep>& steps) {
  const Result<Actor> actor = present_actor(view, by.person);
  if (!actor) return actor.error();
  const Result<uint64_t> seen = transaction.device_seq_seen(system_device());
  if (!seen) return seen.error();
  const Writer writer{*actor, service.clock.now(), 0, &service.with_accepted};
  uint64_t device_seq = *seen;
  std::vector<Verdict> out;
  for (const OwnStep& step : steps) {
    Operation operation;
    operation.id = OperationId(new_uuid(service.random, writer.received_at));
    operation.device = system_device();
    operation.device_seq = ++device_seq;
    operation.actor = actor->person;
    operation.base = step.base;
    operation.device_time = writer.received_at;
    operation.body = step.body;
    const Arrival arrival = arrival_from(to_json(operation), system_device());
    const Result<Verdict> verdict = enter(transaction, view, writer, arrival);
    if (!verdict) return verdict.error();
    if (verdict->kind != VerdictKind::accepted) {
      return verdict->error.value_or(error(ErrorCode::internal));
    }
    out.push_back(*verdict);
  }
  return out;
}

Error without_path(Error refusal, std::string_view path) {
  if (std::string_view(refusal.field).substr(0, path.size()) != path) return refusal;
  const std::string field = refusal.field.substr(path.size());
  // Where the sentence names the field, it is the first argument.
  if (!refusal.args.empty() && refusal.args.front() == refusal.field) refusal.args.front() = field;
  refusal.field = field;
  return refusal;
}

Result<std::vector<Verdict>> submit_own(Service& service, const Actor& by,
                                        std::vector<OwnStep> steps) {
  std::vector<Verdict> out;
  const Outcome ran =
      service.committer.run([&](Transaction& transaction, StoreView& view) -> Outcome {
        auto verdicts = submit_own_in(service, transaction, view, by, steps);
        if (!verdicts) return verdicts.error();
        out = std::move(*verdicts);
        return done();
      });
  if (!ran) return ran.error();
  return out;
}

}  // namespace tz::server
