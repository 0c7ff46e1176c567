#include "service/past_ledger.h"

#include "rules/former_post.h"
#include "service/own_operation.h"

namespace tz::server {

std::optional<Operation> operation_in(std::string_view text) {
  const Result<json> value = parse_json(text);
  if (!value) return std::nullopt;
  Result<Operation> operation = operation_from(*value);
  if (!operation) return std::nullopt;
  return std::move(*operation);
}

std::optional<Decision> decided_again(const LogEntry& entry, const PastLedger& before) {
  const std::optional<Operation> operation = operation_in(entry.text);
  if (!operation) return std::nullopt;
  const Person* person = before.records.person(entry.actor);
  const bool is_system = entry.actor == system_person();
  if (person == nullptr && !is_system) return std::nullopt;
  Actor actor = is_system ? system_actor() : actor_of(*person);
  const auto former = before.former.find(entry.actor);
  if (former != before.former.end()) actor.former = former->second;
  const Stamp stamp{entry.seq, entry.received_at, entry.skew_ms};
  Result<Decision> decision = decide(*operation, actor, before.records, stamp);
  if (!decision) return std::nullopt;
  return std::move(*decision);
}

void go_on(PastLedger& ledger, const LogEntry& entry, const Decision& decision) {
  for (const Record& record : decision.changed) {
    if (const Person* after = std::get_if<Person>(&record)) {
      const Person* known = ledger.records.person(after->id);
      if (known != nullptr) end_post(*known, *after, entry.received_at, ledger.former[after->id]);
    }
    ledger.records.put(record);
  }
}

Result<PastLedger> ledger_at(Snapshot& snapshot, uint64_t seq) {
  PastLedger out;
  std::optional<Error> fault;
  const Outcome read = snapshot.each_entry(0, [&](const LogEntry& entry) {
    if (entry.seq > seq) return false;
    out.head = {entry.seq, entry.hash};
    out.received_at = entry.received_at;
    if (entry.verdict == VerdictKind::rejected) return true;
    const std::optional<Decision> decision = decided_again(entry, out);
    if (!decision) {
      fault = error(ErrorCode::records_differ, "", {std::to_string(entry.seq)});
      return false;
    }
    go_on(out, entry, *decision);
    return true;
  });
  if (!read) return read.error();
  if (fault) return *fault;
  if (seq == 0 || out.head.seq != seq) {
    return error(ErrorCode::out_of_range, "at", {"at", "1", std::to_string(out.head.seq)});
  }
  return out;
}

}  // namespace tz::server
