#include "service/entry.h"

#include <algorithm>

#include "rules/decide.h"
#include "service/erasure.h"
#include "service/former_posts.h"
#include "service/own_operation.h"

namespace tz::server {
namespace {

constexpr int64_t kMaxSkewMs = 20 * 366 * kDayMs;
constexpr size_t kMaxKind = 100;

// Each field on its own: the others may be what is wrong.
std::optional<Uuid> readable_id(const json& operation, std::string_view key) {
  ObjectReader in(operation, "");
  const Uuid id = in.uuid(key);
  if (in.failed()) return std::nullopt;
  return id;
}

std::optional<uint64_t> readable_number(const json& operation) {
  ObjectReader in(operation, "");
  const int64_t number = in.integer("device_seq", 1, INT64_MAX);
  if (in.failed()) return std::nullopt;
  return static_cast<uint64_t>(number);
}

Verdict refused(const Arrival& arrival, Error why) {
  Verdict verdict;
  if (arrival.id) verdict.operation = *arrival.id;
  verdict.kind = VerdictKind::rejected;
  verdict.error = std::move(why);
  return verdict;
}

// A verdict that was given before, or a refusal because the id or the number belongs to another.
Result<std::optional<Verdict>> known_verdict(Transaction& transaction, const Arrival& arrival) {
  const Result<std::optional<Receipt>> receipt = transaction.receipt(*arrival.id);
  if (!receipt) return receipt.error();
  if (*receipt) {
    if ((*receipt)->digest == arrival.digest) return std::optional<Verdict>((*receipt)->verdict);
    return std::optional<Verdict>(refused(arrival, error(ErrorCode::id_reused, "id")));
  }
  if (!arrival.device_seq) return std::optional<Verdict>();
  const Result<std::optional<OperationId>> other =
      transaction.operation_numbered(arrival.device, *arrival.device_seq);
  if (!other) return other.error();
  if (!*other) return std::optional<Verdict>();
  return std::optional<Verdict>(refused(arrival, error(ErrorCode::id_reused, "device_seq")));
}

Outcome check_dependency(Transaction& transaction, const Operation& operation) {
  if (!operation.after) return done();
  const Result<std::optional<Receipt>> receipt = transaction.receipt(*operation.after);
  if (!receipt) return receipt.error();
  const bool is_accepted = *receipt && (*receipt)->verdict.kind == VerdictKind::accepted;
  if (!is_accepted) return error(ErrorCode::dependency_rejected, "after");
  return done();
}

// What is known of where the writer stood is looked up for a report alone that is refused for it:
// of nothing else could the office make anything.
Result<Decision> judged_by_post(Transaction& transaction, const StoreView& view,
                                const Operation& operation, const Actor& actor,
                                const Stamp& stamp) {
  Result<Decision> decision = decide(operation, actor, view, stamp);
  const bool is_of_another_unit = !decision && decision.error().code == ErrorCode::foreign_unit &&
                                  kind_of(operation) == OperationKind::submit_report;
  if (!is_of_another_unit) return decision;
  Result<std::vector<FormerPost>> former = former_posts(transaction, actor.person);
  if (!former) return former.error();
  if (former->empty()) return decision;
  Actor with_former = actor;
  with_former.former = std::move(*former);
  return decide(operation, with_former, view, stamp);
}

// The judge's answer; the store's faults are left in the view or returned as they are.
Result<Decision> judged(Transaction& transaction, StoreView& view, const Writer& writer,
                        const Arrival& arrival, uint64_t seq) {
  if (arrival.fault) return *arrival.fault;
  const Operation& operation = *arrival.operation;
  if (operation.actor != writer.actor.person) return error(ErrorCode::foreign_actor, "actor");
  if (const Outcome depends = check_dependency(transaction, operation); !depends) {
    return depends.error();
  }
  return judged_by_post(transaction, view, operation, writer.actor,
                        Stamp{seq, writer.received_at, writer.skew_ms});
}

bool is_of_the_store(const Error& error) {
  return error.code == ErrorCode::store_failed || error.code == ErrorCode::storage_full ||
         error.code == ErrorCode::busy;
}

// Registering persons is the administrator's. What anybody else sends of that kind is not kept: it
// could put any number of names into the log, each of which an erasure has to replace.
bool names_without_right(const Writer& writer, const Arrival& arrival) {
  return arrival.kind == name_of(OperationKind::put_person) && !writer.actor.has(Role::admin);
}

// A device may still hold an operation that registers an erased person. What stands in the log
// stands there for ever: this one does not get there, or the name would be back.
bool brings_back_a_name(const StoreView& view, const Arrival& arrival) {
  const std::optional<PersonId> whom = person_registered(arrival.kind, arrival.text);
  if (!whom) return false;
  const Person* known = view.person(*whom);
  return known != nullptr && known->erased;
}

// What a judged operation does to texts of the log; nothing but an erasure does any.
struct Erasing {
  PersonId person;
  std::vector<Replacement> replacements;
};

// The rules do not see the log: whether the texts are the right ones is looked up here, and where
// they are not, the decision becomes a refusal.
Result<std::optional<Erasing>> erasing(Transaction& transaction, const Arrival& arrival,
                                       Result<Decision>& decision) {
  if (!decision) return std::optional<Erasing>();
  const auto* body = std::get_if<ErasePerson>(&arrival.operation->body);
  if (body == nullptr) return std::optional<Erasing>();
  Result<std::vector<Replacement>> found = texts_without_name(transaction, body->person);
  if (!found) return found.error();
  if (const Outcome same = check_named(named(*found), body->texts); !same) {
    decision = same.error();
    return std::optional<Erasing>();
  }
  return std::optional<Erasing>(Erasing{body->person, std::move(*found)});
}

LogEntry entry_for(const Writer& writer, const Arrival& arrival, uint64_t seq) {
  LogEntry entry;
  entry.seq = seq;
  entry.id = *arrival.id;
  entry.device = arrival.device;
  entry.device_seq = arrival.device_seq;
  entry.actor = writer.actor.person;
  entry.kind = arrival.kind;
  if (arrival.operation) entry.target = target_of(*arrival.operation);
  entry.received_at = writer.received_at;
  entry.skew_ms = writer.skew_ms;
  entry.text = arrival.text;
  entry.digest = arrival.digest;
  return entry;
}

void write_verdict(LogEntry& entry, const Result<Decision>& decision) {
  if (!decision) {
    entry.verdict = VerdictKind::rejected;
    entry.error = decision.error();
    return;
  }
  if (decision->late) {
    entry.verdict = VerdictKind::late;
    entry.error = error(ErrorCode::late_arrival);
  }
  for (const Record& record : decision->changed) entry.changed.push_back(key_of(record));
}

// All that an accepted operation does, in its step.
Outcome write_changes(Transaction& transaction, StoreView& view, const Writer& writer,
                      const std::vector<Record>& changed) {
  for (const Record& record : changed) {
    if (const Outcome put = transaction.put_record(record); !put) return put;
  }
  if (writer.with_accepted == nullptr || !*writer.with_accepted) return done();
  const Outcome joined = (*writer.with_accepted)(transaction, view, changed, writer.received_at);
  if (view.fault()) return *view.fault();
  return joined;
}

}  // namespace

Arrival arrival_from(const json& operation, DeviceId device) {
  Arrival out;
  out.text = canonical(operation);
  out.digest = sha256(out.text);
  Result<Operation> read = operation_from(operation);
  if (read) {
    out.id = read->id;
    out.device = read->device;
    out.device_seq = read->device_seq;
    out.kind = name_of(kind_of(*read));
    out.operation = std::move(*read);
    return out;
  }
  out.fault = read.error();
  if (const auto id = readable_id(operation, "id")) out.id = OperationId(*id);
  const auto own_device = readable_id(operation, "device");
  out.device = own_device ? DeviceId(*own_device) : device;
  if (own_device) out.device_seq = readable_number(operation);
  ObjectReader in(operation, "");
  out.kind = in.optional_text("kind", kMaxKind);
  return out;
}

int64_t sensible_skew(int64_t measured_ms) {
  return std::clamp(measured_ms, -kMaxSkewMs, kMaxSkewMs);
}

Result<Verdict> enter(Transaction& transaction, StoreView& view, const Writer& writer,
                      const Arrival& arrival) {
  if (!arrival.id) return refused(arrival, *arrival.fault);
  Result<std::optional<Verdict>> known = known_verdict(transaction, arrival);
  if (!known) return known.error();
  if (*known) return std::move(**known);

  if (names_without_right(writer, arrival)) return refused(arrival, error(ErrorCode::not_allowed));
  if (brings_back_a_name(view, arrival)) {
    return refused(arrival, error(ErrorCode::person_erased, "body.person.id"));
  }
  const Result<Head> head = transaction.head();
  if (!head) return head.error();
  const uint64_t seq = head->seq + 1;
  Result<Decision> decision = judged(transaction, view, writer, arrival, seq);
  if (view.fault()) return *view.fault();
  if (!decision && is_of_the_store(decision.error())) return decision.error();

  const Result<std::optional<Erasing>> erases = erasing(transaction, arrival, decision);
  if (!erases) return erases.error();

  LogEntry entry = entry_for(writer, arrival, seq);
  write_verdict(entry, decision);
  const Outcome written = transaction.step([&]() -> Outcome {
    if (const Outcome appended = transaction.append(entry); !appended) return appended;
    if (!decision) return done();
    const Outcome changed = write_changes(transaction, view, writer, decision->changed);
    if (!changed || !*erases) return changed;
    return carry_out(transaction, (*erases)->person, (*erases)->replacements);
  });
  if (!written) {
    if (is_of_the_store(written.error())) return written.error();
    // A fault of the program's own in this one operation: it must not stop the others, and it may
    // come again when the fault is mended, so it is not remembered.
    return refused(arrival, error(ErrorCode::internal));
  }
  if (decision) {
    for (const Record& record : decision->changed) view.put(record);
  }
  return verdict_of(entry);
}

Result<Actor> actor_in(StoreView& view, PersonId person) {
  if (person == system_person()) return system_actor();
  const Person* found = view.person(person);
  if (view.fault()) return *view.fault();
  if (found == nullptr) return error(ErrorCode::not_found, "actor");
  return actor_of(*found);
}

Result<Actor> present_actor(StoreView& view, PersonId person) {
  Result<Actor> actor = actor_in(view, person);
  if (!actor || person == system_person()) return actor;
  if (!view.person(person)->active) return error(ErrorCode::person_inactive);
  return actor;
}

Result<Actor> actor_with(StoreView& view, PersonId person, Role role) {
  Result<Actor> actor = present_actor(view, person);
  if (actor && !actor->has(role)) return error(ErrorCode::not_allowed);
  return actor;
}

}  // namespace tz::server
