// Operations of every kind, judged one after the other on a small ledger. The first line names the
// kind whose ledger it is (stocks.h), each line after it is an operation. Whoever it names as its
// author has sent it.
#include "json_words.h"
#include "stocks.h"
#include "target.h"

namespace tz::fuzz {
namespace {

// Longer histories only take longer.
constexpr int kMaxOperations = 12;

Actor author_of(const Operation& operation, const RecordSet& records) {
  if (operation.actor == testing::kServer.person) return testing::kServer;
  const Person* person = records.person(operation.actor);
  return person == nullptr ? Actor{operation.actor, UnitId(), {}} : actor_of(*person);
}

void check_form(const Operation& operation) {
  const json form = to_json(operation);
  const Result<Operation> again = operation_from(form);
  promise(again.ok(), "an operation that was read can be read again");
  promise(canonical(to_json(*again)) == canonical(form), "an operation has one form");
  promise(kind_of(*again) == kind_of(operation), "an operation keeps its kind");
  promise(target_of(*again) == target_of(operation), "an operation keeps its target");
}

void check_changes(const Decision& decision, const RecordSet& records, uint64_t seq) {
  std::set<RecordKey> keys;
  for (const Record& record : decision.changed) {
    promise(version_of(record) == seq, "a changed record bears the number of its change");
    promise(records.version_of(key_of(record)) < seq, "versions only rise");
    promise(keys.insert(key_of(record)).second, "a record changes once by one operation");
    const Result<Record> read =
        record_from(collection_of(record), body_json(record), version_of(record));
    promise(read.ok(), "what was accepted can be read back");
    promise(*read == record, "what was accepted is read back as it was");
  }
}

void try_operation(const json& sent, testing::SmallLedger& ledger) {
  const Result<Operation> operation = operation_from(sent);
  if (!operation) {
    promise(operation.error().code != ErrorCode::internal, "a refusal says what is wrong");
    return;
  }
  check_form(*operation);
  const Stamp stamp{ledger.seq + 1, ledger.now, 0};
  const Actor author = author_of(*operation, ledger.records);
  const Result<Decision> decision = decide(*operation, author, ledger.records, stamp);
  const Result<Decision> again = decide(*operation, author, ledger.records, stamp);
  promise(decision.ok() == again.ok(), "the judge says the same again");
  if (!decision) {
    promise(decision.error() == again.error(), "the judge gives the same reason again");
    promise(decision.error().code != ErrorCode::internal, "the judge says what is wrong");
    return;
  }
  promise(decision->changed == again->changed, "the judge changes the same again");
  check_changes(*decision, ledger.records, stamp.seq);
  for (const Record& record : decision->changed) ledger.records.put(record);
  ++ledger.seq;
}

}  // namespace

Seeds seeds() {
  Seeds out;
  for (const Stock& stock : stocks()) {
    const std::string kind(name_of(kind_of(stock.operation)));
    const std::string operation = canonical(to_json(stock.operation));
    out.inputs.push_back(kind + '\n' + operation);
    out.inputs.push_back(kind + '\n' + operation + '\n' + operation);
  }
  out.words = words_of(out.inputs);
  return out;
}

void try_out(std::string_view input) {
  const auto [name, operations] = first_line(input);
  const auto kind = operation_kind_named(name);
  if (!kind) return;
  testing::SmallLedger ledger = stocks()[static_cast<size_t>(*kind)].ledger;
  std::string_view rest = operations;
  for (int i = 0; i < kMaxOperations && !rest.empty(); ++i) {
    const auto [line, after] = first_line(rest);
    rest = after;
    if (const Result<json> sent = parse_json(line)) try_operation(*sent, ledger);
  }
}

}  // namespace tz::fuzz
