#include "sync/wire.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<VerdictKind, 3> kVerdicts{{"accepted", "rejected", "late"}};
constexpr size_t kMaxToken = 200;

void write_horizon(json& out, const Horizon& horizon) {
  out["epoch"] = horizon.epoch;
  out["head"] = horizon.head;
  if (!horizon.head_hash.empty()) out["head_hash"] = horizon.head_hash;
  out["scope"] = horizon.scope;
  out["server_time"] = horizon.server_time.unix_ms;
}

Horizon read_horizon(ObjectReader& in) {
  Horizon out;
  out.epoch = in.text("epoch", kMaxToken);
  out.head = static_cast<uint64_t>(in.integer("head", 0, INT64_MAX));
  out.head_hash = in.optional_text("head_hash", kMaxToken);
  out.scope = in.optional_text("scope", kMaxToken);
  out.server_time = in.instant("server_time");
  return out;
}

Verdict read_verdict(ObjectReader& in) {
  Verdict verdict;
  verdict.operation = in.id<OperationId>("operation");
  verdict.kind = in.choice("verdict", [](std::string_view name) { return kVerdicts.value(name); });
  verdict.seq = static_cast<uint64_t>(in.integer_or("seq", 0, 0, INT64_MAX));
  if (in.has("error")) {
    ObjectReader inner(in.object("error"), in.path_of("error"));
    verdict.error = error_from(inner);
    in.take_fault(inner);
  }
  return verdict;
}

void read_record(ObjectReader& item, Page& page) {
  const Collection collection = item.choice("collection", collection_named);
  const auto version = static_cast<uint64_t>(item.integer("version", 0, INT64_MAX));
  const json& body = item.object("body");
  if (item.failed()) return;
  Result<Record> record = record_from(collection, body, version);
  if (record) {
    page.records.push_back(std::move(*record));
  } else {
    item.fail(record.error().code, record.error().field);
  }
}

Page read_page(ObjectReader& in) {
  Page page;
  in.each("records", kMaxPageRecords * 4, [&](ObjectReader& item) { read_record(item, page); });
  in.each("gone", kMaxPageRecords * 4, [&](ObjectReader& item) {
    const Collection collection = item.choice("collection", collection_named);
    page.gone.push_back({collection, item.uuid("id")});
  });
  page.next = in.text("next", kMaxToken);
  page.more = in.boolean_or("more", false);
  return page;
}

}  // namespace

std::string_view name_of(VerdictKind kind) {
  return kVerdicts.name(kind);
}

json to_json(const Error& error) {
  json out = {{"code", name_of(error.code)}};
  if (!error.field.empty()) out["field"] = error.field;
  if (!error.args.empty()) out["args"] = error.args;
  return out;
}

Error error_from(ObjectReader& in) {
  Error out;
  // A newer server may know codes that this program does not.
  out.code = error_code_named(in.text("code", kMaxToken)).value_or(ErrorCode::internal);
  out.field = in.optional_text("field", kMaxToken);
  for (const json& arg : in.array("args", 10)) {
    if (const std::string* text = arg.get_ptr<const std::string*>()) out.args.push_back(*text);
  }
  return out;
}

json to_json(const Verdict& verdict) {
  json out = {{"operation", to_string(verdict.operation)},
              {"verdict", name_of(verdict.kind)},
              {"seq", verdict.seq}};
  if (verdict.error) out["error"] = to_json(*verdict.error);
  return out;
}

json to_json(const Page& page) {
  json records = json::array();
  for (const Record& record : page.records) {
    records.push_back({{"collection", name_of(collection_of(record))},
                       {"version", version_of(record)},
                       {"body", body_json(record)}});
  }
  json out = {{"records", std::move(records)}, {"next", page.next}};
  for (const RecordKey& key : page.gone) {
    out["gone"].push_back({{"collection", name_of(key.collection)}, {"id", to_string(key.id)}});
  }
  if (page.more) out["more"] = true;
  return out;
}

json to_json(const PushRequest& request) {
  return {{"protocol", request.protocol},
          {"device", to_string(request.device)},
          {"skew_ms", request.skew_ms},
          {"cursor", request.cursor},
          {"operations", request.operations}};
}

json to_json(const PushResponse& response) {
  json verdicts = json::array();
  for (const Verdict& verdict : response.verdicts) verdicts.push_back(to_json(verdict));
  json out = {{"verdicts", std::move(verdicts)}, {"device_seq_seen", response.device_seq_seen}};
  write_horizon(out, response.horizon);
  if (response.changes) out["changes"] = to_json(*response.changes);
  return out;
}

json to_json(const PullResponse& response) {
  json out = {{"page", to_json(response.page)}};
  write_horizon(out, response.horizon);
  if (response.reset) out["reset"] = true;
  if (!response.digest.empty()) out["digest"] = response.digest;
  return out;
}

Result<PushRequest> push_request_from(json value) {
  ObjectReader in(value, "");
  PushRequest out;
  out.protocol = static_cast<int32_t>(in.integer("protocol", 0, INT32_MAX));
  out.device = in.id<DeviceId>("device");
  out.skew_ms = in.integer_or("skew_ms", 0, -kMaxInstantMs, kMaxInstantMs);
  out.cursor = in.optional_text("cursor", kMaxToken);
  if (!in.failed() && out.protocol < kProtocolMin)
    return error(ErrorCode::protocol_too_old, "protocol");
  if (!in.has("operations")) in.fail(ErrorCode::missing_field, "operations");
  const size_t count = in.array("operations", 100000).size();
  if (count > kMaxBatchOperations) return error(ErrorCode::batch_too_large, "operations");
  if (in.failed()) return in.fault();
  out.operations.reserve(count);
  for (json& operation : value["operations"]) out.operations.push_back(std::move(operation));
  return out;
}

Result<PushResponse> push_response_from(const json& value) {
  ObjectReader in(value, "");
  PushResponse out;
  out.horizon = read_horizon(in);
  in.each("verdicts", kMaxBatchOperations,
          [&](ObjectReader& item) { out.verdicts.push_back(read_verdict(item)); });
  out.device_seq_seen = static_cast<uint64_t>(in.integer_or("device_seq_seen", 0, 0, INT64_MAX));
  if (in.has("changes")) {
    ObjectReader inner(in.object("changes"), "changes");
    out.changes = read_page(inner);
    in.take_fault(inner);
  }
  return in.finish(std::move(out));
}

Result<PullResponse> pull_response_from(const json& value) {
  ObjectReader in(value, "");
  PullResponse out;
  out.horizon = read_horizon(in);
  out.reset = in.boolean_or("reset", false);
  out.digest = in.optional_text("digest", kMaxToken);
  ObjectReader inner(in.object("page"), "page");
  out.page = read_page(inner);
  in.take_fault(inner);
  return in.finish(std::move(out));
}

Result<Page> page_from(const json& value) {
  ObjectReader in(value, "");
  Page page = read_page(in);
  return in.finish(std::move(page));
}

}  // namespace tz
