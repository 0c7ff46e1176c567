#include "service/erasure.h"

#include <algorithm>

#include "service/past_ledger.h"

namespace tz::server {
namespace {

// Only what says whose it was: nobody judges again what could not be read.
json bare_registration(PersonId person) {
  json inner = {{"id", to_string(person)}, {"name", kErasedName}};
  json body = json::object();
  body["person"] = std::move(inner);
  return {{"kind", name_of(OperationKind::put_person)}, {"body", std::move(body)}};
}

std::string without_name(std::string_view text, PersonId person) {
  std::optional<Operation> operation = operation_in(text);
  auto* body = operation ? std::get_if<PutPerson>(&operation->body) : nullptr;
  if (body == nullptr) return canonical(bare_registration(person));
  body->person.name = kErasedName;
  return canonical(to_json(*operation));
}

}  // namespace

std::optional<PersonId> person_registered(std::string_view kind, std::string_view text) {
  if (kind != name_of(OperationKind::put_person)) return std::nullopt;
  const Result<json> value = parse_json(text);
  if (!value) return std::nullopt;
  ObjectReader in(*value, "");
  ObjectReader body(in.object("body"), "body");
  ObjectReader person(body.object("person"), "body.person");
  const PersonId id = person.id<PersonId>("id");
  if (in.failed() || body.failed() || person.failed()) return std::nullopt;
  return id;
}

Result<std::vector<Replacement>> texts_without_name(Snapshot& snapshot, PersonId person) {
  std::vector<Replacement> out;
  const Outcome read =
      snapshot.each_entry_of(name_of(OperationKind::put_person), [&](const LogEntry& entry) {
        if (person_registered(entry.kind, entry.text) == person) {
          out.push_back({entry.seq, without_name(entry.text, person)});
        }
        return true;
      });
  if (!read) return read.error();
  return out;
}

std::vector<ReplacedText> named(const std::vector<Replacement>& replacements) {
  std::vector<ReplacedText> out;
  out.reserve(replacements.size());
  for (const Replacement& each : replacements) out.push_back({each.seq, sha256(each.text)});
  return out;
}

Outcome check_named(const std::vector<ReplacedText>& there, const std::vector<ReplacedText>& said) {
  const auto [here, claimed] = std::mismatch(there.begin(), there.end(), said.begin(), said.end());
  if (here == there.end() && claimed == said.end()) return done();
  uint64_t seq = UINT64_MAX;
  if (here != there.end()) seq = std::min(seq, here->seq);
  if (claimed != said.end()) seq = std::min(seq, claimed->seq);
  return error(ErrorCode::erasure_differs, "body.texts", {std::to_string(seq)});
}

Outcome carry_out(Transaction& transaction, PersonId person,
                  const std::vector<Replacement>& replacements) {
  for (const Replacement& each : replacements) {
    if (const Outcome put = transaction.replace_text(each.seq, each.text); !put) return put;
  }
  return transaction.delete_account_of(person);
}

}  // namespace tz::server
