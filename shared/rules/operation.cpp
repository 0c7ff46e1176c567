#include "rules/operation.h"

#include "model/limits.h"
#include "model/names.h"
#include "rules/operation_body.h"

namespace tz {
namespace {

constexpr NameTable<OperationKind, kOperationKinds> kKinds{
    {"plan.publish", "unit.put", "person.put", "group.confirm", "deadline.agree",
     "assignment.acknowledge", "report.submit", "assignment.declare", "assignment.accept",
     "assignment.return", "assignment.cancel"}};

struct TargetOf {
  RecordKey operator()(const PublishPlan& body) const {
    return {Collection::plan, body.plan.id.uuid};
  }
  RecordKey operator()(const PutUnit& body) const { return {Collection::unit, body.unit.id.uuid}; }
  RecordKey operator()(const PutPerson& body) const {
    return {Collection::person, body.person.id.uuid};
  }
  RecordKey operator()(const ConfirmGroup& body) const {
    return {Collection::task, body.task.uuid};
  }
  RecordKey operator()(const AgreeDeadline& body) const {
    return {Collection::task, body.task.uuid};
  }
  template <class OnAssignment>
  RecordKey operator()(const OnAssignment& body) const {
    return {Collection::assignment, body.assignment.uuid};
  }
};

}  // namespace

std::string_view name_of(OperationKind kind) {
  return kKinds.name(kind);
}
std::optional<OperationKind> operation_kind_named(std::string_view name) {
  return kKinds.value(name);
}

RecordKey target_of(const Operation& operation) {
  return std::visit(TargetOf{}, operation.body);
}

json to_json(const Operation& operation) {
  json out = {{"id", to_string(operation.id)},
              {"device", to_string(operation.device)},
              {"device_seq", operation.device_seq},
              {"actor", to_string(operation.actor)},
              {"kind", name_of(kind_of(operation))},
              {"base", operation.base},
              {"device_time", operation.device_time.unix_ms},
              {"schema", operation.schema},
              {"body", body_to_json(operation.body)}};
  if (operation.after) out["after"] = to_string(*operation.after);
  return out;
}

Result<Operation> operation_from(const json& value) {
  ObjectReader in(value, "");
  Operation operation;
  operation.id = in.id<OperationId>("id");
  operation.device = in.id<DeviceId>("device");
  operation.device_seq = static_cast<uint64_t>(in.integer("device_seq", 1, INT64_MAX));
  operation.actor = in.id<PersonId>("actor");
  operation.base = static_cast<uint64_t>(in.integer("base", 0, INT64_MAX));
  operation.device_time = Instant{in.integer("device_time", 0, kMaxInstantMs)};
  operation.after = in.optional_id<OperationId>("after");
  operation.schema = static_cast<int32_t>(in.integer("schema", 1, INT32_MAX));
  if (in.failed()) return in.fault();
  if (operation.schema > kOperationSchema) return error(ErrorCode::unknown_schema, "schema");
  const std::string name = in.text("kind", 100);
  if (in.failed()) return in.fault();
  const auto kind = operation_kind_named(name);
  if (!kind) return error(ErrorCode::unknown_operation, "kind", {name});
  ObjectReader body(in.object("body"), "body");
  in.take_fault(body);
  if (in.failed()) return in.fault();
  operation.body = read_operation_body(*kind, body);
  in.take_fault(body);
  return in.finish(std::move(operation));
}

Sha256Digest digest_of(const json& operation) {
  return sha256(canonical(operation));
}

}  // namespace tz
