#include "service/audit_figures.h"

#include "rules/operation.h"
#include "service/past_ledger.h"
#include "summary/assessment.h"
#include "summary/circular.h"

namespace tz::server {
namespace {

bool freezes(std::optional<OperationKind> kind) {
  return kind == OperationKind::draft_circular || kind == OperationKind::freeze_circular ||
         kind == OperationKind::draft_assessment || kind == OperationKind::freeze_assessment;
}

std::optional<CircularFigures> counted(const RecordSet& records, const CircularFigures& claimed) {
  return circular_figures(records, claimed.plan, claimed.as_of);
}
std::optional<AssessmentFigures> counted(const RecordSet& records,
                                         const AssessmentFigures& claimed) {
  return assessment_figures(records, question_of(claimed));
}

}  // namespace

Outcome AuditFigures::read(Snapshot& snapshot) {
  return snapshot.each_entry(0, [&](const LogEntry& entry) {
    const bool counts = freezes(operation_kind_named(entry.kind));
    if (counts && entry.verdict == VerdictKind::accepted) take(entry);
    return true;
  });
}

// What cannot be read is found by the replay.
void AuditFigures::take(const LogEntry& entry) {
  const std::optional<Operation> operation = operation_in(entry.text);
  if (!operation) return;
  const auto claim = [&](const Uuid& about, const auto& figures) {
    claims_.emplace(figures.frozen_at, Claim{about, figures});
  };
  if (const auto* draft = std::get_if<DraftCircular>(&operation->body)) {
    claim(draft->circular.uuid, draft->figures);
  }
  if (const auto* again = std::get_if<FreezeCircular>(&operation->body)) {
    claim(again->circular.uuid, again->figures);
  }
  if (const auto* draft = std::get_if<DraftAssessment>(&operation->body)) {
    claim(draft->assessment.uuid, draft->figures);
  }
  if (const auto* again = std::get_if<FreezeAssessment>(&operation->body)) {
    claim(again->assessment.uuid, again->figures);
  }
}

void AuditFigures::check(const RecordSet& records, const LogEntry& entry,
                         std::vector<Error>& findings) const {
  const auto holds = [&](const auto& claimed) {
    auto figures = counted(records, claimed);
    if (!figures) return false;
    figures->frozen_at = entry.seq;
    figures->frozen_hash = to_hex(entry.hash);
    return *figures == claimed;
  };
  const auto [first, last] = claims_.equal_range(entry.seq);
  for (auto claim = first; claim != last; ++claim) {
    if (std::visit(holds, claim->second.figures)) continue;
    const bool is_circular = std::holds_alternative<CircularFigures>(claim->second.figures);
    findings.push_back(error(is_circular ? ErrorCode::figures_differ : ErrorCode::scores_differ, "",
                             {to_string(claim->second.about)}));
  }
}

}  // namespace tz::server
