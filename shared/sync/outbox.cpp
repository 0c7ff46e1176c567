#include "sync/outbox.h"

#include <algorithm>

#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<EntryState, 4> kStates{{"waiting", "sending", "rejected", "late"}};

bool is_unanswered(const OutboxEntry& entry) {
  return entry.state == EntryState::waiting || entry.state == EntryState::sending;
}

}  // namespace

std::string_view name_of(EntryState state) {
  return kStates.name(state);
}

json to_json(const OutboxEntry& entry) {
  json out = {{"operation", to_json(entry.operation)}, {"state", name_of(entry.state)}};
  if (entry.error) out["error"] = to_json(*entry.error);
  if (entry.seq != 0) out["seq"] = entry.seq;
  if (entry.place != 0) out["place"] = entry.place;
  if (entry.skew_ms) out["skew_ms"] = *entry.skew_ms;
  return out;
}

Result<OutboxEntry> outbox_entry_from(const json& value) {
  ObjectReader in(value, "");
  OutboxEntry entry;
  entry.state = in.choice("state", [](std::string_view name) { return kStates.value(name); });
  entry.seq = static_cast<uint64_t>(in.integer_or("seq", 0, 0, INT64_MAX));
  entry.place = static_cast<uint64_t>(in.integer_or("place", 0, 0, INT64_MAX));
  if (in.has("skew_ms")) entry.skew_ms = in.integer("skew_ms", -kMaxInstantMs, kMaxInstantMs);
  if (in.has("error")) {
    ObjectReader inner(in.object("error"), "error");
    entry.error = error_from(inner);
    in.take_fault(inner);
  }
  const json& operation = in.object("operation");
  if (in.failed()) return in.fault();
  Result<Operation> read = operation_from(operation);
  if (!read) return read.error();
  entry.operation = std::move(*read);
  return entry;
}

Outbox Outbox::restored(std::vector<OutboxEntry> entries) {
  Outbox out;
  out.entries_ = std::move(entries);
  std::sort(out.entries_.begin(), out.entries_.end(),
            [](const OutboxEntry& a, const OutboxEntry& b) {
              if (a.place != b.place) return a.place < b.place;
              return a.operation.device_seq < b.operation.device_seq;
            });
  out.put_back();
  return out;
}

void Outbox::add(OutboxEntry entry) {
  entries_.push_back(std::move(entry));
}

void Outbox::add(Operation operation) {
  OutboxEntry entry;
  entry.operation = std::move(operation);
  entry.place = next_place();
  add(std::move(entry));
}

std::vector<Operation> Outbox::take_batch(size_t limit) {
  std::vector<Operation> batch;
  for (OutboxEntry& entry : entries_) {
    if (batch.size() == limit) break;
    if (!is_unanswered(entry)) continue;
    entry.state = EntryState::sending;
    batch.push_back(entry.operation);
  }
  return batch;
}

void Outbox::put_back() {
  for (OutboxEntry& entry : entries_) {
    if (entry.state == EntryState::sending) entry.state = EntryState::waiting;
  }
}

bool Outbox::settle(const Verdict& verdict) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const OutboxEntry& entry) {
    return entry.operation.id == verdict.operation;
  });
  if (found == entries_.end()) return false;
  if (verdict.kind == VerdictKind::accepted) {
    entries_.erase(found);
    return true;
  }
  found->state = verdict.kind == VerdictKind::late ? EntryState::late : EntryState::rejected;
  found->error = verdict.error;
  found->seq = verdict.seq;
  return true;
}

bool Outbox::discard(OperationId id) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const OutboxEntry& entry) {
    return entry.operation.id == id;
  });
  if (found == entries_.end() || is_unanswered(*found)) return false;
  entries_.erase(found);
  return true;
}

const OutboxEntry* Outbox::find(OperationId id) const {
  for (const OutboxEntry& entry : entries_) {
    if (entry.operation.id == id) return &entry;
  }
  return nullptr;
}

size_t Outbox::unsent() const {
  return static_cast<size_t>(std::count_if(entries_.begin(), entries_.end(), is_unanswered));
}

size_t Outbox::needing_attention() const {
  return static_cast<size_t>(
      std::count_if(entries_.begin(), entries_.end(),
                    [](const OutboxEntry& entry) { return entry.state == EntryState::rejected; }));
}

}  // namespace tz
