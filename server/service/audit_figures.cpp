#include "service/audit_figures.h"

#include "rules/operation.h"
#include "summary/circular.h"

namespace tz::server {

Outcome AuditFigures::read(Snapshot& snapshot) {
  return snapshot.each_entry(0, [&](const LogEntry& entry) {
    const auto kind = operation_kind_named(entry.kind);
    const bool freezes =
        kind == OperationKind::draft_circular || kind == OperationKind::freeze_circular;
    if (freezes && entry.verdict == VerdictKind::accepted) take(entry);
    return true;
  });
}

// What cannot be read is found by the replay.
void AuditFigures::take(const LogEntry& entry) {
  const Result<json> value = parse_json(entry.text);
  if (!value) return;
  const Result<Operation> operation = operation_from(*value);
  if (!operation) return;
  if (const auto* draft = std::get_if<DraftCircular>(&operation->body)) {
    claims_.emplace(draft->figures.frozen_at, Claim{draft->circular, draft->figures});
  }
  if (const auto* again = std::get_if<FreezeCircular>(&operation->body)) {
    claims_.emplace(again->figures.frozen_at, Claim{again->circular, again->figures});
  }
}

void AuditFigures::check(const RecordSet& records, const LogEntry& entry,
                         std::vector<Error>& findings) const {
  const auto [first, last] = claims_.equal_range(entry.seq);
  for (auto claim = first; claim != last; ++claim) {
    const CircularFigures& claimed = claim->second.figures;
    std::optional<CircularFigures> counted = circular_figures(records, claimed.plan, claimed.as_of);
    if (counted) {
      counted->frozen_at = entry.seq;
      counted->frozen_hash = to_hex(entry.hash);
    }
    if (counted == claimed) continue;
    findings.push_back(error(ErrorCode::figures_differ, "", {to_string(claim->second.circular)}));
  }
}

}  // namespace tz::server
