// The readers of records and of the messages that bear them. The first line names a collection or a
// message, the rest is its JSON. What is taken is written back in a form that is taken again and
// says the same: else a record would change by being kept.
#include "json_words.h"
#include "stocks.h"
#include "sync/wire.h"
#include "target.h"

namespace tz::fuzz {
namespace {

constexpr uint64_t kVersion = 7;
constexpr const char* kPushRequest = "push_request";
constexpr const char* kPushResponse = "push_response";
constexpr const char* kPullResponse = "pull_response";

void try_record(Collection collection, const json& body) {
  const Result<Record> read = record_from(collection, body, kVersion);
  if (!read) {
    promise(read.error().code != ErrorCode::internal, "a refusal says what is wrong");
    promise(!read.error().field.empty(), "a refusal names the field");
    return;
  }
  promise(collection_of(*read) == collection, "a record is of its collection");
  const json form = body_json(*read);
  const Result<Record> again = record_from(collection, form, kVersion);
  promise(again.ok(), "a record that was read can be read again");
  promise(*again == *read, "a record that was read stays the same");
  promise(canonical(body_json(*again)) == canonical(form), "a record has one form");
  const Result<json> kept = parse_json(canonical(form));
  promise(kept.ok() && *kept == form, "a record's form survives being kept");
  promise(key_of(*again) == key_of(*read), "a record keeps its key");
  promise(parent_of(*again) == parent_of(*read), "a record keeps its parent");
}

template <class Read>
void try_message(const json& value, Read read) {
  const auto message = read(value);
  if (!message) return;
  const json form = to_json(*message);
  const auto again = read(form);
  promise(again.ok(), "a message that was read can be read again");
  promise(canonical(to_json(*again)) == canonical(form), "a message has one form");
}

std::string named(std::string_view name, const json& form) {
  return std::string(name) + '\n' + canonical(form);
}

// Of a device that pushes that, and hears of those records.
void add_messages(const Stock& stock, const std::vector<Record>& records, Seeds& out) {
  PushRequest request;
  request.device = stock.operation.device;
  request.operations = {to_json(stock.operation)};
  out.inputs.push_back(named(kPushRequest, to_json(request)));
  PushResponse response;
  response.horizon = {"epoch", 9, "scope", stock.ledger.now};
  response.verdicts = {{stock.operation.id, VerdictKind::rejected, 9,
                        error(ErrorCode::out_of_range, "body.percent", {"percent", "0", "100"})}};
  response.changes = Page{{records.front()}, {key_of(records.back())}, "next", true};
  out.inputs.push_back(named(kPushResponse, to_json(response)));
  PullResponse pulled;
  pulled.horizon = response.horizon;
  pulled.page = *response.changes;
  pulled.digest = std::string(64, '0');
  out.inputs.push_back(named(kPullResponse, to_json(pulled)));
}

}  // namespace

Seeds seeds() {
  std::set<std::string> forms;
  for (Stock stock : stocks()) {
    // What an accepted one leaves behind are records as well.
    const Result<Decision> decision = decide(stock.operation, stock.actor, stock.ledger.records,
                                             Stamp{stock.ledger.seq + 1, stock.ledger.now, 0});
    if (decision) {
      for (const Record& record : decision->changed) stock.ledger.records.put(record);
    }
    for (const Record& record : stock.ledger.records.all()) {
      forms.insert(named(name_of(collection_of(record)), body_json(record)));
    }
  }
  Seeds out;
  out.inputs.assign(forms.begin(), forms.end());
  const Stock& first = stocks().front();
  add_messages(first, first.ledger.records.all(), out);
  out.words = words_of(out.inputs);
  return out;
}

void try_out(std::string_view input) {
  const auto [name, text] = first_line(input);
  const Result<json> value = parse_json(text);
  if (!value) return;
  if (const auto collection = collection_named(name)) {
    try_record(*collection, *value);
  } else if (name == kPushRequest) {
    try_message(*value, push_request_from);
  } else if (name == kPushResponse) {
    try_message(*value, push_response_from);
  } else if (name == kPullResponse) {
    try_message(*value, pull_response_from);
  }
}

}  // namespace tz::fuzz
